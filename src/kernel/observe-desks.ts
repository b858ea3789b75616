import type { PreparedWorld } from './compile-world.ts';
import { Engine, type Step } from './engine.ts';
import { type ReplicationKey, SHIFT_SECONDS, SHIFTS_A_WEEK } from './types.ts';
import { WEEK_SECONDS } from '../util/steps.ts';
import { QUEUE_ANSWERED, QUEUE_GAVE_UP, STEP_QUEUE, STEP_SERVICE } from './wasm/constants.ts';

/**
 * What desks met, by cell: `desk * 336 + half-hour of the week`. Waits and who waited: at the desk first joined,
 * by the time of joining; talks: at the desk that talked, by when they began.
 */
export interface ShiftTally {
  /** Callers who came to the desk, transfers included. */
  readonly offered: Float64Array;
  /** Answered within the asked-for seconds. */
  readonly within: Float64Array;
  /** Gave up waiting. */
  readonly abandoned: Float64Array;
  /** Waited by all who were offered, those who gave up included. */
  readonly waitSeconds: Float64Array;
  /** Talks begun, with right and wrong callers. */
  readonly served: Float64Array;
  /** Agent seconds of the calls answered, misrouted ones included. */
  readonly talkSeconds: Float64Array;
  /** The same by agent group: `group * 336 + half-hour of the week`. */
  readonly groupTalkSeconds: Float64Array;
}

/**
 * While steps are added up, the columns of a cell stand side by side, in one line of the cache; in the order
 * of `pickColumns`.
 */
const WIDTH = 8;

/**
 * One tally for each week of the period: a half-hour of the week comes once in each, and what it met in
 * different weeks is next to independent. What happens after the period is left out: the last callers' repeat
 * calls meet desks that nobody else calls any more.
 */
export function observeDesks(world: PreparedWorld, key: ReplicationKey, withinSeconds: number): ShiftTally[] {
  const end = world.program.arrivals.expected.length * 3600;
  const cells = world.deskCount * SHIFTS_A_WEEK;
  const weeks = Math.ceil(end / WEEK_SECONDS);
  const met = new Float64Array(WIDTH * cells * weeks);
  const groupTalks = Array.from(
    { length: weeks },
    () => new Float64Array(world.program.groups.length * SHIFTS_A_WEEK),
  );
  const see = ({ at, kind, seconds, a: desk, b: ending, d: group }: Step): boolean => {
    if (at >= end) return true;
    const shift = Math.floor(at / SHIFT_SECONDS);
    const week = Math.floor(shift / SHIFTS_A_WEEK);
    const cell = WIDTH * (week * cells + (desk - week) * SHIFTS_A_WEEK + shift);
    if (kind === STEP_SERVICE) {
      met[cell + 4]!++;
      met[cell + 5]! += seconds;
      groupTalks[week]![group * SHIFTS_A_WEEK + (shift % SHIFTS_A_WEEK)]! += seconds;
    } else {
      met[cell]!++;
      met[cell + 3]! += seconds;
      if (ending === QUEUE_GAVE_UP) met[cell + 2]!++;
      else if (ending === QUEUE_ANSWERED && seconds <= withinSeconds) met[cell + 1]!++;
    }
    return true;
  };
  Engine.ofThread(true).run(world, key, { kinds: [STEP_QUEUE, STEP_SERVICE], see });
  return Array.from({ length: weeks }, (_, week) => pickColumns(met, week * cells, cells, groupTalks[week]!));
}

function pickColumns(
  met: Float64Array,
  from: number,
  cells: number,
  groupTalkSeconds: Float64Array,
): ShiftTally {
  const pick = (column: number): Float64Array => {
    const values = new Float64Array(cells);
    for (let i = 0; i < cells; i++) values[i] = met[WIDTH * (from + i) + column]!;
    return values;
  };
  return {
    offered: pick(0),
    within: pick(1),
    abandoned: pick(2),
    waitSeconds: pick(3),
    served: pick(4),
    talkSeconds: pick(5),
    groupTalkSeconds,
  };
}
