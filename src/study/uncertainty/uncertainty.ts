/** The answer with everything doubtful drawn together: what is asked for, and what it comes to. */
import type { Counts } from '../../kernel/index.ts';
import { figureOf, KEY_FIGURES } from '../figures/index.ts';
import { daysOf, type ShortRun } from '../short-runs.ts';
import type { Chunk, Overrides, StudyDesign } from '../study-design.ts';
import type { OtherWords, Sensitivity } from '../types.ts';
import { doubtfulParameters, drawParameters } from './draw-parameters.ts';
import { bandsOf, changesOf, compareDraws } from './total-intervals.ts';
import type { Uncertainty } from './types.ts';
import { whatDecides } from './what-decides.ts';

/** Fewer tell nothing about 5 and 95 %. */
export const MIN_DRAWS = 20;

/**
 * What the draws ask for, draw by draw: every world under the same setting, on the same callers. Draw k meets
 * the callers of replication k, so that luck averages out over the draws as what is not known does.
 */
export interface DrawPlan {
  readonly worlds: readonly string[];
  readonly settings: readonly Overrides[];
  readonly chunks: readonly Chunk[];
}

export function planDraws(design: StudyDesign, worlds: readonly string[]): DrawPlan {
  const settings = drawParameters(design.scenario, design.seed, design.draws);
  const chunks = settings.flatMap((overrides, draw) =>
    worlds.map((world): Chunk => ({ world, overrides, from: draw, count: 1, days: daysOf(design) })),
  );
  return { worlds, settings, chunks };
}

export interface DrawnAnswers {
  readonly plan: DrawPlan;
  /** In the order of the plan; undefined what a stop left out. */
  readonly answers: readonly (readonly Counts[] | undefined)[];
  /** The headline's worlds at their defaults, over as many days. */
  readonly base: ShortRun | undefined;
  /** World pairs to compare, the headline first. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly tornado: readonly Sensitivity[];
  readonly otherWords: OtherWords | undefined;
}

/** Undefined when there are too few draws to say anything. */
export function uncertaintyOf(design: StudyDesign, given: DrawnAnswers): Uncertainty | undefined {
  const { plan, answers, base, pairs, tornado, otherWords } = given;
  const width = plan.worlds.length;
  // Work comes back in order, but for the last pieces before a stop.
  const firstMissing = answers.indexOf(undefined);
  const draws = Math.floor((firstMissing === -1 ? answers.length : firstMissing) / width);
  if (draws < MIN_DRAWS || !base) return undefined;
  const counts = countsByWorld(plan, answers, draws);
  const { before, after } = design.scenario.compare;
  const still = new Map([
    [before, base.before],
    [after, base.after],
  ]);
  const run = { days: daysOf(design) };
  const parameters = doubtfulParameters(design.scenario);
  const learnt =
    design.scenario.posterior &&
    new Set(parameters.filter(({ status }) => status === 'calibrated').map(({ name }) => name));
  return {
    draws,
    days: run.days,
    parameters: parameters.length,
    wordLists: 1 + (design.scenario.otherWords?.length ?? 0),
    worlds: Object.fromEntries(plan.worlds.map((world) => [world, bandsOf(counts.get(world) ?? [], run)])),
    comparisons: pairs
      .filter((pair) => pair.every((world) => counts.has(world)))
      .map(([from, to]) => compareDraws(from, to, counts, still, run)),
    decides: KEY_FIGURES.flatMap((id) => {
      const values = changesOf(figureOf(id), before, after, counts, run);
      if (!values.every(Number.isFinite)) return [];
      return whatDecides({
        figure: id,
        values,
        settings: plan.settings.slice(0, draws),
        parameters,
        tornado: tornado.find(({ figure }) => figure === id),
        otherWords,
        learnt,
      });
    }),
  };
}

/** By world: counts of each draw. */
export function countsByWorld(
  { worlds }: DrawPlan,
  answers: readonly (readonly Counts[] | undefined)[],
  draws: number,
): Map<string, Counts[]> {
  return new Map(
    worlds.map((world, w): [string, Counts[]] => [
      world,
      Array.from({ length: draws }, (_, draw) => answers[draw * worlds.length + w]?.[0] as Counts),
    ]),
  );
}
