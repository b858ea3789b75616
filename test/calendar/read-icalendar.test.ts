import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readICalendar, type HolidayReading } from '../../src/calendar/icalendar/index.ts';

const SPAN = { from: '2026-01-01', to: '2027-12-31', locale: 'en' };

/** @param events lines of each. */
function file(...events: readonly (readonly string[])[]): string {
  const body = events.flatMap((lines, i) => [
    'BEGIN:VEVENT',
    `UID:${i}`,
    'DTSTAMP:20250101T000000Z',
    ...lines,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...body, 'END:VCALENDAR', ''].join('\r\n');
}
function read(...events: readonly (readonly string[])[]): HolidayReading {
  return readICalendar(file(...events), 'h.ics', SPAN);
}
const datesOf = ({ days }: HolidayReading): string[] => days.map(({ date }) => date);
const told = ({ problems }: HolidayReading): string[] =>
  problems.map(({ code, line, severity }) => `${code} ${line} ${severity}`);

describe('holidays from iCalendar', () => {
  it('are closed days with their names', () => {
    const reading = read(['DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas\\, first day']);
    expect(reading).toEqual({
      days: [{ date: '2026-12-25', open: [], title: { en: 'Christmas, first day' } }],
      problems: [],
    });
  });

  it('are in order, each day once, with every name in its language', () => {
    const reading = read(
      ['DTSTART;VALUE=DATE:20261226', 'SUMMARY;LANGUAGE=de:Zweiter Feiertag'],
      ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas'],
      ['DTSTART:20261225', 'SUMMARY:A Friday off'],
    );
    expect(reading.days).toEqual([
      { date: '2026-12-25', open: [], title: { en: 'Christmas / A Friday off' } },
      { date: '2026-12-26', open: [], title: { de: 'Zweiter Feiertag', en: 'Christmas' } },
    ]);
  });

  it.each<[string, string[], string[]]>([
    ['yearly', ['RRULE:FREQ=YEARLY'], ['2026-05-25', '2027-05-25']],
    ['on the last Monday of May', ['RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO'], ['2026-05-25', '2027-05-31']],
    ['so many times', ['RRULE:FREQ=YEARLY;COUNT=7'], ['2026-05-25']],
    ['until a day', ['RRULE:FREQ=YEARLY;UNTIL=20270101'], ['2026-05-25']],
    ['but for a day', ['RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20260525'], ['2027-05-25']],
  ])('recur %s', (_, lines, dates) => {
    expect(datesOf(read(['DTSTART;VALUE=DATE:20200525', 'SUMMARY:x', ...lines]))).toEqual(dates);
  });

  it('of a leap day come in leap years only', () => {
    const leap = file(['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY']);
    expect(datesOf(readICalendar(leap, 'h.ics', { ...SPAN, to: '2028-12-31' }))).toEqual(['2028-02-29']);
  });

  it('that were moved once stand on the other day', () => {
    const text = file(
      ['DTSTART;VALUE=DATE:20200525', 'RRULE:FREQ=YEARLY'],
      ['DTSTART;VALUE=DATE:20260526', 'RECURRENCE-ID;VALUE=DATE:20260525'],
    ).replace('UID:1', 'UID:0');
    expect(datesOf(readICalendar(text, 'h.ics', SPAN))).toEqual(['2026-05-26', '2027-05-25']);
  });

  it('that were called off are none, nor are alarms', () => {
    const alarm = ['BEGIN:VALARM', 'DTSTART;VALUE=DATE:20260101', 'END:VALARM'];
    const off = ['DTSTART;VALUE=DATE:20260301', 'STATUS:CANCELLED'];
    expect(datesOf(read(off, ['DTSTART;VALUE=DATE:20260401', ...alarm]))).toEqual(['2026-04-01']);
  });

  it('may have folded lines, line feeds only, and a byte order mark', () => {
    const text = `\uFEFF${file(['DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christ\r\n mas']).replaceAll('\r\n', '\n')}`;
    expect(readICalendar(text, 'h.ics', SPAN).days[0]?.title).toEqual({ en: 'Christmas' });
  });

  it('are the same in every zone in which this is run: a day is no moment', () => {
    expect(datesOf(read(['DTSTART;VALUE=DATE:20260101'], ['DTSTART;VALUE=DATE:20271231']))).toEqual([
      '2026-01-01',
      '2027-12-31',
    ]);
  });
});

describe('what cannot be read', () => {
  it.each<[string, string[], string]>([
    ['a time of day', ['DTSTART:20261225T100000Z'], 'ics-timed 6 info'],
    ['no date', ['SUMMARY:x'], 'ics-no-date 3 error'],
    ['a day that is not there', ['DTSTART;VALUE=DATE:20260230'], 'ics-unreadable-date 6 error'],
    ['no day', ['DTSTART;VALUE=DATE:soon'], 'ics-unreadable-date 6 error'],
    ['a year long', ['DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20270101'], 'ics-length 7 error'],
    ['a rule that is none', ['DTSTART;VALUE=DATE:20260101', 'RRULE:OFTEN'], 'ics-unreadable-rule 7 error'],
    ['every second', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SECONDLY'], 'ics-unreadable-rule 7 error'],
    [
      'no progress',
      ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;INTERVAL=0'],
      'ics-unreadable-rule 7 error',
    ],
  ])('has its line and costs no other event: %s', (_, lines, expected) => {
    const reading = read(lines, ['DTSTART;VALUE=DATE:20261224']);
    expect(told(reading)).toEqual([expected]);
    expect(datesOf(reading)).toEqual(['2026-12-24']);
    expect(reading.problems[0]).toMatchObject({ file: 'h.ics', hint: expect.stringMatching(/./) });
  });

  it('is another kind of file, or half of one', () => {
    expect(told(readICalendar('date,name\n', 'h.csv', SPAN))).toEqual(['ics-other-file 1 error']);
    expect(told(readICalendar('', 'h.ics', SPAN))).toEqual(['ics-other-file 1 error']);
    const half = file(['DTSTART;VALUE=DATE:20261225']).split('END:VEVENT')[0] as string;
    expect(told(readICalendar(half, 'h.ics', SPAN))).toEqual(['ics-cut-off 3 warning']);
  });

  it('is too much', () => {
    expect(told(readICalendar(' '.repeat(5_000_001), 'h.ics', SPAN))).toEqual(['ics-too-large 1 error']);
    const rules = Array.from({ length: 301 }, () => ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY']);
    expect(told(read(...rules))).toEqual(['ics-too-many 1803 error']);
    const events = Array.from({ length: 5001 }, () => ['DTSTART;VALUE=DATE:20260101']);
    expect(told(read(...events))).toEqual(['ics-too-many 25003 error']);
  });

  test.prop([
    fc.array(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'DTSTART:',
        '2026',
        ';',
        'RRULE:FREQ=DAILY',
        '\n',
        ' ',
        ':',
      ),
    ),
  ])('never throws', (parts) => {
    expect(() => readICalendar(`BEGIN:VCALENDAR\n${parts.join('')}`, 'h.ics', SPAN)).not.toThrow();
  });
});
