/** What the clock of a log showed, and which hours that a machine's guards ask for held then. */
import { Temporal } from 'temporal-polyfill';
import { signatureOf, type Automaton } from '../../automaton/index.ts';
import { isOpenAt, type CalendarConfig, type LocalTime } from '../../calendar/index.ts';
import { UNKNOWN_CALLER } from '../../chart/index.ts';
import type { Moment } from '../../visits/index.ts';

const QUARTER = 900_000;
const DAY = 86_400_000;
/** The first day of 1970 was a Thursday. */
const THURSDAY = 3;

/** Local times of one zone, by milliseconds since 1970. Offsets change on quarters of an hour, so those are remembered. */
export function createLogClock(zone: string): (t: number) => Required<LocalTime> {
  const offsets = new Map<number, number>();
  return (t) => {
    const quarter = Math.floor(t / QUARTER);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const at = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(zone);
      offsets.set(quarter, (offset = at.offsetNanoseconds / 1e6));
    }
    const local = t + offset;
    const day = Math.floor(local / DAY);
    return {
      date: new Date(day * DAY).toISOString().slice(0, 10),
      day: 1 + ((((day + THURSDAY) % 7) + 7) % 7),
      minute: Math.floor((local - day * DAY) / 60_000),
    };
  };
}

/** What guards can ask about a moment of the log. */
export function createMoments(
  zone: string,
  calendars: readonly CalendarConfig[],
): (t: number) => Moment & { readonly date: string } {
  const clockFor = new Map<string, (t: number) => Required<LocalTime>>();
  const timeIn = (own: string, t: number): Required<LocalTime> => {
    let clock = clockFor.get(own);
    if (!clock) clockFor.set(own, (clock = createLogClock(own)));
    return clock(t);
  };
  return (t) => {
    const { date, day, minute } = timeIn(zone, t);
    const open = calendars.flatMap((calendar) =>
      isOpenAt(calendar, timeIn(calendar.timeZone ?? zone, t)) ? [calendar.id] : [],
    );
    return { date, day, hour: minute / 60, open };
  };
}

/** `1` and `0`: which of the hours that the guards of a machine ask for hold at a moment. */
export function hoursKeyOf(automaton: Automaton, moment: Moment): string {
  if (!automaton.atoms.some(({ type }) => type === 'hoursOpen')) return '';
  const holds = signatureOf(automaton, { ...UNKNOWN_CALLER, ...moment });
  return automaton.atoms
    .flatMap(({ type }, atom) => (type === 'hoursOpen' ? [Number(holds[atom])] : []))
    .join('');
}
