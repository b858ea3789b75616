/** Answers of a sweep to its result: intervals of every figure at every point, changes, and the ranking. */
import { FIGURE_INFO, figureOf, FIGURES } from '../figures/index.ts';
import { intervalOf, pairedInterval } from '../intervals.ts';
import type { Interval } from '../types.ts';
import { rankPoints } from './rank-points.ts';
import type { PointAnswer, PointResult, Score, SweepPlan, SweepResult } from './types.ts';

export interface SweepQuestion {
  /** Figures that are shown, in this order; all are kept in the tables. */
  readonly figures: readonly string[];
  /** Undefined: no ranking. */
  readonly score: Score | undefined;
}

/** @throws when a figure does not exist. */
export function summariseSweep(
  plan: SweepPlan,
  answers: readonly PointAnswer[],
  question: SweepQuestion,
): SweepResult {
  const { study, factors } = plan;
  const { scenario } = study;
  const pair = comparedWorlds(plan);
  return {
    format: 'dialtree-sweep',
    version: 1,
    scenario: { id: scenario.id, title: scenario.title, file: study.file },
    locale: study.locale,
    seed: study.seed,
    replications: study.replications,
    worlds: scenario.worlds
      .filter(({ id }) => study.worlds.includes(id))
      .map(({ id, title }) => ({ id, title })),
    compare: pair,
    design: plan.design,
    factors,
    figures: question.figures.map((id) => FIGURE_INFO.find((info) => info.id === id) ?? noFigure(id)),
    points: answers.map((answer) => pointResult(plan, answer, pair)),
    asked: plan.points.length,
    ranking: question.score && rank(answers, question.score),
    replay: study.replay,
  };
}

/** Before and after, when the sweep looks at both. */
export function comparedWorlds({ study }: SweepPlan): { before: string; after: string } | undefined {
  const { before, after } = study.scenario.compare;
  return before !== after && study.worlds.includes(before) && study.worlds.includes(after)
    ? { before, after }
    : undefined;
}

function pointResult(
  plan: SweepPlan,
  answer: PointAnswer,
  pair: ReturnType<typeof comparedWorlds>,
): PointResult {
  const point = plan.points[answer.point];
  if (!point)
    throw new Error(
      `There is an answer for point ${answer.point}, and the plan has ${plan.points.length} points.`,
    );
  const worlds = Object.keys(answer.worlds).map(
    (world) => [world, eachFigure((id) => intervalFor(id, valuesOf(answer, world, id)))] as const,
  );
  const change = pair
    ? eachFigure((id) =>
        differenceFor(id, valuesOf(answer, pair.after, id), valuesOf(answer, pair.before, id)),
      )
    : {};
  return { ...point, worlds: Object.fromEntries(worlds), change };
}

function eachFigure(make: (id: string) => Interval | undefined): Record<string, Interval> {
  return Object.fromEntries(
    FIGURES.flatMap(({ id }) => {
      const interval = make(id);
      return interval ? [[id, interval]] : [];
    }),
  );
}

const intervalFor = (id: string, values: readonly number[]): Interval | undefined =>
  isWhole(values) ? widthOf(id, [values], intervalOf(values)) : undefined;
const differenceFor = (
  id: string,
  after: readonly number[],
  before: readonly number[],
): Interval | undefined =>
  isWhole(after) && isWhole(before) ? widthOf(id, [after, before], pairedInterval(after, before)) : undefined;

/** A sweep keeps no trials, so where nothing ever happened it has no interval: zero to zero would be a boast. */
function widthOf(id: string, sides: readonly (readonly number[])[], interval: Interval): Interval {
  const { trials, unit } = figureOf(id);
  const isExtreme = (values: readonly number[]): boolean =>
    values.every((value) => value === 0) || (unit === 'share' && values.every((value) => value === 1));
  return trials && sides.every(isExtreme) ? { ...interval, low: undefined, high: undefined } : interval;
}

function isWhole(values: readonly number[]): boolean {
  return values.length > 0 && values.every(Number.isFinite);
}

/** One figure of one world, by replication; NaN where it has no meaning. */
function valuesOf(answer: PointAnswer, world: string, figure: string): number[] {
  const column = FIGURES.findIndex(({ id }) => id === figure);
  if (column < 0) return noFigure(figure);
  return (answer.worlds[world] ?? []).map((row) => row[column] ?? Number.NaN);
}

function rank(answers: readonly PointAnswer[], score: Score): SweepResult['ranking'] {
  const figure = figureOf(score.figure);
  const { on } = score;
  const rows = answers.map((answer) => {
    if (on.kind === 'world') return { point: answer.point, values: valuesOf(answer, on.world, score.figure) };
    const from = valuesOf(answer, on.from, score.figure);
    return {
      point: answer.point,
      values: valuesOf(answer, on.to, score.figure).map((value, i) => value - (from[i] as number)),
    };
  });
  return rankPoints(score, figure.better === 'higher' ? 'higher' : 'lower', rows);
}

function noFigure(id: string): never {
  throw new Error(`There is no figure "${id}".`);
}
