/** Calendars: zones and dates that exist, ranges of some length, special days that come. */
import {
  addDays,
  daysBetween,
  isDate,
  isTimeZone,
  listTimeZones,
  parseRange,
  rangeOfHours,
  weekdayOf,
  type CalendarConfig,
  type Hours,
} from '../calendar/index.ts';
import { findNearest, sayNearest } from '../chart/index.ts';
import type { JsonPath } from '../util/problem.ts';
import { say, scenarioWords, type Said } from '../words/index.ts';
import type { Report } from '../util/collect-problems.ts';
import type { ScenarioConfig } from './types.ts';

export function checkCalendars(config: ScenarioConfig, report: Report): void {
  checkZone(config.timeZone, ['timeZone'], report);
  checkStart(config, report);
  config.calendars?.forEach((calendar, c) => {
    const path = ['calendars', c];
    checkZone(calendar.timeZone, [...path, 'timeZone'], report);
    if (calendar.timeZone !== undefined && config.timeZone === undefined)
      report(
        'zone-without-callers',
        [...path, 'timeZone'],
        say(scenarioWords, (words) => words.checkCalendars.zoneWithoutCallers({ id: calendar.id })),
        say(scenarioWords, (words) => words.checkCalendars.zoneWithoutCallersHint),
        'warning',
      );
    calendar.week.forEach(({ open }, w) => checkRanges(open, [...path, 'week', w, 'open'], report));
    checkSpecialDays(calendar, config, path, report);
    const isEverOpen = [...calendar.week, ...(calendar.special ?? [])].some(({ open }) => open.length > 0);
    if (!isEverOpen)
      report(
        'never-open',
        path,
        say(scenarioWords, (words) => words.checkCalendars.neverOpen({ id: calendar.id })),
        say(scenarioWords, (words) => words.checkCalendars.neverOpenHint),
        'warning',
      );
  });
}

export function checkHours(
  hours: Hours | undefined,
  { calendars = [] }: Pick<ScenarioConfig, 'calendars'>,
  path: JsonPath,
  report: Report,
): void {
  if (!hours) return;
  if ('calendar' in hours) {
    const known = calendars.map(({ id }) => id);
    if (!known.includes(hours.calendar))
      report(
        'unknown-calendar',
        [...path, 'calendar'],
        say(scenarioWords, (words) => words.checkCalendars.unknownCalendar({ id: hours.calendar })),
        known.length > 0
          ? sayNearest(hours.calendar, known)
          : say(scenarioWords, (words) => words.checkCalendars.noCalendars),
      );
  } else if ('fault' in rangeOfHours(hours))
    report(
      'empty-hours',
      path,
      say(scenarioWords, (words) => words.checkScenario.emptyHours({ from: hours.from, to: hours.to })),
      say(scenarioWords, (words) => words.checkScenario.emptyHoursHint),
    );
}

function checkZone(zone: string | undefined, path: JsonPath, report: Report): void {
  if (zone === undefined || isTimeZone(zone)) return;
  report(
    'unknown-zone',
    path,
    say(scenarioWords, (words) => words.checkCalendars.unknownZone({ zone })),
    sayZone(zone),
  );
}

/** Zones are looked for by their place first: Berlin is Europe/Berlin. */
function sayZone(zone: string): Said {
  const zones = listTimeZones();
  const wanted = zone.trim().toLowerCase().replaceAll(' ', '_');
  const byPlace = zones.find((each) => each.toLowerCase().split('/').at(-1) === wanted);
  const near = byPlace ?? findNearest(zone, zones);
  return near === undefined
    ? say(scenarioWords, (words) => words.checkCalendars.unknownZoneHint)
    : sayNearest(near, [near]);
}

function checkStart({ starts, timeZone }: ScenarioConfig, report: Report): void {
  if (starts === undefined) {
    if (timeZone !== undefined)
      report(
        'zone-without-start',
        ['timeZone'],
        say(scenarioWords, (words) => words.checkCalendars.zoneWithoutStart),
        say(scenarioWords, (words) => words.checkCalendars.startHint),
        'info',
      );
    return;
  }
  const weekday = weekdayOf(starts);
  if (!isDate(starts) || weekday === undefined) reportDate(starts, ['starts'], report);
  else if (weekday !== 1)
    report(
      'not-monday',
      ['starts'],
      say(scenarioWords, (words) => words.checkCalendars.notMonday({ date: starts })),
      say(scenarioWords, (words) =>
        words.checkCalendars.notMondayHint({
          before: addDays(starts, 1 - weekday),
          after: addDays(starts, 8 - weekday),
        }),
      ),
    );
}

function checkSpecialDays(
  { id, special = [] }: CalendarConfig,
  { days, starts }: ScenarioConfig,
  path: JsonPath,
  report: Report,
): void {
  const dates = special.map(({ date }) => date);
  special.forEach(({ date, open }, s) => {
    const own = [...path, 'special', s];
    checkRanges(open, [...own, 'open'], report);
    if (!isDate(date)) reportDate(date, [...own, 'date'], report);
    else if (dates.indexOf(date) < s)
      report(
        'duplicate-date',
        [...own, 'date'],
        say(scenarioWords, (words) => words.checkCalendars.duplicateDate({ id, date })),
        say(scenarioWords, (words) => words.checkCalendars.duplicateDateHint),
      );
  });
  if (special.length === 0) return;
  if (starts === undefined) {
    report(
      'special-without-start',
      [...path, 'special'],
      say(scenarioWords, (words) => words.checkCalendars.specialWithoutStart({ id, count: special.length })),
      say(scenarioWords, (words) => words.checkCalendars.startHint),
      'warning',
    );
    return;
  }
  if (!isDate(starts)) return;
  const outside = dates.filter((date) => {
    if (!isDate(date)) return false;
    const day = daysBetween(starts, date);
    return day < 0 || day >= days;
  });
  if (outside.length === 0) return;
  // Holidays of a whole year beside a period of four weeks are how it should be: only where none comes is it odd.
  report(
    'special-outside',
    [...path, 'special'],
    say(scenarioWords, (words) =>
      words.checkCalendars.specialOutside({
        id,
        count: outside.length,
        total: special.length,
        first: starts,
        last: addDays(starts, days - 1),
      }),
    ),
    say(scenarioWords, (words) => words.checkCalendars.specialOutsideHint),
    outside.length === special.length ? 'warning' : 'info',
  );
}

function checkRanges(ranges: readonly string[], path: JsonPath, report: Report): void {
  ranges.forEach((range, r) => {
    if (!('fault' in parseRange(range))) return;
    report(
      'empty-hours',
      [...path, r],
      say(scenarioWords, (words) => words.checkCalendars.emptyRange({ range })),
      say(scenarioWords, (words) => words.checkCalendars.emptyRangeHint),
    );
  });
}

function reportDate(date: string, path: JsonPath, report: Report): void {
  report(
    'no-such-date',
    path,
    say(scenarioWords, (words) => words.checkCalendars.noSuchDate({ date })),
    say(scenarioWords, (words) => words.checkCalendars.noSuchDateHint),
  );
}
