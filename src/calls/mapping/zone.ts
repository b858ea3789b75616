/** From what a clock on the wall shows to when it was. */
import { Temporal } from 'temporal-polyfill';
import type { Moment } from '../sources/types.ts';
import type { WallTime } from './time-pattern.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** `gap`: the clock skipped that hour. The earlier comes first where it showed it twice. */
export type ZoneClock = (wall: WallTime) => Moment | 'gap';

/**
 * Asks the platform's tables once for every hour of the wall that has calls in it: zones change at whole quarters, so an hour
 * in which one changes is asked again for each quarter.
 */
export function zoneClock(zone: string): ZoneClock {
  const known = new Map<number, readonly number[]>();
  /** Distances of UTC from the wall, in milliseconds, that hold at this wall time. */
  const shiftsAt = (wallMs: number): readonly number[] => {
    const slot = Math.floor(wallMs / (HOUR_MS / 4));
    let shifts = known.get(slot);
    if (!shifts) known.set(slot, (shifts = askShifts(slot * (HOUR_MS / 4), zone)));
    return shifts;
  };
  return ({ year, month, day, ms }) => {
    const wallMs = Date.UTC(year, month - 1, day) + ms;
    const [first, second] = shiftsAt(wallMs);
    if (first === undefined) return 'gap';
    return second === undefined ? wallMs - first : [wallMs - first, wallMs - second];
  };
}

function askShifts(wallMs: number, zone: string): readonly number[] {
  const local = Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO('UTC').toPlainDateTime();
  const moments = (['earlier', 'later'] as const).map(
    (disambiguation) => local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
  const [earlier = 0, later = 0] = moments;
  const isGap = offsetAt(earlier, zone) !== wallMs - earlier;
  if (isGap) return [];
  return earlier === later ? [wallMs - earlier] : [wallMs - earlier, wallMs - later];
}

function offsetAt(epochMs: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

/** Weekday (1 is Monday) and milliseconds since midnight that a clock of the zone shows. */
export function wallOf(zone: string): (t: number) => { readonly weekday: number; readonly ms: number } {
  const known = new Map<number, number>();
  return (t) => {
    const slot = Math.floor(t / (HOUR_MS / 4));
    let offset = known.get(slot);
    if (offset === undefined) known.set(slot, (offset = offsetAt(slot * (HOUR_MS / 4), zone)));
    const wall = t + offset;
    const days = Math.floor(wall / DAY_MS);
    // 1 January 1970 was a Thursday.
    return { weekday: ((((days + 3) % 7) + 7) % 7) + 1, ms: wall - days * DAY_MS };
  };
}
