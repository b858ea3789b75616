/** A calendar's ordinary week, painted: entries of days that nobody touched stay as they are written. */
import {
  DAY_MINUTES,
  formatRange,
  parseRange,
  uniteRanges,
  weekOf,
  type CalendarConfig,
  type MinuteRange,
  type WeekHours,
} from '../../../calendar/index.ts';
import { addUp, WEEKDAYS, type WeekArea, type WeekLevels } from './levels.ts';

/** 1 where it is open. */
export function calendarLevels(calendar: Pick<CalendarConfig, 'id' | 'week'>): WeekLevels {
  return addUp(
    weekOf(calendar).flatMap((ranges, i) => ranges.map((range) => ({ ...range, day: i + 1, value: 1 }))),
  );
}

/** Opens or closes the area. Ranges over midnight stay one wherever the area leaves them whole. */
export function paintCalendar(week: readonly WeekHours[], area: WeekArea, isOpen: boolean): WeekHours[] {
  const before = WEEKDAYS.map((day) => rangesOn(week, day));
  let after = before;
  for (const day of area.days) {
    const [own, eve] = [day - 1, (day + 5) % 7];
    const morning = { from: area.from + DAY_MINUTES, to: area.to + DAY_MINUTES };
    after = after.map((ranges, i) => {
      if (!isOpen) return subtract(ranges, [...(i === own ? [area] : []), ...(i === eve ? [morning] : [])]);
      // What the night before reaches already stays with it.
      return i === own ? [...ranges, ...subtract([area], shift(after[eve] ?? [], -DAY_MINUTES))] : ranges;
    });
  }
  const settled = settle(after);
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const touched = WEEKDAYS.filter((_, i) => !isSame(before[i], after[i]));
  // What a day that is written anew no longer holds has gone to the next one.
  const isHeir = (day: number): boolean =>
    !touched.includes(day) &&
    touched.includes(day === 1 ? 7 : day - 1) &&
    !isSame(settled[day - 1], before[day - 1]);
  for (let heir = WEEKDAYS.find(isHeir); heir !== undefined; heir = WEEKDAYS.find(isHeir)) touched.push(heir);
  return touched.length === 0
    ? [...week]
    : rewriteDays(week, touched, (day) => (settled[day - 1] ?? []).map(formatRange));
}

/** What is written for a weekday, entries of several days included. */
export function rangeTextsOn(week: readonly WeekHours[], day: number): string[] {
  return week.flatMap(({ days, open }) => (days.includes(day) ? open : []));
}

/** Writes one weekday, word for word; the others stay as they are. */
export function writeDay(week: readonly WeekHours[], day: number, open: readonly string[]): WeekHours[] {
  return rewriteDays(week, [day], () => open);
}

/**
 * Every range begins on its day, and none is so long that its end, written on the clock, comes before it. What is cut off
 * goes to the next day, which may then be too long itself: once around the week at most.
 */
function settle(days: readonly (readonly MinuteRange[])[]): MinuteRange[][] {
  let settled = days.map(uniteRanges);
  while (settled.some((ranges) => ranges.some((range) => !isWritable(range)))) {
    const cut: MinuteRange[][] = settled.map(() => []);
    for (const [i, ranges] of settled.entries())
      for (const range of ranges) {
        if (isWritable(range)) cut[i]?.push(range);
        else {
          if (range.from < DAY_MINUTES) cut[i]?.push({ from: range.from, to: DAY_MINUTES });
          cut[(i + 1) % 7]?.push(...shift([range], -DAY_MINUTES));
        }
      }
    settled = cut.map(uniteRanges);
  }
  return settled;
}

function isWritable({ from, to }: MinuteRange): boolean {
  return from < DAY_MINUTES && (to <= DAY_MINUTES || to - DAY_MINUTES < from);
}

function rewriteDays(
  week: readonly WeekHours[],
  touched: readonly number[],
  openOn: (day: number) => readonly string[],
): WeekHours[] {
  const entries = week
    .map((entry) => ({ ...entry, days: entry.days.filter((day) => !touched.includes(day)) }))
    .map((entry, i) => (entry.days.length === week[i]?.days.length ? (week[i] as WeekHours) : entry))
    .filter(({ days }) => days.length > 0);
  for (const day of touched) {
    const open = openOn(day);
    if (open.length === 0) continue;
    const at = entries.findIndex((entry) => {
      const others = entries.filter((each) => each !== entry);
      // Only where nothing else is said of its days: they would be no entry of equal days any more.
      const isAlone = entry.days.every((each) => !others.some(({ days }) => days.includes(each)));
      return isAlone && entry.open.length === open.length && entry.open.every((text, i) => text === open[i]);
    });
    const found = entries[at];
    if (found) entries[at] = { ...found, days: [...found.days, day].toSorted((a, b) => a - b) };
    else entries.push({ days: [day], open });
  }
  return entries;
}

/** Ranges that begin on a weekday, as its entries say. */
function rangesOn(week: readonly WeekHours[], day: number): MinuteRange[] {
  return uniteRanges(
    week
      .flatMap(({ days, open }) => (days.includes(day) ? open : []))
      .map(parseRange)
      .flatMap((parsed) => ('range' in parsed ? [parsed.range] : [])),
  );
}

function subtract(ranges: readonly MinuteRange[], gone: readonly MinuteRange[]): MinuteRange[] {
  return gone.reduce<MinuteRange[]>(
    (left, hole) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, hole.from) },
          { from: Math.max(from, hole.to), to },
        ].filter((part) => part.from < part.to),
      ),
    [...ranges],
  );
}

function shift(ranges: readonly MinuteRange[], by: number): MinuteRange[] {
  return ranges
    .map(({ from, to }) => ({ from: Math.max(0, from + by), to: to + by }))
    .filter(({ from, to }) => from < to);
}
