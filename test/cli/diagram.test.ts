import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formats/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

const MACHINE = 'machines/small.machine.json';

describe('dialtree diagram', () => {
  it.each(FORMATS.map(({ id }) => id))('draws a machine as %s', async (format) => {
    const { exitCode, out, err } = await runCli(
      ['diagram', MACHINE, '--format', format],
      makeFolder(smallProject),
    );
    expect(err).toBe('');
    expect(exitCode).toBe(0);
    expect(out.length).toBeGreaterThan(100);
  });

  it('lays over it what the callers of a scenario do', async () => {
    const cwd = makeFolder(smallProject);
    const plain = await runCli(['diagram', MACHINE], cwd);
    const overlaid = await runCli(['diagram', MACHINE, '--scenario', SMALL], cwd);
    expect(plain.out).not.toContain('lost here');
    expect(overlaid.out).toContain('lost here');
  });

  it.each([
    [['gone.machine.json'], 'There is no file "gone.machine.json"'],
    [[MACHINE, '--world', 'after'], 'no --scenario'],
    [[MACHINE, '--locale', 'fr'], 'does not speak "fr"'],
    [[MACHINE, '--scenario', SMALL, '--world', 'aftre'], 'Did you mean "after"?'],
    [[MACHINE, '--scenario', SMALL, '--line', 'three'], 'No line of'],
    [[MACHINE, '--format', 'svg'], 'Allowed: '],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    const { exitCode, out, err } = await runCli(['diagram', ...args], makeFolder(smallProject));
    expect(err).toContain(words);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
  });
});
