/** What a mapping says, for those who read records; and which names and numbers it did not know. */
import { ClockComparer, type ClockComparison } from './importing/compare-clocks.ts';
import { compileTimePattern, type TimePattern } from './mapping/time-pattern.ts';
import { zoneClock, type ZoneClock } from './mapping/zone.ts';
import { normaliseNumber } from './mapping/phone-number.ts';
import type { Mapping, Names } from './mapping/types.ts';
import type { Moment, ReadContext, TimeFault } from './sources/types.ts';
import { MOST_WHERE } from './check-call.ts';

/** Different names that are counted, so that a hostile log does not fill memory. */
const MOST_UNKNOWN = 1000;
/** As Twilio writes callers without a number. */
const WITHHELD = new Set([
  '',
  'anonymous',
  'unknown',
  'restricted',
  'private',
  'unavailable',
  'withheld',
  '+266696687',
  '266696687',
]);
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;
const RFC_2822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:([+-])(\d\d)(\d\d)|GMT|UTC)$/;
const EPOCH = /^\d{9,16}(?:\.\d{1,9})?$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type NameKind = 'line' | 'desk' | 'menu';

export interface ImportContext extends ReadContext {
  /** Whether calls of this hash are left out: test calls, by prefix. The index in `exclude`. */
  excludedBy(hash: string): number | undefined;
  /** What speaks against the zone of the mapping, where something does. */
  clocks(): ClockComparison | undefined;
  /** Names that the mapping does not have, with how often they were met; numbers are shortened. */
  unknownNames(): readonly { readonly kind: NameKind; readonly name: string; readonly count: number }[];
}

/** @param hash of a number in its one form, 16 hexadecimal digits; nobody else ever has the number */
export function importContext(mapping: Mapping, hash: (number: string) => string): ImportContext {
  const { time, caller, lines, exclude = [], options = {} } = mapping;
  const withheld = new Set([
    ...WITHHELD,
    ...(caller?.unknown ?? []).map((each) => each.trim().toLowerCase()),
  ]);
  const prefixes = exclude.flatMap(({ prefix }, i) => (prefix === undefined ? [] : [{ i, prefix }]));
  const excluded = new Map<string, number>();
  const unknown = new Map<string, { kind: NameKind; name: string; count: number }>();
  const clock: ZoneClock | undefined = time?.zone === undefined ? undefined : zoneClock(time.zone);
  const own = time?.pattern === undefined ? undefined : compileTimePattern(time.pattern);
  const clocks = new ClockComparer();
  const patterns = new Map<string, TimePattern | undefined>();
  // Most callers ring the same few lines, and many call again within the hour.
  let last = { number: '', hash: '' };

  const findName = (kind: NameKind, names: ReadonlyMap<string, string> | undefined) => (given: string) => {
    const name = given.trim();
    const found = names ? (names.get(name) ?? names.get('*')) : isPlainName(name) ? name : undefined;
    if (found !== undefined || name === '') return found;
    const shown = hideNumber(name);
    const entry = unknown.get(`${kind} ${shown}`);
    if (entry) entry.count += 1;
    else if (unknown.size < MOST_UNKNOWN) unknown.set(`${kind} ${shown}`, { kind, name: shown, count: 1 });
    return undefined;
  };
  return {
    hashCaller: (given) => {
      if (withheld.has(given.trim().toLowerCase())) return '';
      const number = normaliseNumber(given, caller?.country);
      if (number === undefined) return '';
      if (number === last.number) return last.hash;
      last = { number, hash: hash(number) };
      for (const { i, prefix } of prefixes)
        if (number.startsWith(prefix) || number.startsWith(`+${prefix}`)) excluded.set(last.hash, i);
      return last.hash;
    },
    line: findName('line', mapOf(lines?.map)),
    desk: findName('desk', mapOf(mapping.desks)),
    menu: findName('menu', mapOf(mapping.menus)),
    listsMenu: (name) => mapping.menus !== undefined && Object.hasOwn(mapping.menus, name),
    localTime: (text, pattern): Moment | TimeFault => {
      if (!patterns.has(pattern)) patterns.set(pattern, compileTimePattern(pattern));
      const wall = (own ?? patterns.get(pattern))?.read(text);
      if (!wall) return 'time';
      return clock ? clock(wall) : 'zone';
    },
    utcTime: readUtc,
    option: (name, orElse) => {
      const value = Object.hasOwn(options, name) ? options[name] : undefined;
      return typeof value === 'string' ? value : (value?.[0] ?? orElse);
    },
    optionList: (name, orElse) => {
      const value = Object.hasOwn(options, name) ? options[name] : undefined;
      return typeof value === 'string' ? [value] : (value ?? orElse);
    },
    compareClocks: clocks.see,
    clocks: () => clocks.settle(),
    excludedBy: (caller) => excluded.get(caller),
    unknownNames: () => [...unknown.values()].toSorted((a, b) => b.count - a.count),
  };
}

function mapOf(names: Names | undefined): ReadonlyMap<string, string> | undefined {
  return names && new Map(Object.entries(names));
}

/** What may stand in a file without a map: an id, not a number that somebody might be reached by, nor a sentence. */
function isPlainName(name: string): boolean {
  return name.length > 0 && name.length <= MOST_WHERE && !/\d{6}|[\s@]/.test(name);
}

/** `+15559990000` -> `…0000 (11)`: enough to know one's own line by. */
function hideNumber(name: string): string {
  const digits = name.replaceAll(/\D/g, '');
  if (digits.length >= 6) return `…${digits.slice(-3)} (${digits.length})`;
  return isPlainName(name) ? name.slice(0, 60) : '…';
}

function readUtc(text: string): number | TimeFault {
  const iso = ISO.exec(text);
  if (iso) {
    const [, date = '', clock = '', fraction = '', zone = 'Z'] = iso;
    const offset = /^[+-]/.test(zone) ? zone.replace(/^(...):?(..)$/, '$1:$2') : 'Z';
    const t = Date.parse(`${date}T${clock}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`);
    return Number.isNaN(t) ? 'time' : t;
  }
  const mail = RFC_2822.exec(text);
  if (mail) {
    const [, day, month = '', year, hour, minute, second, sign, zoneHours = 0, zoneMinutes = 0] = mail;
    const index = MONTHS.indexOf(month);
    const offset = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
    const t =
      Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second)) - offset;
    return index < 0 || Number(hour) > 23 ? 'time' : t;
  }
  if (!EPOCH.test(text)) return 'time';
  // Seconds, milliseconds or microseconds, by how many digits they have in this century.
  const [whole = ''] = text.split('.');
  const factor = whole.length <= 11 ? 1000 : whole.length <= 14 ? 1 : 0.001;
  return Math.floor(Number(text) * factor + 1e-6);
}
