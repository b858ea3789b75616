import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { formatChange, formatRange, formatValue, formatDecimal } from '../../src/util/format-number.ts';
import { compareFigures, judgeStudy } from '../../src/report/index.ts';
import { directionOf } from '../../src/report/study/judge-together.ts';
import { findDeciders } from '../../src/report/study/turners.ts';
import { sayWords } from '../../src/report/study/word-lists.ts';
import { numberWords } from '../../src/report/number-words.ts';
import { truncateTo, columnsOf, wrapTo } from '../../src/util/text-width.ts';
import { buildStoppedStudy, buildStudy, buildUndrawnStudy } from './study-fixture.ts';
import { about } from './world-fixture.ts';

describe('the word for a difference', () => {
  const ends = fc.tuple(
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc.double({ min: 0, max: 5, noNaN: true }),
  );

  test.prop([ends])('turns around when the difference does', ([mean, half]) => {
    const turned = { better: 'worse', worse: 'better' } as Record<string, string>;
    const word = directionOf({ better: 'lower' }, about(mean, half));
    expect(directionOf({ better: 'lower' }, about(-mean, half))).toBe(turned[word] ?? word);
    expect(directionOf({ better: 'higher' }, about(mean, half))).toBe(turned[word] ?? word);
  });

  test.prop([ends])('is clear exactly when the interval leaves out zero', ([mean, half]) => {
    const word = directionOf({ better: 'lower' }, about(mean, half));
    expect(['better', 'worse'].includes(word)).toBe(mean - half > 0 || mean + half < 0);
  });

  it('is withheld without an interval, and neither good nor bad where a figure is neither', () => {
    expect(
      directionOf({ better: 'lower' }, { mean: -1, low: undefined, high: undefined, replications: 1 }),
    ).toBe('unknown');
    expect(directionOf({ better: 'neither' }, about(1, 0.1))).toBe('higher');
    expect(directionOf({ better: 'lower' }, about(0, 0))).toBe('same');
  });

  it('is never given to worlds that were not paired', () => {
    const study = buildStudy({ comparisons: [] });
    const sampled = compareFigures(study, 'before', 'after').filter((row) => row.before?.replications !== 0);
    expect(new Set(sampled.map((row) => row.direction))).toEqual(new Set(['unknown']));
  });
});

describe('the judgement', () => {
  it('names every headline figure exactly once', () => {
    for (const study of [buildStudy(), buildUndrawnStudy(), buildStoppedStudy()]) {
      const { balance } = judgeStudy(study, { language: 'en' });
      const rows = compareFigures(study, 'before', 'after').filter(
        (row) => row.info.isHeadline && row.info.better !== 'neither',
      );
      for (const row of rows)
        expect(
          balance.filter(
            (line) =>
              !/^(One at a time|No single|Under all)/.test(line) &&
              line.match(new RegExp(`(: |, |and )${row.info.title['en']}(,| and|\\.)`)),
          ).length,
        ).toBe(1);
    }
  });

  it('names the parameters that reach farthest, and counts the others', () => {
    const study = buildStudy({ otherWords: undefined });
    const [tornado] = study.sensitivity;
    const turning = { mean: 0.02, low: -0.01, high: 0.05, replications: 3 };
    const bars = tornado!.bars.map((bar) => ({ ...bar, atLow: turning, atHigh: turning }));
    const sensitivity = [{ ...tornado!, bars }];
    const said = judgeStudy({ ...study, sensitivity }, { language: 'en' }).balance.at(-1);
    expect(said).toContain(`and ${bars.length - 4} more.`);
    bars.forEach(({ parameter }, i) => expect(said?.includes(parameter), parameter).toBe(i < 4));
  });

  it('says which assumption alone would turn the result around', () => {
    const said = judgeStudy(buildStudy({ otherWords: undefined }), { language: 'en' }).balance.at(-1);
    expect(said).toBe(
      'One at a time, all else at default: “Lost in menu” clearly goes the other way with “Dials a wrong one of many numbers” (wrongNumber) at the far end of its range.',
    );
    const firm = buildStudy({
      otherWords: undefined,
      sensitivity: buildStudy().sensitivity.map((entry) => ({ ...entry, bars: entry.bars.slice(1) })),
    });
    expect(judgeStudy(firm, { language: 'en' }).balance.at(-1)).toContain('No single parameter');
    expect(judgeStudy(buildStudy({ sensitivity: [] }), { language: 'en' }).balance.join()).not.toMatch(
      /One at a time|No single/,
    );
  });

  it('says whether the result holds whoever’s words callers use', () => {
    const study = buildStudy();
    expect(judgeStudy(study, { language: 'en' }).balance.at(-1)).toBe(
      'Under all 3 word lists “Lost in menu” moves the same way: by −1.50\u00a0pp to −2.30\u00a0pp.',
    );
    const repeats = study.figureInfo.find(({ id }) => id === 'repeats7d');
    expect(repeats && sayWords(study, repeats, 'en', 'Repeats')).toEqual([
      'NOT settled: under 3 word lists “Repeats” does not always move the same way. The answer hangs on whose words callers use.',
    ]);
    expect(judgeStudy(buildStoppedStudy(), { language: 'en' }).balance.join()).not.toMatch(
      /words callers use/,
    );
  });

  it('finds the assumptions that alone would reach a published figure', () => {
    const study = buildStudy();
    const [lost, repeats] = study.published;
    expect(findDeciders(lost!, study.sensitivity).some(({ reaches }) => reaches)).toBe(false);
    expect(findDeciders(repeats!, study.sensitivity)[0]).toMatchObject({
      bar: { parameter: 'wrongNumber' },
      reaches: true,
    });
  });
});

describe('numbers', () => {
  it('read as people write them', () => {
    const [en, zh] = [numberWords('en'), numberWords('zh-CN')];
    expect(formatValue(0.0591, 'share', en)).toBe('5.91\u00a0%');
    expect(formatValue(0.228, 'share', zh)).toBe('22.8%');
    expect(formatChange(-0.0311, 'share', en)).toBe('−3.11\u00a0pp');
    expect(formatChange(2997.4, 'per-month', en)).toBe('+2,997');
    expect(formatChange(-0.0000001, 'share', en)).toBe('0.00\u00a0pp');
    expect(formatValue(Number.NaN, 'seconds', en)).toBe('–');
    expect([formatDecimal(1234567.891, 2), formatDecimal(-999), formatDecimal(-0.2)]).toEqual([
      '1,234,567.89',
      '−999',
      '0',
    ]);
  });
});

describe('text in columns', () => {
  const text = fc
    .array(fc.constantFrom('menu', '菜单', ' ', '，', 'a', '😀', 'longer-word-than-most'), { maxLength: 60 })
    .map((parts) => parts.join(''));

  test.prop([text, fc.integer({ min: 4, max: 60 })])(
    'is wrapped without losing a character and never wider than asked',
    (input, columns) => {
      const lines = wrapTo(input, columns);
      expect(lines.join('').replace(/ /g, '')).toBe(input.replace(/ /g, ''));
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
    },
  );

  test.prop([text, fc.integer({ min: 4, max: 60 })])('is cut to the width asked', (input, columns) => {
    expect(columnsOf(truncateTo(input, columns))).toBeLessThanOrEqual(columns);
  });
});

describe('intervals in words', () => {
  it('never print two different ends as one number', () => {
    expect(
      formatRange({ mean: 11.8, low: 11.76, high: 11.79, replications: 10 }, 'seconds', numberWords('en')),
    ).toBe('+11.76 to +11.79');
    expect(
      formatRange(
        { mean: 1, low: undefined, high: undefined, replications: 1 },
        'seconds',
        numberWords('en'),
      ),
    ).toBeUndefined();
  });

  it('say so when a figure is computed and not sampled, and still judge it', () => {
    const study = buildStudy({ comparisons: [] });
    const row = compareFigures(study, 'before', 'after').find(
      (candidate) => candidate.info.id === 'firstMenuSeconds',
    );
    expect(row?.direction).toBe('worse');
    expect(formatRange(row?.difference, 'seconds', numberWords('en'))).toBe('computed');
  });
});
