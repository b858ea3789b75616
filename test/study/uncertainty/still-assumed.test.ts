import { describe, expect, it } from 'vitest';
import { createInlineRunner } from '../../../src/runner/index.ts';
import { toScale, type Posterior, type ScenarioConfig } from '../../../src/scenario/index.ts';
import { drawParameters, namedParameters, runStudy, type StudyResult } from '../../../src/study/index.ts';
import { findStudyRenderer, parseStudyResult } from '../../../src/report/index.ts';
import { smallDesign, smallScenario } from '../small-study.ts';

const posterior: Posterior = {
  names: ['noInput', 'words.product.pc', 'labels.product.pc', 'labels.product.phone'],
  scales: ['logit', 'log', 'log', 'log'],
  mean: [toScale('logit', 0.05), 0, 0, 0],
  factor: [[0.1], [0, 0.1], [0, 0, 0.8], [0, 0, 0, 0.8]],
  heard: ['pc-line', 'phone-line'],
  counts: '0'.repeat(64),
  calls: 20_000,
  from: '2026-03-01',
  to: '2026-04-30',
};
const learnt: ScenarioConfig = { ...smallScenario, posterior };
const resultOf = (scenario: ScenarioConfig): Promise<StudyResult> => {
  const design = smallDesign({ scenario, replications: 2, draws: 30, hasControl: false });
  return runStudy(design, createInlineRunner(design));
};

const printedIn =
  (result: StudyResult) =>
  (language: 'en' | 'zh-CN'): string =>
    String(findStudyRenderer('text')?.render(result, { language }));

describe('what a calibrated answer still assumes', async () => {
  const result = await resultOf(learnt);
  const { assumed, uncertainty } = result;

  it('is asked on the draws and callers of the answer, under other labels and other wrong numbers', () => {
    expect(assumed?.settings.map(({ id }) => id)).toEqual([
      'as-learnt',
      'labels-doubled',
      'wrong-number-low',
      'wrong-number-high',
    ]);
    const [asLearnt] = assumed?.settings ?? [];
    const { median, low, high } = uncertainty?.comparisons[0]?.differences['lostRate'] ?? {};
    expect(asLearnt?.figures['lostRate']).toMatchObject({ median, low, high });
    const misroutedAt = (id: string): number =>
      assumed?.settings.find((each) => each.id === id)?.figures['misroutedRate']?.median ?? 0;
    expect(misroutedAt('wrong-number-high')).toBeLessThan(misroutedAt('wrong-number-low'));
  });

  it('leaves less open where labels are known, and none where nobody read a log', async () => {
    const widthOf = (id: string): number => {
      const { low = 0, high = 0 } =
        assumed?.settings.find((each) => each.id === id)?.figures['lostRate'] ?? {};
      return high - low;
    };
    expect(widthOf('labels-doubled')).toBeGreaterThan(widthOf('as-learnt'));
    expect(await resultOf(smallScenario)).not.toHaveProperty('assumed');
  });

  it('does not ask about a wrong number that somebody has counted', async () => {
    const wrongNumber = namedParameters(learnt).find(({ name }) => name === 'wrongNumber')!;
    const { name: _, isOverridden: __, ...row } = wrongNumber;
    const counted = { ...learnt, parameters: { wrongNumber: { ...row, status: 'measured' as const } } };
    const ids = (await resultOf(counted)).assumed?.settings.map(({ id }) => id);
    expect(ids).toEqual(['as-learnt', 'labels-doubled']);
  });

  it('neither doubles nor lists labels that a test has taught', async () => {
    const tested = { ...posterior, heard: [...posterior.heard, 'small'], labelled: ['small'] };
    const known = await resultOf({ ...learnt, posterior: tested });
    expect(known.assumed?.settings.map(({ id }) => id)).not.toContain('labels-doubled');
    const item = 'How callers hear labels';
    expect(printedIn(result)('en')).toContain(item);
    expect(printedIn(known)('en')).not.toContain(item);
  });

  it('marks menus beyond everything that was heard', () => {
    expect(assumed?.extrapolated).toContainEqual(
      expect.objectContaining({ machine: 'small', menu: 'products', options: 5, depth: 1, mostOptions: 4 }),
    );
  });

  it('says of what is open how much the log taught, what labels leave, and what is assumed', () => {
    for (const { grounds, rest } of uncertainty?.decides ?? []) {
      const { learnt: taught = 0, labels = 0, assumed: others = 0 } = grounds ?? {};
      expect(taught + labels + others + rest).toBeCloseTo(1, 9);
    }
  });

  it('is told in both languages, and survives the result’s file', () => {
    const read = parseStudyResult(JSON.stringify(result), 'study.json');
    expect(read.problems).toEqual([]);
    expect(read.result?.assumed).toEqual(assumed);
    const printed = printedIn(result);
    const english = printed('en');
    expect(english).toContain('What is still assumed');
    expect(english).toContain('Learnt from 20,000 calls of 2026-03-01 to 2026-04-30.');
    expect(english).toContain('New labels twice as uncertain');
    expect(english).toContain('Extrapolated: the menu');
    expect(printed('zh-CN')).toContain('仍是假设的内容');
  });
});

it('conviction and whose words are not drawn beside words that a log taught', () => {
  const other = { id: 'a', title: { en: 'A' }, source: 'test', status: 'assumption' } as const;
  const products = { pc: { en: { machine: 0.8 } }, phone: { en: { phone: 0.7 } } };
  const intents = { repair: { en: { broken: 0.9 } }, buy: { en: { buying: 0.6 } } };
  const lists = { ...smallScenario, otherWords: [{ ...other, products, intents }] };
  const drawn = (scenario: ScenarioConfig): string[] => Object.keys(drawParameters(scenario, 1, 20)[0] ?? {});
  expect(drawn(lists)).toEqual(expect.arrayContaining(['conviction', 'words']));
  expect(drawn({ ...lists, posterior })).not.toContain('conviction');
  expect(drawn({ ...lists, posterior })).not.toContain('words');
});
