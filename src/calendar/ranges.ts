/** Ranges of a day, to the minute: how they are written, and what they mean. */
import { NAMED_FORMATS } from '../util/named-formats.ts';
import type { MinuteRange, WeeklyHours } from './types.ts';

export const DAY_MINUTES = 1440;

export type RangeFault = 'form' | 'empty';
export type ParsedRange = { readonly range: MinuteRange } | { readonly fault: RangeFault };

/** `08:30-12:00`. An end before the beginning is on the next day; one at the beginning would be no time at all. */
export function parseRange(text: string): ParsedRange {
  if (!NAMED_FORMATS.timeRange.test(text)) return { fault: 'form' };
  const [from = 0, to = 0] = text.split(/[-–]/).map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  return spanning(from, to);
}

/** Hours as decimal numbers, rounded to the minute. */
export function rangeOfHours({ from, to }: Pick<WeeklyHours, 'from' | 'to'>): ParsedRange {
  const [begin, end] = [from, to].map((hour) => Math.round(hour * 60)) as [number, number];
  // 24 to 6 is what begins at midnight of the next day; nobody means the 24 hours until then.
  return begin === DAY_MINUTES ? { fault: 'empty' } : spanning(begin, end);
}

function spanning(from: number, to: number): ParsedRange {
  if (from === to) return { fault: 'empty' };
  return { range: { from, to: to > from ? to : to + DAY_MINUTES } };
}

export function formatRange({ from, to }: MinuteRange): string {
  return `${formatMinute(from)}-${formatMinute(to > DAY_MINUTES ? to - DAY_MINUTES : to)}`;
}

/** 510 -> 08:30; the end of a day is 24:00. */
export function formatMinute(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Ranges that touch or overlap become one. */
export function uniteRanges(ranges: readonly MinuteRange[]): MinuteRange[] {
  const united: MinuteRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last && range.from <= last.to)
      united[united.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else united.push(range);
  }
  return united;
}

/** Those that can be read; what is wrong with the others is said where the file is checked. */
export function readRanges(texts: readonly string[]): MinuteRange[] {
  return uniteRanges(
    texts.flatMap((text) => {
      const parsed = parseRange(text);
      return 'range' in parsed ? [parsed.range] : [];
    }),
  );
}
