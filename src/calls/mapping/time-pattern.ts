/** Local times as somebody's program writes them, read by a pattern of letters. */
import type { Precision } from '../types.ts';

/** What stands on the wall, with milliseconds since midnight of that day. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly ms: number;
}

export interface TimePattern {
  /** Undefined: the text does not fit, or there is no such day. */
  read(text: string): WallTime | undefined;
  readonly precision: Precision;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Longer first, so that `MMM` is not `MM` and an `M`. */
const FIELDS = {
  yyyy: String.raw`(?<y>\d{4})`,
  yy: String.raw`(?<yy>\d{2})`,
  MMM: '(?<mon>[A-Za-z]{3})',
  MM: String.raw`(?<M>\d{2})`,
  M: String.raw`(?<M>\d{1,2})`,
  dd: String.raw`(?<d>\d{2})`,
  d: String.raw`(?<d>\d{1,2})`,
  HH: String.raw`(?<H>\d{2})`,
  H: String.raw`(?<H>\d{1,2})`,
  hh: String.raw`(?<h>\d{2})`,
  h: String.raw`(?<h>\d{1,2})`,
  a: '(?<a>[AaPp])\\.?[Mm]\\.?',
  mm: String.raw`(?<m>\d{2})`,
  ss: String.raw`(?<s>\d{2})`,
  SSS: String.raw`(?<f>\d{1,9})`,
} as const;
const LETTERS = /yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|a|mm|ss|SSS/g;
const MOST_TEXT = 60;

/** Undefined: letters of it say nothing, one is missing, or one stands twice. */
export function compileTimePattern(pattern: string): TimePattern | undefined {
  const found = pattern.match(LETTERS) ?? [];
  if (/[A-Za-z]/.test(pattern.replace(LETTERS, '').replaceAll('T', ''))) return undefined;
  const kinds = new Set(found.map((each) => each[0]));
  const hasAll = ['y', 'M', 'd', 'm'].every((kind) => kinds.has(kind)) && (kinds.has('H') || kinds.has('h'));
  if (!hasAll || kinds.size !== found.length || (kinds.has('h') && !kinds.has('a'))) return undefined;
  const body = pattern
    .split(/(yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|a|mm|ss|SSS)/)
    .map((part, i) =>
      i % 2 === 1 ? FIELDS[part as keyof typeof FIELDS] : part.replaceAll(/[^\w\s]/g, String.raw`\$&`),
    )
    .join('');
  const form = new RegExp(`^${body}$`);
  return {
    read: (text) => (text.length > MOST_TEXT ? undefined : toWallTime(form.exec(text.trim())?.groups)),
    precision: kinds.has('S') ? 'ms' : kinds.has('s') ? 's' : 'min',
  };
}

function toWallTime(groups: Record<string, string | undefined> | undefined): WallTime | undefined {
  if (!groups) return undefined;
  const { y, yy, mon, M, d, H, h, a, m, s = '0', f = '0' } = groups;
  const year = y === undefined ? 2000 + Number(yy) : Number(y);
  const month = mon === undefined ? Number(M) : MONTHS.indexOf(mon.toLowerCase()) + 1;
  const isAfternoon = a?.toLowerCase() === 'p';
  const hour = H === undefined ? (Number(h) % 12) + (isAfternoon ? 12 : 0) : Number(H);
  if (H === undefined && (Number(h) < 1 || Number(h) > 12)) return undefined;
  return wallTime(year, month, Number(d), hour, Number(m), Number(s), Math.trunc(Number(`0.${f}`) * 1000));
}

/** Undefined where there is no such day or time. */
export function wallTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
): WallTime | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return undefined;
  return { year, month, day, ms: ((hour * 60 + minute) * 60 + second) * 1000 + ms };
}
