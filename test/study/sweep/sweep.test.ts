import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { Slots, SlotReader } from '../../../src/random/index.ts';
import { createInlinePool } from '../../../src/runner/index.ts';
import {
  createChunkWorker,
  createStudyWorker,
  FIGURES,
  runnerOf,
  type RunnerPool,
  type StudyDesign,
} from '../../../src/study/index.ts';
import {
  hashPlan,
  parseFactor,
  planPoints,
  rankPoints,
  runSweep,
  summariseSweep,
  tabulateSweep,
  type Factor,
  type PointAnswer,
  type Score,
  type SweepPlan,
} from '../../../src/study/sweep/index.ts';
import { smallDesign, smallScenario } from '../small-study.ts';

const tiny = smallDesign({
  replications: 2,
  worlds: ['before', 'after'],
  scenario: { ...smallScenario, days: 7, callersPerMonth: { ...smallScenario.callersPerMonth, value: 800 } },
});
function planOf(texts: readonly string[], study: StudyDesign = tiny): SweepPlan {
  const factors = texts.map((text) => parseFactor(text, study).factor as Factor);
  return {
    study,
    design: { kind: 'grid' },
    factors,
    points: planPoints(factors, { kind: 'grid' }, study.seed),
  };
}
const inline = createInlinePool();
/** Gives chunks back in another order than asked. */
const scrambled: RunnerPool = {
  width: 3,
  openRunner: (design) => {
    const answer = createStudyWorker(design);
    let turn = 0;
    return runnerOf(3, async (work) => {
      await new Promise((resolve) => setTimeout(resolve, (turn++ * 7) % 5));
      return answer(work);
    });
  },
  end: async () => undefined,
};
const plan = planOf(['wrongNumber=0.05,0.3', 'machine:small#states.products.meta.noInputSeconds=3,9']);

describe('a sweep', () => {
  it('gives the same answers on any runner, in any order of work', async () => {
    expect(await runSweep(plan, scrambled)).toEqual(await runSweep(plan, inline));
  });

  it('goes on where it was stopped, to the same answers, and runs nothing twice', async () => {
    const whole = await runSweep(plan, inline);
    const signal = { aborted: false };
    const kept: PointAnswer[] = [];
    const onPoint = (answer: PointAnswer): void => {
      // What goes through a journal comes back as it was.
      kept.push(JSON.parse(JSON.stringify(answer)) as PointAnswer);
      signal.aborted = kept.length === 2;
    };
    const part = await runSweep(plan, inline, { signal, onPoint });
    expect(part).toHaveLength(2);
    const run: number[] = [];
    const rest = await runSweep(plan, inline, { known: kept, onPoint: ({ point }) => void run.push(point) });
    expect(rest).toEqual(whole);
    expect(run).toHaveLength(2);
    expect(run.filter((point) => kept.some((answer) => answer.point === point))).toEqual([]);
  });

  it('meets the callers of the study at every point', async () => {
    const base = planOf(['wrongNumber=0.15']);
    const [answer] = await runSweep(base, inline);
    const counts = createChunkWorker(tiny)({ world: 'before', overrides: {}, from: 0, count: 2 });
    expect(answer?.worlds['before']).toEqual(
      counts.map((each) => FIGURES.map(({ of }) => of(each, tiny.scenario))),
    );
  });

  it('turns what it is asked to turn, and nothing else', async () => {
    const answers = await runSweep(plan, inline);
    const result = summariseSweep(plan, answers, {
      figures: ['misroutedNumber', 'menuSeconds'],
      score: undefined,
    });
    const mean = (point: number, world: string, figure: string): number | undefined =>
      result.points[point]?.worlds[world]?.[figure]?.mean;
    // Points 0 and 2 differ in wrong numbers alone, which one number does not know; 0 and 1 in the merged
    // menu alone.
    expect(mean(2, 'before', 'misroutedNumber')).toBeGreaterThan(mean(0, 'before', 'misroutedNumber') ?? 1);
    expect(mean(2, 'after', 'menuSeconds')).toBe(mean(0, 'after', 'menuSeconds'));
    expect(mean(1, 'after', 'menuSeconds')).not.toBe(mean(0, 'after', 'menuSeconds'));
    expect(mean(1, 'before', 'menuSeconds')).toBe(mean(0, 'before', 'menuSeconds'));
  });

  it('has a row for every point, world and replication', async () => {
    const answers = await runSweep(plan, inline);
    const columns = tabulateSweep(plan, answers);
    for (const { values } of columns) expect(values).toHaveLength(4 * 2 * 2);
    expect(columns.map(({ name }) => name)).toEqual([
      'point',
      ...plan.factors.map(({ label }) => label),
      'world',
      'replication',
      ...FIGURES.map(({ id }) => id),
    ]);
  });

  it('has another name when anything it rests on differs', async () => {
    const machines = {
      ...tiny.machines,
      small: { ...tiny.machines['small'], version: '2' },
    } as StudyDesign['machines'];
    const names = await Promise.all([
      hashPlan(plan, '1'),
      hashPlan(plan, '2'),
      hashPlan(planOf(['wrongNumber=0.05,0.3']), '1'),
      ...[{ seed: 8 }, { replications: 3 }, { worlds: ['after'] }, { machines }].map((change) =>
        hashPlan({ ...plan, study: { ...tiny, ...change } }, '1'),
      ),
    ]);
    expect(new Set(names).size).toBe(names.length);
    expect(await hashPlan(plan, '1')).toBe(names[0]);
  });
});

describe('the ranking', () => {
  const score: Score = { figure: 'lostRate', on: { kind: 'world', world: 'after' } };
  const rank = (rows: readonly (readonly number[])[]) =>
    rankPoints(
      score,
      'lower',
      rows.map((values, point) => ({ point, values })),
    );

  it('is right at least as often as it says, whoever is truly best', () => {
    const slots = new Slots(11, 0);
    const TRIALS = 1500;
    let right = 0;
    let stated = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      // Truth is drawn as well (wide, as if nothing were known); replications share half their luck.
      const reader = new SlotReader(slots, 99, trial, 0);
      const truth = Array.from({ length: 4 }, () => 3 * reader.nextNormal());
      const common = Array.from({ length: 6 }, () => reader.nextNormal());
      const { order, correctSelection } = rank(
        truth.map((mean) => common.map((luck) => mean + 2 * luck + 2 * reader.nextNormal())),
      );
      const best = truth.indexOf(Math.min(...truth));
      right += Number(order[0]?.point === best);
      stated += correctSelection ?? 0;
    }
    // Three standard errors of a share: the claim may be modest, never boastful.
    expect(stated / TRIALS).toBeLessThan(right / TRIALS + 3 * Math.sqrt(0.25 / TRIALS));
    expect(stated / TRIALS).toBeGreaterThan(0.5);
  });

  it('gives one half to either of two points that lie equally far on both sides', () => {
    expect(
      rank([
        [1, 2, 3],
        [3, 2, 1],
      ]).correctSelection,
    ).toBeCloseTo(0.5, 12);
  });

  it('calls points that never differ equally good', () => {
    const { correctSelection, order } = rank([
      [1, 2],
      [1, 2],
      [5, 6.5],
    ]);
    expect(correctSelection).toBeGreaterThan(0.9);
    expect(order.map(({ isApart }) => isApart)).toEqual([false, false, true]);
    expect(order.map(({ place }) => place)).toEqual([1, 1, 3]);
  });

  it('shares a place among points that never differ, wherever they stand, and not among equal means', () => {
    const places = (rows: number[][]): number[] => rank(rows).order.map(({ place }) => place);
    expect(
      places([
        [9, 8],
        [1, 2],
        [5, 6],
        [5, 6],
      ]),
    ).toEqual([1, 2, 2, 4]);
    expect(
      places([
        [1, 3],
        [3, 1],
      ]),
    ).toEqual([1, 2]);
    expect(places([[4], [4], [4]])).toEqual([1, 1, 1]);
  });

  it('cannot say how sure it is after one replication, or of one point', () => {
    expect(rank([[1], [2]]).correctSelection).toBeUndefined();
    expect(rank([[1, 2]]).correctSelection).toBeUndefined();
  });

  it('has no probability of a right choice where there is nothing to choose between', () => {
    const tie = [0.2, 0.3, 0.1];
    expect(rank([tie, tie, tie]).correctSelection).toBeUndefined();
    expect(rank([tie, tie, [0.9, 0.8, 0.7]]).correctSelection).toBeGreaterThan(0.9);
  });

  test.prop([
    fc.array(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 8,
    }),
  ])('puts the best mean first and holds a probability', (rows) => {
    const { order, correctSelection } = rank(rows);
    const means = order.map(({ mean }) => mean);
    expect(means).toEqual(means.toSorted((a, b) => a - b));
    if (correctSelection !== undefined) expect(correctSelection >= 0 && correctSelection <= 1).toBe(true);
  });
});
