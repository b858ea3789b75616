/**
 * What the weeks of a month met, by half-hour of the week, in sums that can be added and taken away again: months
 * make up a trial, and a plan without one of them says how far its numbers hang on that month's luck.
 *
 * A day with a tenth more callers than expected has many who wait too long. How many fresh callers a day had is known,
 * and how many were expected: what goes with the difference is taken out of calls and answers (a control variate), and
 * with it most of the noise of a large desk.
 */
import { SHIFTS_A_WEEK, type ShiftTally } from '../../kernel/index.ts';
import type { StaffLayout } from './layout.ts';

/** One simulated month. */
export interface SeenMonth {
  readonly weeks: readonly ShiftTally[];
  /** By day of the period: fresh callers over those expected, minus 1. */
  readonly luck: readonly number[];
}

/** By `unit * 336 + half-hour`, where a unit is a queue or a cluster. */
export interface Moments {
  readonly offered: Float64Array;
  readonly within: Float64Array;
  readonly abandoned: Float64Array;
  readonly waitSeconds: Float64Array;
  readonly served: Float64Array;
  readonly talkSeconds: Float64Array;
  /** Sums over weeks of within^2, within * offered, offered^2, and of both times the luck of the day. */
  readonly withinSquared: Float64Array;
  readonly withinOffered: Float64Array;
  readonly offeredSquared: Float64Array;
  readonly withinLuck: Float64Array;
  readonly offeredLuck: Float64Array;
  /** By half-hour of the week: weeks that came, sums of luck and of luck^2. */
  readonly weeks: Float64Array;
  readonly luck: Float64Array;
  readonly luckSquared: Float64Array;
}

export interface MonthMoments {
  readonly queues: Moments;
  readonly clusters: Moments;
}

const SUMMED = ['offered', 'within', 'abandoned', 'waitSeconds', 'served', 'talkSeconds'] as const;
const SHIFTS_A_DAY = 48;

export function collectMonth({ weeks, luck }: SeenMonth, layout: StaffLayout): MonthMoments {
  const queues = emptyMoments(layout.queues.length);
  const clusters = emptyMoments(layout.clusters.length);
  const joined = layout.clusters.map((cluster) =>
    cluster.queues.flatMap((queue) => layout.queues[queue] ?? []),
  );
  weeks.forEach((tally, week) => {
    for (let shift = 0; shift < SHIFTS_A_WEEK; shift++) {
      const lucky = luck[week * 7 + Math.floor(shift / SHIFTS_A_DAY)];
      // Behind the end of the period.
      if (lucky === undefined) continue;
      addUnits(queues, layout.queues, tally, shift, lucky);
      addUnits(clusters, joined, tally, shift, lucky);
    }
  });
  return { queues, clusters };
}

/** One half-hour of one week. @param units the desks of each */
function addUnits(
  sum: Moments,
  units: readonly (readonly number[])[],
  tally: ShiftTally,
  shift: number,
  luck: number,
): void {
  sum.weeks[shift]! += 1;
  sum.luck[shift]! += luck;
  sum.luckSquared[shift]! += luck * luck;
  units.forEach((desks, unit) => {
    const cell = unit * SHIFTS_A_WEEK + shift;
    let [offered, within] = [0, 0];
    for (const desk of desks) {
      const from = desk * SHIFTS_A_WEEK + shift;
      offered += tally.offered[from] as number;
      within += tally.within[from] as number;
      for (const name of SUMMED) sum[name][cell]! += tally[name][from] as number;
    }
    addProducts(sum, cell, within, offered, luck);
  });
}

function addProducts(sum: Moments, cell: number, within: number, offered: number, luck: number): void {
  sum.withinSquared[cell]! += within * within;
  sum.withinOffered[cell]! += within * offered;
  sum.offeredSquared[cell]! += offered * offered;
  sum.withinLuck[cell]! += within * luck;
  sum.offeredLuck[cell]! += offered * luck;
}

export function emptyMoments(units: number): Moments {
  const column = (): Float64Array => new Float64Array(units * SHIFTS_A_WEEK);
  const week = (): Float64Array => new Float64Array(SHIFTS_A_WEEK);
  return {
    offered: column(),
    within: column(),
    abandoned: column(),
    waitSeconds: column(),
    served: column(),
    talkSeconds: column(),
    withinSquared: column(),
    withinOffered: column(),
    offeredSquared: column(),
    withinLuck: column(),
    offeredLuck: column(),
    weeks: week(),
    luck: week(),
    luckSquared: week(),
  };
}

/** In their order, so that the sums are the same bytes every time. */
export function sumMoments(all: readonly Moments[], units: number): Moments {
  const sum = emptyMoments(units);
  for (const moments of all)
    for (const name of Object.keys(sum) as (keyof Moments)[]) {
      const [into, from] = [sum[name], moments[name]];
      for (let i = 0; i < into.length; i++) into[i]! += from[i] as number;
    }
  return sum;
}
