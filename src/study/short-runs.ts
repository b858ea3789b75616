/**
 * The headline under other settings: a few weeks of both worlds under each, on the callers of the base, so
 * that what a setting does is seen and not the luck. Tornado, other words and structural parts ask so.
 */
import type { Counts } from '../kernel/index.ts';
import type { Figure } from './figures/index.ts';
import { pairedInterval } from './intervals.ts';
import type { Chunk, StudyDesign } from './study-design.ts';
import type { Interval } from './types.ts';

/**
 * Days of the period that a short run looks at. It meets the same callers in the same week as its base, so a
 * week shows an effect as well as a month does, in a quarter of the time.
 */
const SHORT_DAYS = 7;
/** Of the base: enough to tell how much of the draws’ spread is luck. */
export const BASE_RUNS = 10;

/** One change of the model: of parameters, of structure, or none. */
export type Setting = Pick<Chunk, 'overrides' | 'without'>;
export const BASE: Setting = { overrides: {} };

/** What before and after counted under one setting; undefined when a stop left it out. */
export interface ShortRun {
  readonly before: readonly Counts[];
  readonly after: readonly Counts[];
}

export function daysOf({ scenario }: Pick<StudyDesign, 'scenario'>): number {
  return Math.min(SHORT_DAYS, scenario.days);
}

/** Before and after, setting by setting. */
export function planShortRuns(design: StudyDesign, settings: readonly Setting[], count: number): Chunk[] {
  const { before, after } = design.scenario.compare;
  return settings.flatMap((setting) =>
    [before, after].map((world): Chunk => ({ world, ...setting, from: 0, count, days: daysOf(design) })),
  );
}

/** @param answers to what `planShortRuns` planned, in its order */
export function pairAnswers(answers: readonly (readonly Counts[] | undefined)[]): (ShortRun | undefined)[] {
  return Array.from({ length: answers.length / 2 }, (_, i) => {
    const [before, after] = [answers[2 * i], answers[2 * i + 1]];
    return before && after && { before, after };
  });
}

/** The change from before to after in each replication. */
export function changesIn(design: StudyDesign, figure: Figure, { before, after }: ShortRun): number[] {
  const run = { days: daysOf(design) };
  return after.map((counts, r) => figure.of(counts, run) - figure.of(before[r] as Counts, run));
}

/** By how much a setting moves the change, paired with as many replications of the base. */
export function effectOf(design: StudyDesign, figure: Figure, base: ShortRun, run: ShortRun): Interval {
  const changed = changesIn(design, figure, run);
  return pairedInterval(changed, changesIn(design, figure, base).slice(0, changed.length));
}

/** An effect counted from the headline’s own change, which rests on whole months. */
export function shiftedBy({ mean, low, high, replications }: Interval, start: number): Interval {
  return {
    mean: start + mean,
    low: low === undefined ? undefined : start + low,
    high: high === undefined ? undefined : start + high,
    replications,
  };
}
