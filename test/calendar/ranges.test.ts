import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  formatRange,
  isDate,
  isTimeZone,
  parseRange,
  rangeOfHours,
  weekOf,
} from '../../src/calendar/index.ts';
import { rangeArbitrary } from './arbitraries.ts';

describe('a range of a day', () => {
  test.prop([rangeArbitrary()])('is read as it is printed', (range) => {
    expect(parseRange(formatRange(range))).toEqual({ range });
  });

  it.each([
    ['08:30-12:00', 510, 720],
    ['8:30 - 12:00', 510, 720],
    ['22:00-06:00', 1320, 1800],
    ['22:00-00:00', 1320, 1440],
    ['00:00-24:00', 0, 1440],
  ])('%s is from minute %i to minute %i', (text, from, to) => {
    expect(parseRange(text)).toEqual({ range: { from, to } });
  });

  it.each(['08:00-08:00', '00:00-00:00'])('%s is empty', (text) => {
    expect(parseRange(text)).toEqual({ fault: 'empty' });
  });

  it.each(['', '8-12', '08:60-12:00', '25:00-26:00', '24:00-06:00', '08:00-24:01', '08:00', '1e1:00-12:00'])(
    '"%s" is none',
    (text) => {
      expect(parseRange(text)).toEqual({ fault: 'form' });
    },
  );

  it.each([
    [8.5, 17.5, { range: { from: 510, to: 1050 } }],
    [22, 6, { range: { from: 1320, to: 1800 } }],
    [0, 24, { range: { from: 0, to: 1440 } }],
    [8.333, 9, { range: { from: 500, to: 540 } }],
    [9, 9, { fault: 'empty' }],
    [9, 9.001, { fault: 'empty' }],
    [24, 6, { fault: 'empty' }],
  ])('hours %d to %d are rounded to the minute', (from, to, expected) => {
    expect(rangeOfHours({ from, to })).toEqual(expected);
  });
});

describe('dates and zones', () => {
  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-01-01T00:00', '2026-W01', ''])(
    '"%s" is no date',
    (text) => expect(isDate(text)).toBe(false),
  );
  it('a leap day is a date in leap years', () => {
    expect(['2028-02-29', '2026-02-29'].map(isDate)).toEqual([true, false]);
  });
  it('a zone is one that the platform knows by name', () => {
    expect(['Europe/Berlin', 'UTC', 'Asia/Shanghai'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['Europe/Berlinn', '+08:00', '', 'constructor'].map(isTimeZone)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the week in pictures', () => {
  it('shows a night on both of its days, and ranges that touch as one', () => {
    const week = [
      { days: [5], open: ['22:00-06:00', '08:00-12:00', '12:00-13:00'] },
      { days: [7], open: ['23:00-01:00'] },
    ];
    expect(weekOf({ id: 'night', week })).toEqual([
      [{ from: 0, to: 60 }],
      [],
      [],
      [],
      [
        { from: 480, to: 780 },
        { from: 1320, to: 1440 },
      ],
      [{ from: 0, to: 360 }],
      [{ from: 1380, to: 1440 }],
    ]);
  });
});
