import { describe, expect, it } from 'vitest';
import type { StudyResult, Transcript } from '../../src/study/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { TWO_LANGUAGES, twoLanguagesProject } from './two-languages-project.ts';

const ask = async (...args: string[]): Promise<StudyResult> => {
  const { out } = await runCli(
    [
      'simulate',
      TWO_LANGUAGES,
      '--replications',
      '4',
      '--no-sensitivity',
      '--no-control',
      '--no-draws',
      '--threads',
      '1',
      '--format',
      'json',
      ...args,
    ],
    makeFolder(twoLanguagesProject),
  );
  return JSON.parse(out) as StudyResult;
};
const meanOf = (result: StudyResult, world: string, figure: string): number =>
  result.worlds.find(({ id }) => id === world)?.figures[figure]?.mean ?? Number.NaN;

describe('a project whose callers speak two languages', () => {
  it('says how many speak which, and measures prompts in all that are heard', async () => {
    const result = await ask();
    expect(result.languages).toEqual([
      { locale: 'es', share: 0.7 },
      { locale: 'en', share: 0.3 },
    ]);
    const [before, after] = result.worlds;
    expect(before?.prompts.map(({ menu, locale }) => [menu, locale])).toEqual([['menu', 'es']]);
    const own = after?.prompts.find(({ menu }) => menu === 'menu');
    const tongue = after?.prompts.find(({ menu }) => menu === 'tongue');
    expect(own).toMatchObject({ isFirst: true, secondsBefore: tongue?.seconds });
    // Heard in both: the longer one counts.
    expect(own?.seconds).toBeGreaterThanOrEqual(before?.prompts[0]?.seconds ?? Number.POSITIVE_INFINITY);
    expect(tongue?.locale).toBe('en');
  });

  it('brings more to the right desk once the line asks for the language; --locale is that of the others', async () => {
    const mixed = await ask();
    expect(meanOf(mixed, 'after', 'rightFirst')).toBeGreaterThan(meanOf(mixed, 'before', 'rightFirst'));
    const english = await ask('--locale', 'en');
    expect(english.languages).toEqual([{ locale: 'en', share: 1 }]);
    expect(meanOf(english, 'before', 'rightFirst')).toBeLessThan(meanOf(mixed, 'before', 'rightFirst'));
  });

  it('warns of the callers whom the old number does not understand', async () => {
    const { out, err, exitCode } = await runCli(
      [
        'simulate',
        TWO_LANGUAGES,
        '--replications',
        '4',
        '--no-sensitivity',
        '--no-control',
        '--no-draws',
        '--threads',
        '1',
      ],
      makeFolder(twoLanguagesProject),
    );
    expect(exitCode).toBe(0);
    expect(err).toContain(
      '450 callers a month hear and think in en, which these lines do not speak: spanish.',
    );
    expect(err).not.toContain('language-not-asked');
    expect(out).toMatch(/es 70\.0 %, en\s+30\.0 %/);
  });

  it('tells what each of them heard, in the language in which it was said', async () => {
    const { out } = await runCli(
      ['replay', TWO_LANGUAGES, '--outcome', 'served', '--limit', '12', '--format', 'json'],
      makeFolder(twoLanguagesProject),
    );
    const transcripts = JSON.parse(out) as Transcript[];
    expect(new Set(transcripts.map(({ locale }) => locale))).toEqual(new Set(['en', 'es']));
    const heard = transcripts.map(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'hears' ? step.texts : [])).join(' '),
    );
    expect(heard.some((texts) => /For English, press 1\..*For an outage, press 1\./.test(texts))).toBe(true);
    expect(heard.some((texts) => /Para español, pulse 2\..*Para una avería, pulse 1\./.test(texts))).toBe(
      true,
    );
  });
});
