import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Io } from '../../src/cli/process/io.ts';
import { enter } from '../studio-server/enter.ts';
import { makeFolder, runCli } from './run-cli.ts';

/** Runs `dialtree studio` until it has printed its address and `work` is done, then presses Ctrl-C. */
async function runStudio(
  folder: string,
  args: readonly string[],
  work: (url: string) => Promise<void>,
  isOpened = false,
): Promise<{ exitCode: number; out: string; err: string }> {
  let press = (): void => undefined;
  const changes: Partial<Io> = { onInterrupt: (handler) => ((press = handler), () => undefined) };
  let out = '';
  let heard = (): void => undefined;
  const running = runCli(['studio', ...args, ...(isOpened ? [] : ['--no-open'])], folder, {
    ...changes,
    out: (text) => ((out += text), heard()),
  });
  const address = new Promise<void>((resolve) => void (heard = resolve));
  await Promise.race([running, address]);
  await work(out.trim());
  press();
  return { ...(await running), out };
}

describe('dialtree studio', () => {
  it('prints its address, serves the folder and ends cleanly at Ctrl-C', async () => {
    const folder = makeFolder({ 'machines/a.machine.json': '{}' });
    let origin = '';
    const { exitCode, out, err } = await runStudio(folder, [], async (address) => {
      const { url, fetch } = await enter(address);
      origin = url;
      expect((await fetch(`${url}api/project`)).status).toBe(200);
    });
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}\n$/);
    expect(err).toContain('1 machine');
    expect(err).not.toContain('token');
    await expect(fetch(`${origin}api/project`)).rejects.toThrow('fetch failed');
  });

  it('asks nobody with --no-token, and says what that means', async () => {
    const { out, err } = await runStudio(makeFolder(), ['--no-token'], async (url) => {
      expect((await fetch(`${url}api/project`)).status).toBe(200);
    });
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    expect(err).toContain('everybody who uses this computer can read and write this project');
  });

  it('says what to do when the token cannot be kept', async () => {
    const folder = makeFolder({ '.dialtree/access/token': 'x'.repeat(32) });
    chmodSync(join(folder, '.dialtree/access/token'), 0o644);
    const { err } = await runStudio(folder, [], async (address) => void (await enter(address)));
    expect(err).toContain('".dialtree/access/token" is not used');
    expect(err).toContain('Delete it and start again');
  });

  it.runIf(process.platform === 'linux')(
    'opens the browser without the token in a command line',
    async () => {
      const folder = makeFolder();
      const opened = join(folder, 'opened.txt');
      writeFileSync(
        join(folder, 'xdg-open'),
        `#!/bin/sh\nprintf '%s' "$*" > '${opened}.half'; mv '${opened}.half' '${opened}'\n`,
        {
          mode: 0o755,
        },
      );
      vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
      onTestFinished(() => void vi.unstubAllEnvs());
      let target = '';
      const { exitCode } = await runStudio(
        folder,
        [],
        async (address) => {
          await expect.poll(() => existsSync(opened), { timeout: 5000 }).toBe(true);
          target = readFileSync(opened, 'utf8');
          expect(target).not.toContain(new URL(address).searchParams.get('token'));
          expect(readFileSync(target, 'utf8')).toContain(address);
          expect(statSync(target).mode & 0o777).toBe(0o600);
        },
        true,
      );
      expect([exitCode, existsSync(target)]).toEqual([0, false]);
    },
  );

  it('offers to make the first machine where there is none', async () => {
    const { exitCode, err } = await runStudio(makeFolder(), [], async () => undefined);
    expect([exitCode, err.includes('no *.machine.json files')]).toEqual([0, true]);
  });

  it('says kindly that there is no such folder, or that the port is taken', async () => {
    const folder = makeFolder({ 'machines/a.machine.json': '{}' });
    expect(await runCli(['studio', 'nowhere', '--no-open'], folder)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('no folder "nowhere"') as string,
    });
    await runStudio(folder, [], async (url) => {
      const { port } = new URL(url);
      const second = await runCli(['studio', '--no-open', '--port', port], folder);
      expect(second).toMatchObject({
        exitCode: 2,
        err: expect.stringContaining(`Port ${port} is taken`) as string,
      });
    });
  });
});
