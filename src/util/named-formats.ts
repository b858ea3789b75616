/**
 * The forms of names in our files. A schema uses the pattern; what is said where a name has another form is found by it.
 */
export const NAMED_FORMATS = {
  id: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  target: /^#?[A-Za-z][A-Za-z0-9_-]{0,63}$/,
  locale: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/,
  need: /^[A-Za-z][\w-]*\.[A-Za-z][\w-]*$/,
  /** To the minute. */
  timeOfDay: /^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/,
  /** Of a day, to the minute; the end of a day is 24:00. */
  timeRange: /^([01]?\d|2[0-3]):[0-5]\d ?[-–] ?(([01]?\d|2[0-3]):[0-5]\d|24:00)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  statePath: /^[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*$/,
} as const satisfies Record<string, RegExp>;

export type NamedFormat = keyof typeof NAMED_FORMATS;

/** @param pattern as a regular expression is written, between slashes. */
export function findNamedFormat(pattern: string | undefined): NamedFormat | undefined {
  return (Object.keys(NAMED_FORMATS) as NamedFormat[]).find(
    (name) => String(NAMED_FORMATS[name]) === pattern,
  );
}
