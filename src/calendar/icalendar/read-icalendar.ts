/**
 * Holidays out of an iCalendar file (RFC 5545): events of whole days, one day or several, once or recurring. What has a
 * time of day is no holiday and is left out, and said. Lines are unfolded and events told apart here, so that every
 * problem has its line and a broken event costs no other one; values and recurrences are read by libraries.
 */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { convertIcsEvent, type IcsEvent } from 'ts-ics';
import { capProblems } from '../../util/collect-problems.ts';
import { wordProblem, type Problem, type Severity } from '../../util/problem.ts';
import { calendarWords, say, type CalendarWords, type Said } from '../../words/index.ts';
import type { SpecialDay } from '../types.ts';

export interface HolidaySpan {
  /** `YYYY-MM-DD`, the first day that is wanted. */
  readonly from: string;
  /** The last one. */
  readonly to: string;
  /** Language of names that name none. */
  readonly locale: string;
}

export interface HolidayReading {
  /** Closed days, in order, each once. */
  readonly days: readonly SpecialDay[];
  readonly problems: readonly Problem[];
}

const MAX_CHARACTERS = 5_000_000;
const MAX_EVENTS = 5000;
const MAX_LINE = 20_000;
/** Each may ask for a long search, so that a hostile file is refused within seconds. */
const MAX_RULES = 300;
const MAX_CANDIDATES = 20_000;
/** A holiday of a month is one; a longer event is something else. */
const MAX_DAYS = 31;
/** What a holiday has to say for itself. */
const READ = /^(DTSTART|DTEND|DURATION|SUMMARY|STATUS|UID|EXDATE|RECURRENCE-ID)[;:]/i;
const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'];

interface Line {
  readonly text: string;
  /** 1-based, in the file. */
  readonly number: number;
}
interface Holiday {
  readonly line: number;
  readonly uid: string;
  readonly first: Temporal.PlainDate;
  readonly days: number;
  readonly title: Readonly<Record<string, string>> | undefined;
  readonly rule: Line | undefined;
  readonly except: readonly string[];
  /** The day of a recurring event in whose place this one stands. */
  readonly replaces: string | undefined;
}
type Report = (
  code: string,
  line: number,
  speak: (words: CalendarWords['iCalendar']) => readonly [message: string, hint: string],
  severity?: Severity,
) => void;

/** Never throws. `file` is what problems call it. */
export function readICalendar(text: string, file: string, span: HolidaySpan): HolidayReading {
  const problems: Problem[] = [];
  const report: Report = (code, line, speak, severity = 'error') => {
    const part = (which: 0 | 1): Said => say(calendarWords, (words) => speak(words.iCalendar)[which]);
    problems.push({ code, severity, ...wordProblem(part(0), part(1)), file, line, column: 1 });
  };
  const events = splitEvents(text, report);
  const holidays = (events ?? []).flatMap((lines) => readHoliday(lines, span.locale, report) ?? []);
  const days = new Map<string, SpecialDay>();
  const rules = holidays.filter(({ rule }) => rule !== undefined);
  const [surplus] = rules.slice(MAX_RULES);
  if (surplus)
    report('ics-too-many', surplus.line, (words) => [
      words.tooManyRules({ most: MAX_RULES }),
      words.tooLargeHint,
    ]);
  const refused = new Set(rules.slice(MAX_RULES));
  const replaced = new Set(holidays.map(({ uid, replaces }) => `${uid} ${replaces}`));
  for (const holiday of holidays.filter((each) => !refused.has(each)))
    for (const first of beginningsOf(holiday, span, report)) {
      if (holiday.replaces === undefined && replaced.has(`${holiday.uid} ${first.toString()}`)) continue;
      for (let day = 0; day < holiday.days; day++) {
        const date = first.add({ days: day }).toString();
        if (date < span.from || date > span.to) continue;
        const known = days.get(date);
        days.set(date, { date, open: [], ...joinTitles(known?.title, holiday.title) });
      }
    }
  return {
    days: [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    problems: capProblems(problems, file),
  };
}

/** Lines of each event, without those of alarms inside. */
function splitEvents(text: string, report: Report): readonly (readonly Line[])[] | undefined {
  if (text.length > MAX_CHARACTERS) {
    report('ics-too-large', 1, (words) => [words.tooLarge({ most: MAX_CHARACTERS }), words.tooLargeHint]);
    return undefined;
  }
  const lines = unfold(text);
  if (!/^BEGIN:VCALENDAR\s*$/i.test(lines[0]?.text ?? '')) {
    report('ics-other-file', 1, (words) => [words.otherFile, words.otherFileHint]);
    return undefined;
  }
  const events: Line[][] = [];
  let event: Line[] | undefined;
  let inner = 0;
  for (const line of lines) {
    const [, end, name] = /^(?:(END)|BEGIN):([\w-]+)\s*$/i.exec(line.text) ?? [];
    if (name === undefined) {
      if (event && inner === 0 && line.text.length <= MAX_LINE) event.push(line);
    } else if (event) {
      inner += end === undefined ? 1 : -1;
      if (inner < 0) event = undefined;
    } else if (end === undefined && name.toUpperCase() === 'VEVENT') {
      if (events.length === MAX_EVENTS) {
        report('ics-too-many', line.number, (words) => [
          words.tooMany({ most: MAX_EVENTS }),
          words.tooLargeHint,
        ]);
        break;
      }
      inner = 0;
      events.push((event = [line]));
    }
  }
  if (event && events.length < MAX_EVENTS)
    report('ics-cut-off', event[0]?.number ?? 1, (words) => [words.cutOff, words.cutOffHint], 'warning');
  return events;
}

/** A line that begins with a blank goes on the one before. */
function unfold(text: string): Line[] {
  const lines: { parts: string[]; number: number }[] = [];
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((part, i) => {
      const last = lines.at(-1);
      if (last && /^[ \t]/.test(part)) last.parts.push(part.slice(1));
      else if (part !== '') lines.push({ parts: [part], number: i + 1 });
    });
  return lines.map(({ parts, number }) => ({ text: parts.join(''), number }));
}

function readHoliday(lines: readonly Line[], locale: string, report: Report): Holiday | undefined {
  const at = (name: string): Line | undefined =>
    lines.find(({ text }) => new RegExp(`^${name}[;:]`, 'i').test(text));
  const line = lines[0]?.number ?? 1;
  const event = parseEvent(lines);
  if (event?.status === 'CANCELLED') return undefined;
  const begins = at('DTSTART');
  if (!begins) {
    report('ics-no-date', line, (words) => [words.noDate, words.dateHint]);
    return undefined;
  }
  if (/[:;]\d{8}T\d{6}Z?$/.test(begins.text) || /T\d{4}/.test(begins.text)) {
    report('ics-timed', begins.number, (words) => [words.timed, words.timedHint], 'info');
    return undefined;
  }
  const first = toDate(event?.start?.date);
  // The library makes the 1st of March of a 30th of February.
  const isThere =
    first !== undefined && begins.text.trim().endsWith(`:${first.toString().replaceAll('-', '')}`);
  if (!event || !isThere) {
    report('ics-unreadable-date', begins.number, (words) => [
      words.unreadableDate({ text: begins.text }),
      words.dateHint,
    ]);
    return undefined;
  }
  const days = lengthOf(event, first);
  if (days === undefined || days < 1 || days > MAX_DAYS) {
    report('ics-length', (at('DTEND') ?? at('DURATION') ?? begins).number, (words) => [
      words.length({ most: MAX_DAYS }),
      words.lengthHint,
    ]);
    return undefined;
  }
  const language = /^SUMMARY;(?:.*;)?LANGUAGE=([A-Za-z0-9-]+)[;:]/i.exec(at('SUMMARY')?.text ?? '')?.[1];
  const name = event.summary?.trim().slice(0, 200);
  return {
    line,
    uid: event.uid,
    first,
    days,
    title: name === undefined || name === '' ? undefined : { [language ?? locale]: name },
    rule: at('RRULE'),
    except: (event.exceptionDates ?? []).flatMap(({ date }) => toDate(date)?.toString() ?? []),
    replaces: toDate(event.recurrenceId?.value.date)?.toString(),
  };
}

/** Undefined where the library cannot make anything of it. */
function parseEvent(lines: readonly Line[]): IcsEvent | undefined {
  const kept = lines
    .map(({ text }) => text)
    .filter((text) => READ.test(text))
    // Eight digits are a day, also where nobody says so.
    .map((text) =>
      text.replace(/^(DTSTART|DTEND|EXDATE|RECURRENCE-ID):(\d{8})(?=,|\s*$)/i, '$1;VALUE=DATE:$2'),
    );
  try {
    return convertIcsEvent(
      undefined,
      ['BEGIN:VEVENT', 'DTSTAMP:20000101T000000Z', ...kept, 'END:VEVENT'].join('\r\n'),
    );
  } catch {
    return undefined;
  }
}

/** The library keeps days as midnight in UTC. */
function toDate(date: Date | undefined): Temporal.PlainDate | undefined {
  return date && Number.isFinite(date.getTime())
    ? Temporal.PlainDate.from(date.toISOString().slice(0, 10))
    : undefined;
}

function lengthOf({ end, duration }: IcsEvent, first: Temporal.PlainDate): number | undefined {
  if (end) {
    const last = toDate(end.date);
    // The day after the last one; some programs write the same day for one of a single day.
    return last && Math.max(1, first.until(last, { largestUnit: 'day' }).days);
  }
  return duration ? (duration.weeks ?? 0) * 7 + (duration.days ?? 0) : 1;
}

function beginningsOf(
  { first, days, rule, except }: Holiday,
  { from, to }: HolidaySpan,
  report: Report,
): readonly Temporal.PlainDate[] {
  if (!rule) return [first];
  const gone = new Set(except);
  const text = rule.text.replace(/^RRULE[^:]*:/i, '').trim();
  const frequency = /(?:^|;)FREQ=([A-Z]+)/i.exec(text)?.[1]?.toUpperCase() ?? '';
  try {
    if (!FREQUENCIES.includes(frequency)) throw new Error(`No day recurs ${frequency}.`);
    const recurrence = new RRuleTemporal({
      maxCandidateEvaluations: MAX_CANDIDATES,
      rruleString: `DTSTART:${first.toString().replaceAll('-', '')}T000000Z\nRRULE:${text}`,
    });
    // What begins before the span may reach into it.
    const [begin, end] = [Temporal.PlainDate.from(from).subtract({ days }), Temporal.PlainDate.from(to)].map(
      (date) => date.toZonedDateTime('UTC'),
    ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
    return recurrence
      .between(begin, end, true)
      .map((moment) => Temporal.PlainDate.from(moment.toString().slice(0, 10)))
      .filter((date) => !gone.has(date.toString()));
  } catch {
    report('ics-unreadable-rule', rule.number, (words) => [
      words.unreadableRule({ text: text.slice(0, 100) }),
      words.unreadableRuleHint,
    ]);
    return [];
  }
}

/** Two holidays on one day are one closed day with both names. */
function joinTitles(
  one: SpecialDay['title'],
  other: SpecialDay['title'],
): { readonly title?: Readonly<Record<string, string>> } {
  const title = new Map(Object.entries(one ?? {}));
  for (const [locale, name] of Object.entries(other ?? {})) {
    const known = title.get(locale);
    title.set(locale, known === undefined || known === name ? name : `${known} / ${name}`);
  }
  return title.size === 0 ? {} : { title: Object.fromEntries(title) };
}
