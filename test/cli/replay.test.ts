import { describe, expect, it } from 'vitest';
import type { Transcript } from '../../src/study/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

describe('dialtree replay', () => {
  it('tells one caller’s calls from dialling to the end', async () => {
    const { exitCode, out, err } = await runCli(['replay', SMALL, '--call', '3'], makeFolder(smallProject));
    expect(err).toBe('');
    expect(exitCode).toBe(0);
    expect(out).toContain('Caller 3 of month 1, world "after"');
    expect(out).toMatch(/^Call 1: day \d+ \(\w+day\), \d\d:\d\d:\d\d$/m);
    expect(out).toMatch(/^ +0:00 {2}dials /m);
  });

  it('finds a caller who was lost at a menu', async () => {
    const cwd = makeFolder(smallProject);
    const { out } = await runCli(['replay', SMALL, '--lost-at', 'products', '--format', 'json'], cwd);
    const [transcript] = JSON.parse(out) as Transcript[];
    const kinds = transcript?.steps.map(({ kind }) => kind);
    expect(kinds).toContain('hangs-up');
    const hangsUp = kinds?.indexOf('hangs-up') ?? -1;
    expect(transcript?.steps.slice(0, hangsUp).findLast(({ kind }) => kind === 'hears')).toMatchObject({
      menu: 'products',
    });
  });

  it('shows as many callers as asked, in the language asked', async () => {
    const { out } = await runCli(
      ['replay', SMALL, '--outcome', 'served', '--limit', '3', '--language', 'zh'],
      makeFolder(smallProject),
    );
    expect(out.match(/位来电者/g)).toHaveLength(3);
  });

  it.each([
    [['--world', 'aftr'], 'Did you mean "after"?'],
    [['--line', 'tow'], 'Known here: one'],
    [['--lost-at', 'product'], 'Did you mean "products"?'],
    [['--call', '0'], 'from 1'],
    [['--call', '2000000'], 'Nobody'],
    [['--outcome', 'happy'], 'Allowed: '],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    const { exitCode, out, err } = await runCli(['replay', SMALL, ...args], makeFolder(smallProject));
    expect(err).toContain(words);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
  });
});
