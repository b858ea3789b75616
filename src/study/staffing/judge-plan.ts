/**
 * Whether a plan holds on replications that the search never saw, and whether one agent fewer would still do.
 */
import { SHIFTS_A_WEEK, type ShiftTally } from '../../kernel/index.ts';
import { ratioInterval, shareInterval } from '../../stats/index.ts';
import type { Interval } from '../types.ts';
import type { ServiceTarget } from './erlang-start.ts';
import { sumTallies } from './sum-tallies.ts';

/** Against the target: the whole interval above it, the whole interval below, or the target inside. */
export type Verdict = 'meets' | 'misses' | 'not-told-apart';

export interface LevelCheck {
  /** Share answered in time, with its 95 % interval over weeks; `replications` counts the weeks. */
  readonly level: Interval;
  readonly verdict: Verdict;
}

export interface PlanJudgement {
  /** By desk, over all its hours. */
  readonly desks: readonly LevelCheck[];
  /** Hours with enough callers, and those of them whose whole interval lies below the target. */
  readonly hoursJudged: number;
  readonly hoursMissed: number;
  /**
   * Of the busy hours the one with the least to spare: with the plan, and with one agent fewer. Undefined
   * when no hour can be told.
   */
  readonly tightest:
    | {
        readonly desk: number;
        readonly hour: number;
        readonly agents: number;
        readonly asPlanned: LevelCheck;
        readonly oneFewer: LevelCheck | undefined;
      }
    | undefined;
}

/**
 * An hour counts as busy with half the callers of the busiest; in quieter ones a replication or two decide.
 */
const BUSY = 0.5;

/**
 * @param found what the search saw of the plan: it says which hour is the tightest. The new replications
 *   must not, or the hour would be chosen for its bad luck in them.
 */
export async function judgePlan(
  agents: Int32Array,
  isTold: Uint8Array,
  found: ShiftTally,
  target: ServiceTarget,
  observe: (agents: Int32Array) => Promise<ShiftTally[] | undefined>,
): Promise<PlanJudgement | undefined> {
  const seen = await observe(agents);
  if (!seen) return undefined;
  const sum = sumTallies(seen, agents.length);
  const told = Array.from(isTold.keys()).filter(
    (cell) => isTold[cell] === 1 && (sum.offered[cell] as number) > 0,
  );
  const most = told.reduce((max, cell) => Math.max(max, found.offered[cell] as number), 0);
  const spare = (cell: number): number => (found.within[cell] as number) / (found.offered[cell] as number);
  const tightest = told
    .filter((cell) => (found.offered[cell] as number) >= BUSY * most)
    .toSorted((a, b) => spare(a) - spare(b) || a - b)[0];

  let oneFewer: LevelCheck | undefined;
  if (tightest !== undefined && (agents[tightest] as number) > 1) {
    const fewer = agents.slice();
    fewer[tightest] = (agents[tightest] as number) - 1;
    const without = await observe(fewer);
    if (!without) return undefined;
    oneFewer = checkCells(without, [tightest], target);
  }
  const desks = Array.from({ length: agents.length / SHIFTS_A_WEEK }, (_, d) =>
    checkCells(
      seen,
      Array.from({ length: SHIFTS_A_WEEK }, (__, hour) => d * SHIFTS_A_WEEK + hour),
      target,
    ),
  );
  return {
    desks,
    hoursJudged: told.length,
    hoursMissed: told.filter((cell) => checkCells(seen, [cell], target).verdict === 'misses').length,
    tightest:
      tightest === undefined
        ? undefined
        : {
            desk: Math.floor(tightest / SHIFTS_A_WEEK),
            hour: tightest % SHIFTS_A_WEEK,
            agents: agents[tightest] as number,
            asPlanned: checkCells(seen, [tightest], target),
            oneFewer,
          },
  };
}

function checkCells(
  tallies: readonly ShiftTally[],
  cells: readonly number[],
  { share }: ServiceTarget,
): LevelCheck {
  const total = (column: Float64Array): number =>
    cells.reduce((sum, cell) => sum + (column[cell] as number), 0);
  const within = tallies.map((tally) => total(tally.within));
  const offered = tallies.map((tally) => total(tally.offered));
  const [hits, trials] = [sumOf(within), sumOf(offered)];
  // Where all are in time, or none, replications do not differ: their spread says nothing, their number does.
  const isOneSided = trials > 0 && (hits === trials || hits === 0) && tallies.length > 1;
  const { estimate, low, high } = isOneSided ? shareInterval(hits, trials) : ratioInterval(within, offered);
  const count = tallies.length;
  const isBounded = Number.isFinite(low) && Number.isFinite(high);
  const level: Interval = {
    mean: estimate,
    low: isBounded ? Math.max(0, low) : undefined,
    high: isBounded ? Math.min(1, high) : undefined,
    replications: count,
  };
  return {
    level,
    verdict: !isBounded
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
