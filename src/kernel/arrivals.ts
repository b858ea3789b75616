import {
  buildAliasRows,
  drawPoisson,
  drawRateFactor,
  SlotReader,
  Slots,
  type AliasRows,
} from '../random/index.ts';
import type { ArrivalProgram, ReplicationKey } from './types.ts';
import { PURPOSE_DAY_RATE, PURPOSE_HOUR_COUNT, PURPOSE_HOUR_RATE } from './wasm/constants.ts';

/**
 * What is drawn before a run begins: how many fresh callers each hour has. The same in every world: nothing
 * here depends on lines, menus or desks. Who they are and when they dial is drawn by the kernel
 * (wasm/fresh-callers.ts).
 */

/** Fresh callers in each hour of the period. */
export function drawHourCounts(program: ArrivalProgram, slots: Slots): Int32Array {
  let dayFactor = 1;
  return Int32Array.from(program.expected, (expected, hour) => {
    if (hour % 24 === 0)
      dayFactor = drawRateFactor(new SlotReader(slots, PURPOSE_DAY_RATE, hour / 24, 0), program.dailyCv);
    const factor = drawRateFactor(new SlotReader(slots, PURPOSE_HOUR_RATE, hour, 0), program.hourlyCv);
    const mean = expected * dayFactor * factor;
    return mean === 0 ? 0 : drawPoisson(new SlotReader(slots, PURPOSE_HOUR_COUNT, hour, 0), mean);
  });
}

/** Fresh callers in each hour of one month, without running it: how much of what is seen was the month's own luck. */
export function countFreshCallers(
  program: ArrivalProgram,
  { seed, replication }: ReplicationKey,
): Int32Array {
  return drawHourCounts(program, new Slots(seed, replication));
}

/** Alias table of caller types. */
export function buildTypeTable(program: ArrivalProgram): AliasRows {
  return buildAliasRows([0, program.typeProbability.length], program.typeProbability);
}
