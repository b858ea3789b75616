import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { makeFolder, runCli } from './run-cli.ts';

describe('the command line', () => {
  it('prints help when nothing is asked and names every command', async () => {
    const { exitCode, out } = await runCli([], makeFolder());
    expect(exitCode).toBe(0);
    for (const { name } of commands) expect(out).toContain(name);
  });

  it('prints its version', async () => {
    expect(await runCli(['--version'], makeFolder())).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
  });

  it('suggests the nearest command and option', async () => {
    const command = await runCli(['schem'], makeFolder());
    expect(command).toMatchObject({ exitCode: 2, out: '' });
    expect(command.err).toContain('Did you mean schema?');
    const option = await runCli(['schema', 'machine', '--uot', 'x'], makeFolder());
    expect(option.exitCode).toBe(2);
    expect(option.err).toContain('Did you mean --out?');
  });

  it.each(commands.map(({ name }) => name))('explains %s', async (name) => {
    const { exitCode, out } = await runCli([name, '--help'], makeFolder());
    expect(exitCode).toBe(0);
    expect(out).toContain(`Usage: dialtree ${name}`);
  });

  it('speaks of a defect of its own in one sentence, and shows the stack only when asked', async () => {
    const out = (): void => {
      throw new Error('the cat sat on it');
    };
    const plain = await runCli(['schema', 'machine'], makeFolder(), { out });
    expect(plain.exitCode).toBe(2);
    expect(plain.err).toContain('the cat sat on it');
    expect(plain.err).toContain('DIALTREE_DEBUG=1');
    expect(plain.err).not.toMatch(/^\s+at /m);
    const debug = await runCli(['schema', 'machine'], makeFolder(), { out, env: { DIALTREE_DEBUG: '1' } });
    expect(debug.err).toMatch(/^\s+at /m);
  });
});
