/** Days and hours of a log, on the clock of its callers. */
import { Temporal } from 'temporal-polyfill';

export interface LocalMoment {
  /** Days since 1970 on that clock: the number of its day, whatever its hours. */
  readonly dayNumber: number;
  /** Of the day, 0 to 1439. */
  readonly minute: number;
}

/** Milliseconds since 1970 to that clock. Asks the zone's tables once a shift: a log is mostly in order. */
export function createLocalClock(timeZone: string): (t: number) => LocalMoment {
  let [from, to, shift] = [0, -1, 0];
  return (t) => {
    if (t < from || t >= to) {
      const moment = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(timeZone);
      // Strictly before the next millisecond: a shift that begins in this very moment is asked for too.
      from =
        moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity;
      to = moment.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
      shift = moment.offsetNanoseconds / 1e6;
    }
    const local = t + shift;
    const dayNumber = Math.floor(local / 86_400_000);
    return { dayNumber, minute: Math.floor((local - dayNumber * 86_400_000) / 60_000) };
  };
}

/** `YYYY-MM-DD`. */
export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7: the first of January 1970 was a Thursday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}
