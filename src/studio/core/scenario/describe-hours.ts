/** When a desk is open, in words. */
import { formatRange, rangeOfHours, type CalendarConfig, type Hours } from '../../../calendar/index.ts';
import { hoursWords, type Language } from '../../../words/index.ts';
import { describeDays } from '../week/describe-area.ts';
import { addUp, type WeekLevels } from '../week/levels.ts';
import { calendarLevels } from '../week/calendar-week.ts';
import { titleOf } from './title-of.ts';

export function describeHours(
  hours: Hours | undefined,
  calendars: readonly CalendarConfig[],
  language: Language,
): string {
  const words = hoursWords[language].desks;
  if (!hours) return words.always;
  if ('calendar' in hours) {
    const calendar = calendars.find(({ id }) => id === hours.calendar);
    return calendar ? titleOf(calendar, language) : hours.calendar;
  }
  const parsed = rangeOfHours(hours);
  const range = 'range' in parsed ? formatRange(parsed.range).replace('-', '–') : words.never;
  return `${describeDays(hours.days, language)} ${range}`;
}

/** 1 where it is open. */
export function levelsOfHours(hours: Hours | undefined, calendars: readonly CalendarConfig[]): WeekLevels {
  if (!hours) return addUp([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1440, value: 1 })));
  if ('calendar' in hours) {
    const calendar = calendars.find(({ id }) => id === hours.calendar);
    return calendar ? calendarLevels(calendar) : addUp([]);
  }
  const parsed = rangeOfHours(hours);
  if (!('range' in parsed)) return addUp([]);
  const { range } = parsed;
  return addUp([...new Set(hours.days)].map((day) => ({ ...range, day, value: 1 })));
}
