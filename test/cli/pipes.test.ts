/** What becomes of a command whose output nobody takes, and of paths that the system refuses. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { quoteWord } from '../../src/cli/print/quote-word.ts';
import { printFailure } from '../../src/cli/print/print-failure.ts';
import { hostileText } from '../hostile-texts.ts';
import { BIN, ensureBuilt } from './built-cli.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

beforeAll(ensureBuilt);

const broken = { 'machines/a.machine.json': '{}', 'machines/b.machine.json': '{"id":1}' };
const hasShell = spawnSync('bash', ['-c', 'true']).status === 0;

function shell(
  line: string,
  cwd: string,
): { readonly status: number | null; readonly out: string; readonly err: string } {
  const run = spawnSync(
    'bash',
    ['-o', 'pipefail', '-c', line.replaceAll('dialtree', `"${process.execPath}" "${BIN}"`)],
    {
      cwd,
      encoding: 'utf8',
    },
  );
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe.runIf(hasShell)('output that nobody takes', () => {
  // `head` may be slow enough to see nothing of it; `true` is gone before anything is printed.
  it('hides no problem when its reader has seen enough', () => {
    const run = shell('dialtree check machines --format json | true', makeFolder(broken));
    expect(run).toEqual({ status: 1, out: '', err: '' });
  });

  it('keeps no sweep from its results, and its folder is let go', () => {
    const cwd = makeFolder(smallProject);
    const run = shell(
      `dialtree sweep ${SMALL} --vary hangUpStuck=0.01 --replications 1 --threads 1 --out o -q | true`,
      cwd,
    );
    expect(run.status, run.err).toBe(0);
    const names = readdirSync(join(cwd, 'o'));
    for (const name of ['points.csv', 'sweep.html', 'sweep.json']) expect(names).toContain(name);
    expect(names.filter((name) => name.includes('lock'))).toEqual([]);
  });

  it.runIf(existsSync('/dev/full'))('is a sentence and exit code 2 when the disk is full', () => {
    const cwd = makeFolder(smallProject);
    for (const line of ['dialtree check machines', 'dialtree --help', 'dialtree schema machine']) {
      const run = shell(`${line} > /dev/full`, cwd);
      expect(run.status).toBe(2);
      expect(run.err).toMatch(/^error: Standard output cannot be written: the disk is full\./);
      expect(run.err).not.toMatch(/ {4}at /);
    }
  });

  it('changes no exit code when standard error, or both, are closed', () => {
    const cwd = makeFolder(broken);
    expect(shell('dialtree check machines 2>&- >&-', cwd).status).toBe(1);
    expect(shell('dialtree check nowhere 2>&-', cwd).status).toBe(2);
    expect(shell('dialtree check nowhere 2> >(true)', cwd).status).toBe(2);
  });
});

describe('a path that the system refuses', () => {
  it('is told by what is wrong with it, and the rest is checked', async () => {
    const cwd = makeFolder(smallProject);
    symlinkSync('circle.machine.json', join(cwd, 'machines/circle.machine.json'));
    mkdirSync(join(cwd, 'machines/folder.machine.json'));
    writeFileSync(join(cwd, 'machines/wide.machine.json'), Buffer.from('\ufeff{"id":1}', 'utf16le'));
    const { exitCode, out } = await runCli(['check', 'machines'], cwd);
    expect(exitCode).toBe(1);
    expect(out).toContain('its links lead in a circle');
    expect(out).toContain('The file is UTF-16 text');
    expect(out).toContain('3 files checked');
    expect((await runCli(['check', 'x'.repeat(300)], cwd)).out).toContain('the name is too long');
    expect((await runCli(['diagram', 'machines'], cwd)).err).toContain('This is a folder, not a file.');
  });

  it.runIf(spawnSync('mkfifo', ['--version']).status === 0)(
    'is not waited for when it is a pipe',
    async () => {
      const cwd = makeFolder();
      spawnSync('mkfifo', [join(cwd, 'p.machine.json')]);
      expect((await runCli(['check', '.'], cwd)).out).toContain('This is a pipe or a device, not a file.');
    },
  );

  /** Nobody keeps root out: there it is asked as somebody else, where that can be. */
  const isRoot = process.getuid?.() === 0;
  const canAsk =
    process.platform !== 'win32' && (!isRoot || spawnSync('setpriv', ['--version']).status === 0);
  it('for want of permission is one problem of one folder', (test) => {
    if (!canAsk) return test.skip('There is nobody here whom a permission keeps out.');
    const cwd = makeFolder(smallProject);
    mkdirSync(join(cwd, 'machines/closed'));
    chmodSync(join(cwd, 'machines/closed'), 0);
    chmodSync(cwd, 0o755);
    const asSomebody = isRoot ? 'setpriv --reuid=65534 --clear-groups ' : '';
    const { status, out, err } = shell(`${asSomebody}dialtree check machines`, cwd);
    expect(status, err).toBe(1);
    expect(out).toContain('machines/closed:1:1');
    expect(out).toContain('The folder cannot be read (you have no permission there)');
    expect(out).toMatch(/1 file checked against .* 1 error/);
  });

  it('is no broken promise wherever it comes to light', () => {
    for (const code of ['EACCES', 'EMFILE', 'ENOSPC', 'EIO', 'ELOOP', 'EWHATEVER']) {
      let err = '';
      const error = Object.assign(new Error(code), { code, errno: -1, syscall: 'open', path: 'a\n::b' });
      const io = { err: (text: string) => void (err += text), env: {} } as Parameters<typeof printFailure>[1];
      expect(printFailure(error, io)).toBe(2);
      expect(err).toMatch(/^error: "a\\u000a::b" cannot be read: .+\.\n.+\n$/);
    }
  });
});

describe.runIf(hasShell)('a printed command', () => {
  it('gives the shell the same words, and the terminal nothing else', () => {
    const words = fc
      .sample(hostileText, 200)
      .map((word) => Buffer.from(word).toString().replaceAll('\0', ''))
      .filter((word) => word !== '');
    const line = words.map(quoteWord).join(' ');
    // eslint-disable-next-line no-control-regex
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/);
    const file = join(makeFolder({ 'x.sh': `printf '%s\\0' ${line}` }), 'x.sh');
    expect(spawnSync('bash', [file]).stdout.toString('utf8').split('\0').slice(0, -1)).toEqual(words);
    expect(readFileSync(file, 'utf8').split('\n').length).toBe(1);
  });
});
