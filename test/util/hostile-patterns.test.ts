/** Patterns that would search one long text again and again, and lists that would be gone through for each of their entries. */
import { expect, it } from 'vitest';
import { readLines } from '../../src/cli/init/read-lines.ts';
import { readICalendar } from '../../src/calendar/icalendar/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { CsvProblems, readTable } from '../../src/study/imports/csv-table.ts';
import { readStretches } from '../../src/study/imports/time-rows.ts';
import { rewriteJson } from '../../src/util/rewrite-json.ts';
import { wrapTo } from '../../src/util/text-width.ts';
import { smallScenario } from '../scenario/small-scenario.ts';

const LONG = 400_000;
const scenarioWith = (change: object): string => JSON.stringify({ ...smallScenario, ...change });
const stretches = (from: string): unknown => {
  const problems = new CsvProblems('a.csv');
  const columns = { wanted: ['date', 'from', 'to'], required: ['date'] } as const;
  const table = readTable(`date,from\n2026-11-02,"${from}"`, problems, columns);
  return table && readStretches(table, problems);
};
const keys = (name: string, count: number): Record<string, object> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}${i}`, { x: i }]));

const HOSTILE: Readonly<Record<string, () => unknown>> = {
  'a number and very many spaces': () =>
    parseScenario(scenarioWith({ days: `1${' '.repeat(LONG)}x` }), 's.scenario.json'),
  'a name of hyphens': () => parseScenario(scenarioWith({ id: `${'-'.repeat(LONG)} x` }), 's.scenario.json'),
  'a header of brackets': () => stretches(`8:00\n${'('.repeat(10)}`) ?? readLines('('.repeat(LONG), 'a.csv'),
  'a column of brackets': () =>
    readTable(`${'('.repeat(LONG)},b\n1,2`, new CsvProblems('a.csv'), { wanted: ['date'], required: [] }),
  'a hundred thousand columns': () =>
    readTable(
      `${Array.from({ length: 100_000 }, (_, i) => `weekdey${i}`).join()}\n1`,
      new CsvProblems('a.csv'),
      { wanted: ['weekday', 'date', 'from', 'to', 'group'], required: ['date'] },
    ),
  'a time of spaces': () => stretches(`8:00${' '.repeat(LONG)}9:00`),
  'needs of spaces': () => readLines(`line,product,needs\nA,B,a${' '.repeat(LONG)}b`, 'a.csv'),
  'exceptions to a holiday': () =>
    readICalendar(
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=DAILY\n${'EXDATE:20200101,20200102,20200103\n'.repeat(8000)}END:VEVENT\nEND:VCALENDAR`,
      'a.ics',
      { from: '2026-01-01', to: '2026-12-31', locale: 'en' },
    ),
  'a word without a space, for a narrow terminal': () => wrapTo('"'.repeat(LONG), 40),
  'a line of signs without width': () => wrapTo('\ufe0f'.repeat(LONG), 40),
  'a file whose every key has another name': () =>
    rewriteJson(JSON.stringify(keys('a', 8_000), undefined, 1), keys('b', 8_000)),
  'a file with as many new keys': () =>
    rewriteJson(JSON.stringify(keys('a', 8_000)), { ...keys('b', 8_000), ...keys('a', 8_000) }),
};

it.each(Object.keys(HOSTILE))('%s: read in a moment', (name) => {
  const before = process.cpuUsage();
  HOSTILE[name]?.();
  // A watchdog with a wide margin: each takes a fraction of a second, and took from ten seconds to hours.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(8);
});

it('a sentence that quotes a file has a length that can be read', () => {
  const { problems } = parseScenario(scenarioWith({ timeZone: 'x'.repeat(60), id: 'x'.repeat(LONG) }), 's');
  for (const { message, hint = '' } of problems) expect(message.length + hint.length).toBeLessThan(9000);
});
