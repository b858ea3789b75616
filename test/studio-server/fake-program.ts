/** A program in the place of ours: it says what it was given, and lives as long as a test wants. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const SOURCE = `
import { appendFileSync, writeFileSync, writeSync } from 'node:fs';
const args = process.argv.slice(2);
const valueOf = (name) => args.find((each) => each.startsWith(name + '='))?.slice(name.length + 1);
console.log('ARGS ' + JSON.stringify(args));
const until = (code) => {
  process.on('SIGINT', () => { console.error('stopping kindly'); process.exit(code); });
  setInterval(() => undefined, 1000);
  console.log('waiting');
};
if (args[0] === 'pilot') {
  writeSync(Number(process.env.DIALTREE_PROGRESS_FD), '{"done":1,"total":4,"stage":"halfway","leftSeconds":3}\\nno json\\n{"done":-1}\\n');
  const out = valueOf('--out');
  writeFileSync(out + '/a.html', '<!doctype html><title>report</title>');
  writeFileSync(out + '/a.json', '{}');
  console.log('Written: ' + out + '/a.html');
  await new Promise((resolve) => setTimeout(resolve, 600));
} else if (args[0] === 'verify') {
  const tell = (line) => writeSync(Number(process.env.DIALTREE_PROGRESS_FD), line + '\\n');
  for (const id of ['closed-hours', 7, 'looks-closed'])
    tell(JSON.stringify({ undecided: { id, message: 'Odd.', hint: 'Decide.', more: 1 } }));
  tell('{"undecided":null}');
  console.error('error: there is no line of that name');
  process.exitCode = 2;
} else if (args[0] === 'calibrate' && args.includes('--plan')) {
  writeFileSync(valueOf('--report') + '/a.html', '');
  process.exitCode = 1;
} else if (args[0] === 'import-calls') {
  writeFileSync(valueOf('--report'), '{}');
  process.exitCode = 1;
} else if (args[0] === 'log-calls') {
  writeFileSync(valueOf('--out'), 'calls');
} else if (args[0] === 'phone-test' && args[1] === 'create') {
  writeFileSync(valueOf('--out'), '<script>1</script>');
} else if (args[0] === 'phone-test') {
  console.log('http://127.0.0.1:1234/?token=abc');
  until(0);
} else if (args[0] === 'simulate') {
  console.log('x'.repeat(40_000) + '\\n' + 'last words');
} else until(2);
`;

/** Removed when the test is over. */
export function fakeProgram(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'dialtree-program-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'program.mjs');
  writeFileSync(file, SOURCE);
  return [process.execPath, file];
}
