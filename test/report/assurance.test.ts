import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { judgeStudy } from '../../src/report/index.ts';
import { assuranceOf, countDraws, shareOfFalls } from '../../src/report/study/assurance.ts';
import { shareInterval } from '../../src/stats/index.ts';
import { LANGUAGES } from '../../src/words/index.ts';
import { totalOf } from './drawn-fixture.ts';
import { STUDIES } from './studies.ts';

const withShare = (hits: number, draws: number) => {
  const { estimate: share, low, high } = shareInterval(hits, draws);
  return { total: { ...totalOf('lostRate', -1, 2), helps: { share, low, high } } };
};

describe('how sure a change is', () => {
  const counts = fc
    .integer({ min: 1, max: 500 })
    .chain((draws) => fc.tuple(fc.integer({ min: 0, max: draws }), fc.constant(draws)));

  it.each([
    [96, 100, 'better'],
    [95, 100, 'probablyBetter'],
    [79, 100, 'probablyBetter'],
    [78, 100, 'unsettled'],
    [50, 100, 'unsettled'],
    [4, 100, 'worse'],
    [20, 20, 'probablyBetter'],
    [950, 1000, 'better'],
  ])('takes more than a few draws: better in %i of %i is %s', (hits, draws, said) => {
    expect(assuranceOf(withShare(hits, draws))).toBe(said);
  });

  test.prop([counts])('turns around with the share', ([hits, draws]) => {
    const turned: Readonly<Record<string, string>> = {
      better: 'worse',
      probablyBetter: 'probablyWorse',
      probablyWorse: 'probablyBetter',
      worse: 'better',
      unsettled: 'unsettled',
    };
    const said = assuranceOf(withShare(hits, draws)) ?? '';
    expect(assuranceOf(withShare(draws - hits, draws))).toBe(turned[said]);
  });

  it('is not said where nothing was drawn, and by direction where a figure is neither good nor bad', () => {
    expect(assuranceOf({ total: undefined })).toBeUndefined();
    const describing = { ...totalOf('transferRate', 1, 0.5), helps: undefined };
    expect(assuranceOf({ total: describing })).toBe('higher');
    expect(assuranceOf({ total: { ...describing, low: -0.1 } })).toBe('unsettled');
  });

  it('counts draws whole, and half a one for a draw that changed nothing', () => {
    expect([countDraws(0.89, 100), countDraws(57.5 / 60, 60)]).toEqual([89, 57.5]);
    const total = totalOf('rightFirst', 1, 0.5);
    expect([shareOfFalls('higher', total), shareOfFalls('neither', total)]).toEqual([0, undefined]);
  });
});

describe('the first sentence', () => {
  it('says what is robust and then what is not, each with its total interval and its draws', () => {
    expect(judgeStudy(STUDIES.case, { language: 'en' }).lead.replaceAll('\u00a0', ' ')).toBe(
      'From 18 lines to 1, under nearly every assumption “Misrouted” falls (−9.70 pp, 90 % −14.06 to −5.33; better in 40 of 40 draws), “Repeat calls within 7 d” falls (−3,150, 90 % −4,568 to −1,733; better in 40 of 40 draws) and “Abandoned in queue” falls (−2.00 pp, 90 % −2.90 to −1.10; better in 40 of 40 draws). Not settled: “Lost in menu” (−1.64 pp, −3.85 to +0.57; it falls in 33 of 40 draws).',
    );
  });

  it('has a word for what is probable, between what is robust and what is not settled', () => {
    const study = STUDIES.case;
    const [headline] = study.uncertainty!.comparisons;
    const lostRate = { ...headline!.differences['lostRate']!, helps: withShare(36, 40).total.helps };
    const differences = { ...headline!.differences, lostRate };
    const uncertainty = { ...study.uncertainty!, comparisons: [{ ...headline!, differences }] };
    const { lead } = judgeStudy({ ...study, uncertainty }, { language: 'en' });
    expect(lead).toMatch(/draws\). Probably “Lost in menu” falls \(.*; better in 36 of 40 draws\)\.$/);
  });

  it('is careful where nothing was drawn', () => {
    for (const language of LANGUAGES) {
      const { lead } = judgeStudy(STUDIES.undrawn, { language });
      expect(lead).toContain(String(STUDIES.undrawn.parameters.length));
      expect(lead).toContain('7.13');
    }
    expect(judgeStudy(STUDIES.undrawn, { language: 'en' }).lead).toMatch(
      /at the default values of 13 parameters, 7 of them assumptions.*simulation noise alone/,
    );
  });

  it('never says of a change that it rises or falls without saying in how many draws', () => {
    for (const study of Object.values(STUDIES)) {
      const { lead } = judgeStudy(study, { language: 'en' });
      const told = lead.match(/\b(?:rises|falls)\b/g)?.length ?? 0;
      expect(lead.match(/in \d+ of \d+ draws/g)?.length ?? 0).toBe(told);
    }
  });
});
