/** Local times against what the same log has in UTC: a zone that is wrong is wrong for most of them, by the same hours. */
import type { Moment } from '../sources/types.ts';

const QUARTER_MS = 900_000;
/** Further from each other than this, a start and the id that was given at it are not of one clock. */
const MOST_APART_MS = 600_000;
/** Different distances that are counted: zones are at most 26 hours apart. */
const MOST_DISTANCES = 300;

export interface ClockComparison {
  /** Local times that could be compared, and those of them that are minutes away or more. */
  readonly compared: number;
  readonly apart: number;
  /** By how many hours most of those are late; early is negative. */
  readonly hours: number;
}

export class ClockComparer {
  private compared = 0;
  private apart = 0;
  private readonly distances = new Map<number, number>();

  /** An hour that the clock showed twice agrees when one of the two does. */
  readonly see = (local: Moment, utc: number): void => {
    this.compared += 1;
    const moments = typeof local === 'number' ? [local] : local;
    if (moments.some((t) => Math.abs(t - utc) <= MOST_APART_MS)) return;
    this.apart += 1;
    const quarters = Math.round(((moments[0] ?? 0) - utc) / QUARTER_MS);
    const count = this.distances.get(quarters);
    if (count !== undefined || this.distances.size < MOST_DISTANCES)
      this.distances.set(quarters, (count ?? 0) + 1);
  };

  /** Undefined: most agree, or nothing could be compared. */
  settle(): ClockComparison | undefined {
    const { compared, apart } = this;
    if (2 * apart <= compared) return undefined;
    const [most = [0, 0]] = [...this.distances].toSorted(([, a], [, b]) => b - a);
    return { compared, apart, hours: most[0] / 4 };
  }
}
