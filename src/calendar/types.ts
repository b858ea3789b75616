/** Calendars as planners write them: what stands in the scenario file, and what is asked of them. */

/** When something is open: shared by lines and desks, so that they cannot drift apart. */
export interface CalendarConfig {
  /** The name by which desks and machines find it. */
  readonly id: string;
  /** What reports call it. */
  readonly title?: Readonly<Record<string, string>>;
  /** IANA name of the clock it is written for. Absent: the scenario's. */
  readonly timeZone?: string;
  /** The ordinary week; ranges of entries that name the same day add up. A day that nobody names is closed. */
  readonly week: readonly WeekHours[];
  /** Days that are not like their weekday: holidays, inventory, an open Sunday. */
  readonly special?: readonly SpecialDay[];
}

/** The same ranges on some days of the week. */
export interface WeekHours {
  /** 1 (Monday) to 7. */
  readonly days: readonly number[];
  /** `HH:MM-HH:MM`, to the minute; one that ends before it begins ends on the next day. */
  readonly open: readonly string[];
}

/** A day that is not like its weekday: the ranges that begin on it are these, and no others. */
export interface SpecialDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `HH:MM-HH:MM`; empty: closed. */
  readonly open: readonly string[];
  /** What it is called. */
  readonly title?: Readonly<Record<string, string>>;
}

/** When a desk or an option of a menu is open: the same hours on some days of the week, or a calendar. */
export type Hours = WeeklyHours | { readonly calendar: string };

/** The same hours on some days of the week, on the callers' clock. */
export interface WeeklyHours {
  /** 1 (Monday) to 7; where the hours go over midnight, the day on which they begin. */
  readonly days: readonly number[];
  /** Hour of the day, 0 to 24, to the minute (8.5 is half past eight). */
  readonly from: number;
  /** Hour of the day at which it closes; earlier than `from`: on the next day. */
  readonly to: number;
}

/** What is looked at: so many days from a Monday on, on the callers' clock. */
export interface Period {
  readonly days: number;
  /** `YYYY-MM-DD`, its first day. Absent: a nameless Monday, so no special day and no summer time ever comes. */
  readonly starts?: string;
  /** IANA name of the callers' clock. Absent: a clock without summer time. */
  readonly timeZone?: string;
}

/** A moment as a clock on the wall shows it. */
export interface LocalTime {
  /** `YYYY-MM-DD`. Absent: a nameless day. */
  readonly date?: string;
  /** 1 (Monday) to 7. */
  readonly day: number;
  /** Of the day, 0 to 1439. */
  readonly minute: number;
}

/** Minutes of the day on which it begins; `to` above 1440 is on the next day. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}
