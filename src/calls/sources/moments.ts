import type { Moment, TimeFault } from './types.ts';

/** Moments that are certain. */
export type TimesByName = Readonly<Record<string, number>>;

export function isFault(time: Moment | TimeFault): time is TimeFault {
  return typeof time === 'string';
}

const HALF_HOUR = 1_800_000;

/** Of a moment that may be either of two, the one near a moment that is certain; itself where that tells nothing. */
export function chooseNear(time: Moment | TimeFault, certain: number | undefined): Moment | TimeFault {
  if (certain === undefined || typeof time === 'number' || typeof time === 'string') return time;
  const near = time.filter((t) => t > certain - HALF_HOUR && t < certain + HALF_HOUR);
  return near.length === 1 ? (near[0] as number) : time;
}
