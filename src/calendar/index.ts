/**
 * Room: calendars. When something is open, as planners write it, and what that is on a period's clock.
 *
 * Laws: a calendar knows nothing of lines and desks. Whatever way hours are written, at every moment `openSteps` says
 * what `isOpenAt` says of the local time there. Time is in seconds since the period's beginning; nothing asks what
 * time it is now. Files that do not fit are found where they are checked (`scenario`): what cannot be read is closed.
 */
export type * from './types.ts';
export { isOpenAt, isWithinHours, weekOf } from './day-ranges.ts';
export { hoursOfPeriod, localClockOf, localTimeAt, openSteps } from './open-steps.ts';
export {
  DAY_MINUTES,
  formatMinute,
  formatRange,
  parseRange,
  rangeOfHours,
  uniteRanges,
  type ParsedRange,
  type RangeFault,
} from './ranges.ts';
export {
  addDays,
  beginningOf,
  daysBetween,
  isDate,
  isTimeZone,
  listTimeZones,
  secondsOfPeriod,
  weekdayOf,
} from './wall-clock.ts';
