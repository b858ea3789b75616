import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { findRenderer, type Renderer } from '../../src/report/index.ts';
import { binDraws } from '../../src/report/study/decides-charts.ts';
import { findTurners } from '../../src/report/study/turners.ts';
import type { Interval } from '../../src/study/index.ts';
import { buildStudy } from './study-fixture.ts';
import { render, STUDIES } from './studies.ts';
import { about } from './world-fixture.ts';

const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe('what decides the answer', () => {
  it('is said in every report: shares, where the sign turns, and what to measure first', () => {
    for (const id of ['text', 'md', 'html']) {
      const report = plain(render(id));
      expect(report).toContain('Measure first: Numbers dialled (50.0 % of the variance of “Lost in menu”).');
      expect(report).toMatch(/“Lost in menu” gets better where .{0,80} lies above 0\.124; its range here: /);
      expect(report).toContain('below 0.21 (drawn on)');
    }
    expect(plain(render('text', STUDIES.undrawn))).not.toContain('Measure first');
  });

  it('asks to measure for figures that are open, as long as there are any', () => {
    const settled = {
      ...STUDIES.case.uncertainty!,
      comparisons: STUDIES.case.uncertainty!.comparisons.map((pair) => ({
        ...pair,
        differences: { ...pair.differences, lostRate: pair.differences['misroutedRate']! },
      })),
    };
    const { render: print } = findRenderer('md') as Renderer;
    expect(print(buildStudy({ uncertainty: settled }), { language: 'en' })).toContain(
      'Measure first: Numbers dialled (50.0 % of the variance of “Lost in menu” and 50.0 % of the variance of “Misrouted”)',
    );
  });

  it('is not said where the draws do not tell parameters apart', () => {
    const { uncertainty } = STUDIES.case;
    const decides = uncertainty!.decides.map((entry) => ({
      ...entry,
      parameters: entry.parameters.map((each) => ({ ...each, share: 0.002, breakEven: undefined })),
      groups: entry.groups.map((each) => ({ ...each, share: 0.003 })),
      rest: 0.99,
    }));
    const { render: print } = findRenderer('text') as Renderer;
    const text = print(buildStudy({ uncertainty: { ...uncertainty!, decides } }), { language: 'en' });
    expect(plain(text)).toContain('What decides it cannot be told from 40 draws');
    expect(text).not.toMatch(/Measure first|By group|: \.$/m);
  });

  const draws = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
  test.prop([draws])('puts every draw into one bin, and no bin on both sides of zero', (values) => {
    const bins = binDraws(values);
    expect(bins.reduce((sum, bin) => sum + bin.draws, 0)).toBe(values.length);
    for (const { from, to } of bins) expect(from * to).toBeGreaterThanOrEqual(0);
  });

  it('has the draws as a table beside the picture', () => {
    const page = render('html');
    expect(page).toContain('Lost in menu: The change in each of the 40 draws');
    expect(page.match(/<th scope="row">[−+\d., ]+ to [−+\d., ]+<\/th>/g)?.length).toBeGreaterThan(15);
  });
});

describe('a parameter at the end of its range', () => {
  const bar = (atLow: Interval, atHigh: Interval) => ({
    parameter: 'slip',
    unit: 'probability',
    status: 'assumption' as const,
    low: 0,
    high: 1,
    atLow,
    atHigh,
  });
  const turners = (headline: Interval, atEnd: Interval) =>
    findTurners('lostRate', headline, [
      { figure: 'lostRate', base: headline.mean, replications: 3, days: 7, bars: [bar(headline, atEnd)] },
    ]);

  const size = fc.double({ min: 0.1, max: 5, noNaN: true });
  test.prop([size, size, size, fc.constantFrom(1, -1)])(
    'turns the headline clearly with its whole interval on the other side, perhaps with a part of it',
    (mean, end, half, sign) => {
      const headline = about(sign * mean, mean / 2);
      const said = turners(headline, about(-sign * end, half));
      expect(said?.clearly.length).toBe(end > half ? 1 : 0);
      expect(said?.perhaps.length).toBe(end > half ? 0 : 1);
      const same = turners(headline, about(sign * (half + end), half));
      expect(same).toEqual({ clearly: [], perhaps: [] });
    },
  );

  it('turns nothing where the headline itself has no sign, whatever the tornado starts from', () => {
    expect(turners(about(-1, 2), about(1, 0.1))).toBeUndefined();
    expect(findTurners('lostRate', about(-1, 0.1), [])).toBeUndefined();
  });
});

describe('what the model itself contributes', () => {
  it('is a row for each part with what the headline would be without it, and the largest in a sentence', () => {
    const text = plain(render('text'));
    expect(text).toContain(
      'Of the change in “Lost in menu” at the default values (-1.64 pp), -0.90 pp is owed to “Lines that close”: without it the change would be -0.74 pp.',
    );
    expect(text).toMatch(/Memory of numbers: nobody remembers .* Memory of numbers: everybody remembers/);
    expect(plain(render('text', STUDIES.undrawn))).not.toContain('What the model itself contributes');
  });
});

describe('the small print', () => {
  it('says what is not drawn and how sure a share of so few draws is', () => {
    const text = plain(render('text'));
    expect(text).toMatch(/Not drawn, but taken as the scenario has them: shares of products/);
    expect(text).toMatch(
      /“Lost in menu” gets better in 33 of 40 stands for a share between 68\.1 % and 91\.3 %/,
    );
  });
});

describe('every number', () => {
  it('is listed with what it is to the answer; a terminal is told how many there are', () => {
    for (const id of ['md', 'html']) {
      const report = plain(render(id)).replaceAll('\\', '');
      for (const part of ['products[0].share', '8,000', 'drawn', 'as it stands', '修理 0.9'])
        expect(report).toContain(part);
    }
    expect(plain(render('text'))).toContain(
      'Beside 13 parameters the simulation rests on the numbers of the scenario and on default tables, 3 in all: 1 are drawn within their ranges, 2 taken as they stand, 0 not used',
    );
  });
});
