import { expect, it } from 'vitest';
import { readHours } from '../../src/cli/init/read-hours.ts';

const WORKDAYS = [1, 2, 3, 4, 5];
const ALL = [1, 2, 3, 4, 5, 6, 7];

it.each([
  ['9-18', { days: ALL, from: 9, to: 18 }],
  ['Mo-Fr 9-18', { days: WORKDAYS, from: 9, to: 18 }],
  ['Monday to Friday 8:30–17:30', { days: WORKDAYS, from: 8.5, to: 17.5 }],
  ['Sa 10-14', { days: [6], from: 10, to: 14 }],
  ['周一至周五 9-18', { days: WORKDAYS, from: 9, to: 18 }],
  ['星期一到星期六：8点30-20点', { days: [1, 2, 3, 4, 5, 6], from: 8.5, to: 20 }],
  ['Fr 22-6', { days: [5], from: 22, to: 6 }],
  ['8:20-17:05', { days: ALL, from: 8.3333, to: 17.0833 }],
  ['0-24', { days: ALL, from: 0, to: 24 }],
  ['', undefined],
  ['24h', undefined],
  ['全天', undefined],
])('the hours %j are read as %j', (text, hours) => {
  expect(readHours(text)).toEqual(hours);
});

it.each(['noon', '9:75-18', '24-6', '9-25', 'Fr-Mo 9-18', 'Xy 9-18', '9', '9-9', 'Mo-Fr'])(
  'the hours %j are refused: they would be guessed',
  (text) => {
    expect(readHours(text)).toBe('unreadable');
  },
);
