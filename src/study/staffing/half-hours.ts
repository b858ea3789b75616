/** Which half-hours of a week need somebody, which are busy, and which queues lag behind those that share their agents. */
import { SHIFTS_A_WEEK } from '../../kernel/index.ts';
import type { StaffLayout } from './layout.ts';
import type { Moments } from './moments.ts';
import { LEAST_CALLS, seeLevel } from './see-level.ts';

/** Part of the calls of a queue's busiest half-hour. */
const BUSY = 0.5;
/** A desk may need somebody from an hour before its first call of the day to an hour behind its last. */
const NEIGHBOURS = 2;

/** By `cluster * 336 + half-hour`: open, and a call comes around then. Desks without calls need nobody. */
export function findStaffed(layout: StaffLayout, seen: Moments): Uint8Array {
  const staffed = new Uint8Array(layout.clusters.length * SHIFTS_A_WEEK);
  layout.clusters.forEach((cluster, c) => {
    for (const queue of cluster.queues)
      for (let shift = 0; shift < SHIFTS_A_WEEK; shift++) {
        if (layout.open[queue * SHIFTS_A_WEEK + shift] === 0) continue;
        const day = shift - (shift % 48);
        for (
          let near = Math.max(day, shift - NEIGHBOURS);
          near <= Math.min(day + 47, shift + NEIGHBOURS);
          near++
        )
          if (
            (seen.offered[queue * SHIFTS_A_WEEK + near] as number) > 0 &&
            layout.open[queue * SHIFTS_A_WEEK + near] === 1
          )
            staffed[c * SHIFTS_A_WEEK + shift] = 1;
      }
  });
  return staffed;
}

export function findBusy({ queues, open }: StaffLayout, seen: Moments): Uint8Array {
  const busy = new Uint8Array(seen.offered.length);
  for (let queue = 0; queue < queues.length; queue++) {
    const from = queue * SHIFTS_A_WEEK;
    const isOpen = (cell: number): boolean => open[cell] === 1;
    let most = 0;
    for (let cell = from; cell < from + SHIFTS_A_WEEK; cell++)
      if (isOpen(cell)) most = Math.max(most, seen.offered[cell] as number);
    for (let cell = from; cell < from + SHIFTS_A_WEEK; cell++)
      busy[cell] = Number(
        isOpen(cell) && (seen.offered[cell] as number) >= Math.max(LEAST_CALLS, BUSY * most),
      );
  }
  return busy;
}

/** How much worse a queue's callers fare than those of its cluster, over the week. */
export function findLags(
  layout: StaffLayout,
  seen: Moments,
  clusters: Moments,
  staffed: Uint8Array,
): Float64Array {
  const lag = new Float64Array(layout.queues.length);
  layout.clusters.forEach((cluster, c) => {
    if (cluster.queues.length === 1) return;
    const cells = Array.from({ length: SHIFTS_A_WEEK }, (_, shift) => shift).filter(
      (shift) => staffed[c * SHIFTS_A_WEEK + shift] === 1,
    );
    const whole = seeLevel(
      clusters,
      cells.map((shift) => c * SHIFTS_A_WEEK + shift),
    );
    for (const queue of cluster.queues) {
      const own = seeLevel(
        seen,
        cells.map((shift) => queue * SHIFTS_A_WEEK + shift),
      );
      lag[queue] = whole && own ? own.logit - whole.logit : 0;
    }
  });
  return lag;
}
