/** Days, times and numbers as spreadsheets write them. */
import { DAY_MINUTES, isDate } from '../../calendar/index.ts';

/** Languages in which exports name weekdays. */
const LOCALES = ['en', 'zh', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ja'];

/** 1 (Monday) to 7 by name, long, short, and in two letters, in one language. */
function listDayNames(locale: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const weekday of ['long', 'short'] as const) {
    // Made once: it costs more than all the rest.
    const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
    for (let day = 1; day <= 7; day++) {
      // 2024 began on a Monday.
      const name = foldName(format.format(Date.UTC(2024, 0, day)));
      found.set(name, day);
      if (/^\p{Script=Latin}{3,}$/u.test(name)) found.set(name.slice(0, 2), day);
    }
  }
  return found;
}

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|[.\s]/gu, '');
}

/** A day, or nothing when it cannot be read as one. */
export type DayReader = (
  cell: string,
) => { readonly weekday: number } | { readonly date: string } | undefined;

/**
 * 1 (Monday) to 7, a weekday's name, or a date such as 2026-12-24. "Di" is Tuesday in one language and Sunday in
 * another: names are read in a language in which all of them are days, and not at all where several disagree.
 *
 * @param cells all that shall be read
 */
export function createDayReader(cells: Iterable<string>): DayReader {
  const named = [...new Set(cells)].filter((cell) => !/^[1-7]$/.test(cell) && !isDate(cell)).map(foldName);
  const all = named.length > 0 ? LOCALES.map(listDayNames) : [];
  const whole = all.filter((names) => named.every((name) => names.has(name)));
  const inForce = whole.length > 0 ? whole : all;
  return (cell) => {
    if (/^[1-7]$/.test(cell)) return { weekday: Number(cell) };
    if (isDate(cell)) return { date: cell };
    const [weekday, ...others] = new Set(inForce.flatMap((names) => names.get(foldName(cell)) ?? []));
    return weekday === undefined || others.length > 0 ? undefined : { weekday };
  };
}

/** Minutes of the day, 0 to 1440: `8:00`, `08:00:00`, `8.30`, `8:00 PM`, or the hour alone. */
export function readTime(cell: string): number | undefined {
  const found = /^(\d{1,2})(?:[:.](\d{2})(?:[:.]00)?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(cell.trim());
  if (!found) return undefined;
  const [, hours = '', minutes = '0', half] = found;
  const clockHour = Number(hours);
  if (half && (clockHour < 1 || clockHour > 12)) return undefined;
  const hour = half ? (clockHour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : clockHour;
  const minute = hour * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= DAY_MINUTES ? minute : undefined;
}

/** Whole or not, with a comma or a point before the decimals; thousands may be set apart by spaces. Never negative. */
export function readAmount(cell: string): number | undefined {
  const text = cell.replaceAll(/(?<=\d)[ _\u00A0\u202F](?=\d{3}\b)/g, '');
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}
