import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCallFile } from '../../src/call-files/index.ts';
import type { LoggedCall } from '../../src/calls/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

const isBuilt = existsSync(join(import.meta.dirname, '../../dist/phone-page/page.js'));
const simulate = (cwd: string, ...more: string[]) =>
  runCli(['phone-test', 'simulate', SMALL, '--participants', '8', '--out', 'r', ...more], cwd);

describe('dialtree phone-test', () => {
  it('simulates people, reads them back, and writes their calls with the need known', async () => {
    const cwd = makeFolder(smallProject);
    expect(await simulate(cwd)).toMatchObject({ exitCode: 0 });
    const names = readdirSync(join(cwd, 'r'));
    expect(names).toHaveLength(8);
    for (const out of ['c.events.csv', 'c.events.parquet']) {
      const { exitCode, out: report } = await runCli(['phone-test', 'read', 'r', '--out', out], cwd);
      expect(exitCode).toBe(0);
      expect(report).toContain('What a test cannot tell');
      const file = await openCallFile(join(cwd, out), { today: '2026-11-28' });
      const calls: LoggedCall[] = [];
      for await (const batch of file.calls()) calls.push(...batch);
      expect(calls).toHaveLength(file.header.calls);
      expect(calls.every(({ need, caller }) => need !== '' && caller === '')).toBe(true);
    }
  });

  it('reports in every form', async () => {
    const cwd = makeFolder(smallProject);
    await simulate(cwd);
    const run = (format: string) => runCli(['phone-test', 'read', 'r', '--format', format], cwd);
    const json = JSON.parse((await run('json')).out) as { format: string; participants: number };
    expect(json).toMatchObject({ format: 'dialtree-phone-test-report', participants: 8 });
    expect((await run('md')).out).toContain('| World |');
    expect((await run('csv')).out).toMatch(/^world,need,tasks/);
    expect((await run('html')).out).toContain('<svg');
  });

  it('takes the same participant once, and says so', async () => {
    const cwd = makeFolder(smallProject);
    await simulate(cwd);
    const [name = ''] = readdirSync(join(cwd, 'r'));
    const text = readFileSync(join(cwd, 'r', name), 'utf8');
    const whole = JSON.parse(text) as { tasks: unknown[] };
    writeFileSync(join(cwd, 'r', `0-again.phone-test.json`), text);
    // Saved in the middle: what was done to the end says all.
    writeFileSync(
      join(cwd, 'r', `1-middle.phone-test.json`),
      JSON.stringify({ ...whole, tasks: whole.tasks.slice(0, 1) }),
    );
    const { exitCode, err, out } = await runCli(['phone-test', 'read', 'r'], cwd);
    expect(exitCode).toBe(0);
    expect(err.match(/once more/g)).toHaveLength(2);
    expect(out).toContain('8 people');
  });

  it('reads the others when one file is spoilt, and ends with 1', async () => {
    const cwd = makeFolder({ ...smallProject, 'r/bad.phone-test.json': '{"format": 5' });
    await simulate(cwd);
    const { exitCode, out, err } = await runCli(['phone-test', 'read', 'r'], cwd);
    expect(exitCode).toBe(1);
    expect(out).toContain('8 people');
    expect(err + out).toContain('bad.phone-test.json');
  });

  it('refuses results of a menu that has been changed since', async () => {
    const cwd = makeFolder(smallProject);
    await simulate(cwd);
    const menu = join(cwd, 'machines/small.machine.json');
    writeFileSync(menu, readFileSync(menu, 'utf8').replace(/"label": \{\s*"en": "/, '$&New '));
    const { exitCode, err, out } = await runCli(['phone-test', 'read', 'r'], cwd);
    expect(exitCode).toBe(1);
    expect(err + out).toContain('another text of the menu "small"');
  });

  it('says when a number was taken twice, and counts both', async () => {
    const cwd = makeFolder(smallProject);
    await simulate(cwd);
    const [name = ''] = readdirSync(join(cwd, 'r'));
    const result = JSON.parse(readFileSync(join(cwd, 'r', name), 'utf8')) as object;
    const other = JSON.stringify({ ...result, run: '0123456789abcdef' });
    writeFileSync(join(cwd, 'r', '9-other.phone-test.json'), other);
    const { err, out } = await runCli(['phone-test', 'read', 'r'], cwd);
    expect(err).toContain('have the same number, 1');
    expect(out).toContain('9 people');
  });

  it('says in a sentence what it does not understand', async () => {
    const cwd = makeFolder(smallProject);
    const wrong: [string[], string][] = [
      [['phone-test', 'print', SMALL], 'not "print"'],
      [['phone-test', 'create'], 'takes a file'],
      [['phone-test', 'create', SMALL, SMALL], 'one scenario'],
      [['phone-test', 'read', 'nothing'], 'nothing'],
      [['phone-test', 'simulate', SMALL, '--set', 'wrongNumber'], 'parameter=value'],
      [['phone-test', 'simulate', SMALL, '--set', 'wrongNumbr=0.2'], 'wrongNumbr'],
      [['phone-test', 'simulate', SMALL, '--set', 'wrongNumber=2'], 'wrongNumber'],
      [['phone-test', 'simulate', SMALL, '--worlds', 'nowhere'], 'nowhere'],
    ];
    for (const [args, word] of wrong) {
      const { exitCode, err } = await runCli(args, cwd);
      expect({ args, exitCode }).toEqual({ args, exitCode: 2 });
      expect(err).toContain(word);
    }
    await simulate(cwd);
    expect(await runCli(['phone-test', 'read', 'r', '--out', 'calls.txt'], cwd)).toMatchObject({
      exitCode: 2,
    });
  });

  it.skipIf(!isBuilt)('makes one file that runs nothing but its own script', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
    const cwd = makeFolder(
      Object.fromEntries(
        Object.entries(smallProject).map(([name, text]) => [
          name,
          text.replace(/("label": \{\s*"en": )"[^"]*"/, `$1${JSON.stringify(evil)}`),
        ]),
      ),
    );
    const { exitCode, out } = await runCli(['phone-test', 'create', SMALL, '--out', 't.html'], cwd);
    expect({ exitCode, out }).toMatchObject({ exitCode: 0 });
    const html = readFileSync(join(cwd, 't.html'), 'utf8');
    expect(html).toContain('\\u003c/script>\\u003cscript>alert(1)');
    expect(html).not.toContain(evil);
    expect(html.match(/<script[ >]/g)).toHaveLength(2);
    expect(html).toContain("script-src 'sha256-");
    expect(html).toContain("connect-src 'none'");
    expect(html.length).toBeLessThan(400_000);
  });
});
