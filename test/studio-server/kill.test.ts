import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter } from './enter.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Under node_modules, so that the bundle finds the packages it imports. */
const OUT = join(HERE, '../../node_modules/.dialtree-test/server');
const PATH = 'machines/a.machine.json';

let root = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'dialtree-kill-'));
  mkdirSync(join(root, 'machines'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('./server-process.ts', import.meta.url)),
      outDir: OUT,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'server.mjs' } },
    },
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Large enough that writing it takes a while; different all through, so that a mixture shows. */
const textOf = (round: number): string =>
  JSON.stringify(Array.from({ length: 60_000 }, (_, i) => `round ${round} line ${i}`));

function startProcess(): Promise<{ child: ChildProcess; url: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(OUT, 'server.mjs'), root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.on('error', reject);
    child.stdout?.once('data', (url: Buffer) => resolve({ child, url: String(url).trim() }));
  });
}

const listTemporaryFiles = (): string[] =>
  readdirSync(join(root, 'machines')).filter((name) => name.endsWith('.dialtree-tmp'));
const seeTemporaryFile = async (isOver: () => boolean): Promise<void> => {
  while (listTemporaryFiles().length === 0 && !isOver())
    await new Promise((resolve) => setImmediate(resolve));
};

describe('a server that is killed during a save', () => {
  it('leaves the old or the new file whole, and goes on after a restart', async () => {
    let onDisk = textOf(0);
    writeFileSync(join(root, PATH), onDisk);
    let torn = 0;
    for (const [round, moment] of (['writing', 0, 'writing', 15, 'writing', 40] as const).entries()) {
      const { child, url: address } = await startProcess();
      const { url, fetch } = await enter(address);
      const read = (await (await fetch(`${url}api/file?path=${PATH}`)).json()) as {
        text: string;
        version: string;
      };
      expect([read.text === onDisk, read.version]).toEqual([true, hash(onDisk)]);
      const next = textOf(round + 1);
      const ended = new Promise((resolve) => child.on('exit', resolve));
      const saving = fetch(`${url}api/file`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ path: PATH, text: next, baseVersion: read.version }),
      })
        .then(({ status }) => status)
        .catch(() => 0);
      let isOver = false;
      void saving.finally(() => void (isOver = true));
      if (moment === 'writing') await seeTemporaryFile(() => isOver);
      else await new Promise((resolve) => setTimeout(resolve, moment));
      child.kill('SIGKILL');
      await ended;
      const answered = (await saving) === 200;
      const found = readFileSync(join(root, PATH), 'utf8');
      expect({ round, isWhole: [onDisk, next].includes(found) }).toEqual({ round, isWhole: true });
      // What was answered as saved is there.
      expect(answered && found !== next).toBe(false);
      if (listTemporaryFiles().length > 0) torn += 1;
      for (const name of listTemporaryFiles()) rmSync(join(root, 'machines', name));
      onDisk = found;
    }
    // Else the kills came too early or too late to mean anything.
    expect(torn).toBeGreaterThan(0);
  });
});
