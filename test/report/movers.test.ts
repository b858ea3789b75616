import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { judgeStudy } from '../../src/report/index.ts';
import { WATCHED } from '../../src/report/study/movers.ts';
import { FIGURE_INFO, type Interval, type StudyResult } from '../../src/study/index.ts';
import { LANGUAGES } from '../../src/words/index.ts';
import { DRAWS, totalOf } from './drawn-fixture.ts';
import { buildStudy, buildUndrawnStudy } from './study-fixture.ts';
import { about, AFTER, BEFORE } from './world-fixture.ts';

type Moves = Readonly<Record<string, number>>;

const titleOf = (figure: string): string => FIGURE_INFO.find(({ id }) => id === figure)?.title['en'] ?? '';
const signOf = (figure: string): number =>
  FIGURE_INFO.find(({ id }) => id === figure)?.better === 'higher' ? 1 : -1;
const firstSentence = (lead: string): string => lead.split('). ')[0] ?? '';

/** The case with these changes in place of its own, each the same in every draw; positive is good. */
function drawnWith(moves: Moves): StudyResult {
  const study = withValues(buildStudy(), moves);
  const [headline] = study.uncertainty!.comparisons;
  const drawn = Object.entries(moves).map(([id, move]) => {
    const change = signOf(id) * move;
    return [id, totalOf(id, change, Math.abs(change) / 2)] as const;
  });
  const differences = { ...headline!.differences, ...Object.fromEntries(drawn) };
  return { ...study, uncertainty: { ...study.uncertainty!, comparisons: [{ ...headline!, differences }] } };
}

/** At the default values, far beyond the noise. */
function withValues(study: StudyResult, moves: Moves): StudyResult {
  const change = (figure: string): Interval => about(signOf(figure) * (moves[figure] ?? 0), 1e-9);
  const figures = Object.keys(moves);
  const put = (own: Readonly<Record<string, Interval>>, at: (figure: string) => Interval) => ({
    ...own,
    ...Object.fromEntries(figures.map((figure) => [figure, at(figure)])),
  });
  return {
    ...study,
    worlds: study.worlds.map((world) => ({
      ...world,
      figures: put(world.figures, (id) =>
        about(0.5 + (world.id === 'after' ? signOf(id) * (moves[id] ?? 0) : 0), 1e-9),
      ),
    })),
    comparisons: study.comparisons.map((each) =>
      each.from === 'before' && each.to === 'after'
        ? { ...each, differences: put(each.differences, change) }
        : each,
    ),
  };
}

const anyMoves = fc
  .record(
    Object.fromEntries(
      WATCHED.map((id) => [
        id,
        fc
          .tuple(fc.double({ min: 0.001, max: 0.4, noNaN: true }), fc.boolean())
          .map(([a, up]) => (up ? a : -a)),
      ]),
    ),
  )
  .filter((moves) => new Set(Object.values(moves)).size === WATCHED.length);
const worstOf = (moves: Moves): [string, number] =>
  Object.entries(moves).toSorted((a, b) => a[1] - b[1])[0] as [string, number];

describe('the first sentence', () => {
  test.prop([anyMoves])('names what gets most worse, whatever else gets better', (moves) => {
    const [worst, move] = worstOf(moves);
    const [best, gain] = Object.entries(moves).toSorted((a, b) => b[1] - a[1])[0] as [string, number];
    for (const study of [drawnWith(moves), withValues(buildUndrawnStudy(), moves)]) {
      const first = firstSentence(judgeStudy(study, { language: 'en' }).lead);
      if (move < 0) expect(first).toContain(`“${titleOf(worst)}”`);
      if (gain > 0) expect(first).toContain(`“${titleOf(best)}”`);
    }
  });

  it('warns of what is only probably worse, and says that it is', () => {
    const study = drawnWith({ abandonRate: 0.3, closedRate: -0.2 });
    const [headline] = study.uncertainty!.comparisons;
    const closedRate = {
      ...headline!.differences['closedRate']!,
      helps: { share: 0.1, low: 0.05, high: 0.2 },
    };
    const differences = { ...headline!.differences, closedRate };
    const { lead } = judgeStudy(
      { ...study, uncertainty: { ...study.uncertainty!, comparisons: [{ ...headline!, differences }] } },
      { language: 'en' },
    );
    expect(firstSentence(lead)).toMatch(
      /; but probably “Told that it is closed” rises \(.*in 36 of 40 draws/,
    );
  });

  it('does not warn where none of them gets worse', () => {
    for (const language of LANGUAGES) {
      const { lead } = judgeStudy(drawnWith({ abandonRate: 0.3, closedRate: 0.1 }), { language });
      expect(lead).not.toMatch(/; but|；但/);
    }
  });

  it('of an honest announcement praises no wait without the calls that it turned away', () => {
    // Nobody waits for nobody any more: half of the callers are told that it is closed instead.
    const moves = {
      lostRate: 0.02,
      closedRate: -0.54,
      abandonRate: 0.52,
      answeredIn20: 0.49,
      neverServed: 0.1,
    };
    const { lead } = judgeStudy(drawnWith(moves), { language: 'en' });
    expect(lead.replaceAll('\u00a0', ' ')).toContain(
      `and “Abandoned in queue” falls (−52.0 pp, 90 % −75.4 to −28.6; better in ${DRAWS} of ${DRAWS} draws); but “Told that it is closed” rises (+54.0 pp`,
    );
  });

  it('has no row for closed calls where there are none', () => {
    const open = withValues(buildUndrawnStudy(), {});
    const worlds = open.worlds.map((world) => ({
      ...world,
      figures: { ...world.figures, closedRate: about(0, 0), closedCalls: about(0, 0) },
    }));
    const { balance } = judgeStudy({ ...open, worlds }, { language: 'en' });
    expect(balance.join()).not.toContain('closed');
    expect([BEFORE['closedRate'], AFTER['closedRate']].every((rate) => (rate ?? 0) > 0)).toBe(true);
    expect(judgeStudy(open, { language: 'en' }).balance.join()).toContain('Told that it is closed');
  });
});
