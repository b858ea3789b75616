/** Whether a plan holds on months that the search never saw, and whether one agent fewer would still do. */
import { SHIFTS_A_WEEK } from '../../kernel/index.ts';
import { quantileStudent, ratioInterval, shareInterval } from '../../stats/index.ts';
import type { Interval } from '../types.ts';
import type { StaffLayout } from './layout.ts';
import { belowProbability, spreadOf, type AgentNeed } from './need-agents.ts';
import { sumMoments, type Moments, type MonthMoments } from './moments.ts';
import { logitOf, seeLevel, type SeenLevel } from './see-level.ts';
import type { HalfHours, LevelCheck, PlanJudgement, ServiceTarget, Verdict } from './types.ts';

/** Share of the busy half-hours that may miss. */
export const MISSES_ALLOWED = 0.05;
/** Half of a 95 % interval, in standard deviations. */
const HALF = 1.96;

export interface JudgeQuestion {
  readonly layout: StaffLayout;
  readonly target: ServiceTarget;
  readonly need: AgentNeed;
  /** By `group * 336 + half-hour`. */
  readonly agents: Int32Array;
}

/**
 * @param seen months with the plan
 * @param fewer months with one agent fewer everywhere, when they were looked at
 */
export function judgePlan(
  seen: readonly MonthMoments[],
  fewer: readonly MonthMoments[] | undefined,
  { layout, target, need, agents }: JudgeQuestion,
): PlanJudgement {
  const cells = Array.from(need.level.keys());
  const months = seen.map(({ queues }) => queues);
  const units = need.level.length / SHIFTS_A_WEEK;
  const sum = sumMoments(months, units);
  const tightest = cells
    .filter((cell) => need.busy[cell] === 1)
    .toSorted((a, b) => (need.level[a] as number) - (need.level[b] as number) || a - b)[0];
  return {
    ...judgeHalfHours(sum, need.busy, need.level, layout, target),
    oneFewer:
      fewer &&
      judgeHalfHours(
        sumMoments(
          fewer.map(({ queues }) => queues),
          units,
        ),
        need.busy,
        need.fewerLevel,
        layout,
        target,
      ),
    desks: Array.from({ length: units }, (_, desk) => {
      const staffed = cells
        .slice(desk * SHIFTS_A_WEEK, (desk + 1) * SHIFTS_A_WEEK)
        .filter((cell) => Number.isFinite(need.level[cell]));
      return staffed.length === 0 ? undefined : checkDesk(months, staffed, target);
    }),
    tightest:
      tightest === undefined
        ? undefined
        : {
            desk: Math.floor(tightest / SHIFTS_A_WEEK),
            shift: tightest % SHIFTS_A_WEEK,
            agents: agents[tightest] ?? 0,
            asPlanned: checkCell(
              seeLevel(sum, [tightest]),
              sum.weeks[tightest % SHIFTS_A_WEEK] as number,
              target,
            ),
          },
  };
}

/**
 * Each busy half-hour by itself, and all together: what the search expected of each is one opinion, what new months
 * show is another, and the spread of the second about the first says how far each is to be believed (empirical
 * Bayes). Counting only those that look too low would count bad luck as bad planning.
 */
export function judgeHalfHours(
  seen: Moments,
  isBusy: Uint8Array,
  expected: Float64Array,
  { clusters }: StaffLayout,
  target: ServiceTarget,
): HalfHours {
  const clusterOf = new Map(clusters.flatMap(({ queues }, c) => queues.map((queue) => [queue, c])));
  const unitOf = (cell: number): number =>
    (clusterOf.get(Math.floor(cell / SHIFTS_A_WEEK)) ?? 0) * SHIFTS_A_WEEK + (cell % SHIFTS_A_WEEK);
  const busy = Array.from(isBusy.keys()).filter((cell) => isBusy[cell] === 1);
  const levels = busy.map((cell) => seeLevel(seen, [cell]));
  const checks = levels.map((level, i) =>
    checkCell(level, seen.weeks[(busy[i] as number) % SHIFTS_A_WEEK] as number, target),
  );
  const count = (verdict: Verdict): number => checks.filter((check) => check.verdict === verdict).length;
  const missedShare = estimateMisses(
    busy.flatMap((cell, i) => {
      const level = levels[i];
      return level ? [{ ...level, expected: expected[cell] as number, unit: unitOf(cell) }] : [];
    }),
    logitOf(target.share),
  );
  return {
    busy: busy.length,
    meeting: count('meets'),
    missing: count('misses'),
    untold: count('not-told-apart'),
    missedShare,
    verdict:
      missedShare.low === undefined || missedShare.high === undefined
        ? 'not-told-apart'
        : missedShare.high <= MISSES_ALLOWED
          ? 'meets'
          : missedShare.low > MISSES_ALLOWED
            ? 'misses'
            : 'not-told-apart',
  };
}

/** Log odds as seen, their variance, and what was expected. */
export interface JudgedCell {
  /** Cells of one unit (queues that share agents, at one half-hour) may all be wrong in the same way. */
  readonly unit: number;
  readonly logit: number;
  readonly variance: number;
  readonly expected: number;
}

/** Share of the cells whose true log odds lie below the goal, with 95 %. */
export function estimateMisses(cells: readonly JudgedCell[], goal: number): Interval {
  const known = cells;
  if (known.length < 2)
    return { mean: Number.NaN, low: undefined, high: undefined, replications: known.length };
  const rough = spreadOf(
    known.map(({ logit, expected }) => logit - expected),
    known.map(({ variance }) => variance),
  );
  const weight = known.reduce((sum, { variance }) => sum + 1 / (variance + rough ** 2), 0);
  const bias =
    known.reduce(
      (sum, { logit, expected, variance }) => sum + (logit - expected) / (variance + rough ** 2),
      0,
    ) / weight;
  const spread = spreadOf(
    known.map(({ logit, expected }) => logit - expected - bias),
    known.map(({ variance }) => variance),
  );
  const estimate = (shift: number): { share: number; error: number } => {
    let [sum, squares] = [0, 0];
    for (const { logit, variance, expected } of known) {
      const mean = (logit * spread ** 2 + (expected + shift) * variance) / (spread ** 2 + variance);
      const below = belowProbability(
        mean,
        Math.sqrt((spread ** 2 * variance) / (spread ** 2 + variance)),
        goal,
      );
      sum += below;
      squares += below * (1 - below);
    }
    return { share: sum / known.length, error: Math.sqrt(squares) / known.length };
  };
  const units = new Map<number, number>();
  for (const { unit } of known) units.set(unit, (units.get(unit) ?? 0) + 1);
  // The design effect of clusters whose members are all alike (Kish 1965): so many cells say as much as one.
  const alike = [...units.values()].reduce((sum, size) => sum + size * size, 0) / known.length;
  const error = Math.sqrt(alike / weight);
  const [best, up, down] = [estimate(bias), estimate(bias + HALF * error), estimate(bias - HALF * error)];
  // Two independent reasons to be wrong: how the whole lies, and on which side each close one falls.
  const half = (far: number): number => Math.hypot(far - best.share, HALF * best.error * Math.sqrt(alike));
  return {
    mean: best.share,
    low: Math.max(0, best.share - half(up.share)),
    high: Math.min(1, best.share + half(down.share)),
    replications: known.length,
  };
}

/** Of one half-hour: freed of the luck of the days. */
function checkCell(level: SeenLevel | undefined, weeks: number, { share }: ServiceTarget): LevelCheck {
  if (!level)
    return {
      level: { mean: Number.NaN, low: undefined, high: undefined, replications: weeks },
      verdict: 'not-told-apart',
    };
  const half = quantileStudent(0.975, level.freedom) * level.error;
  return checkInterval(
    {
      mean: level.share,
      low: Math.max(0, level.share - half),
      high: Math.min(1, level.share + half),
      replications: weeks,
    },
    share,
  );
}

/** Of a desk over many half-hours. */
function checkDesk(
  months: readonly Moments[],
  cells: readonly number[],
  { share }: ServiceTarget,
): LevelCheck {
  const total = (column: Float64Array): number =>
    cells.reduce((sum, cell) => sum + (column[cell] as number), 0);
  const within = months.map((month) => total(month.within));
  const offered = months.map((month) => total(month.offered));
  const [hits, trials] = [sumOf(within), sumOf(offered)];
  // Where all are in time, or none, months do not differ: their spread says nothing, their number does.
  const isOneSided = trials > 0 && (hits === trials || hits === 0) && months.length > 1;
  const { estimate, low, high } = isOneSided ? shareInterval(hits, trials) : ratioInterval(within, offered);
  const isBounded = Number.isFinite(low) && Number.isFinite(high);
  return checkInterval(
    {
      mean: estimate,
      low: isBounded ? Math.max(0, low) : undefined,
      high: isBounded ? Math.min(1, high) : undefined,
      replications: months.length,
    },
    share,
  );
}

function checkInterval(level: Interval, share: number): LevelCheck {
  const { low, high } = level;
  return {
    level,
    verdict:
      low === undefined || high === undefined
        ? 'not-told-apart'
        : low >= share
          ? 'meets'
          : high < share
            ? 'misses'
            : 'not-told-apart',
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
