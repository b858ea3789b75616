import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallScenario } from '../scenario/small-scenario.ts';
import { makeFolder, runCli } from './run-cli.ts';

const HOLIDAYS = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  ...['20201225 Christmas', '20201226 Second day'].flatMap((event) => [
    'BEGIN:VEVENT',
    `UID:${event.slice(0, 8)}`,
    `DTSTART;VALUE=DATE:${event.slice(0, 8)}`,
    'RRULE:FREQ=YEARLY',
    `SUMMARY:${event.slice(9)}`,
    'END:VEVENT',
  ]),
  'END:VCALENDAR',
  '',
].join('\r\n');

/** Written by a person: tabs, a note, a day that is there already. */
const CALENDARS = `"calendars": [
\t\t{ "id": "office", "week": [{ "days": [1, 2, 3, 4, 5], "open": ["08:30-17:30"] }],
\t\t\t"special": [
\t\t\t\t{ "date": "2026-12-26", "open": ["10:00-12:00"], "$comment": "we agreed on this" }
\t\t\t] }
\t]`;
const SCENARIO = JSON.stringify(
  { ...smallScenario, starts: '2026-12-21', timeZone: 'Europe/Berlin', calendars: 'HERE' },
  undefined,
  '\t',
).replace('"calendars": "HERE"', CALENDARS);

const folder = (): string => makeFolder({ 'h.ics': HOLIDAYS, 's.json': SCENARIO });

describe('dialtree calendar', () => {
  it('prints the holidays of a span as special days', async () => {
    const args = ['calendar', 'h.ics', '--from', '2026-12-01', '--to', '2026-12-25'];
    const { exitCode, out, err } = await runCli(args, folder());
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toEqual([{ date: '2026-12-25', open: [], title: { en: 'Christmas' } }]);
    expect(err).toContain('1 holiday from 2026-12-01 to 2026-12-25.');
  });

  it('prints those that the calendar of a scenario lacks, of the years of its period', async () => {
    const { out, err } = await runCli(['calendar', 'h.ics', '--scenario', 's.json'], folder());
    expect((JSON.parse(out) as readonly { date: string }[]).map(({ date }) => date)).toEqual([
      '2026-12-25',
      '2027-12-25',
      '2027-12-26',
    ]);
    expect(err).toContain('3 are new to the calendar "office"; 1 already stand there');
  });

  it('writes them in place, and nothing else of the file changes', async () => {
    const cwd = folder();
    const args = ['calendar', 'h.ics', '--scenario', 's.json', '--calendar', 'office', '--write'];
    expect(await runCli(args, cwd)).toMatchObject({ exitCode: 0, out: '' });
    const text = readFileSync(join(cwd, 's.json'), 'utf8');
    const kept = SCENARIO.split('"we agreed on this" }') as [string, string];
    expect(text.startsWith(`${kept[0]}"we agreed on this" },`)).toBe(true);
    expect(text.endsWith(kept[1])).toBe(true);
    const written = JSON.parse(text) as { calendars: [{ special: readonly { date: string }[] }] };
    expect(written.calendars[0].special.map(({ date }) => date)).toEqual([
      '2026-12-26',
      '2026-12-25',
      '2027-12-25',
      '2027-12-26',
    ]);
    await runCli(args, cwd);
    expect(readFileSync(join(cwd, 's.json'), 'utf8')).toBe(text);
  });

  it('speaks Chinese where the reader does', async () => {
    const args = ['calendar', 'h.ics', '--scenario', 's.json', '--language', 'zh-CN'];
    const { err } = await runCli(args, folder());
    expect(err).toContain('对日历“office”来说 3 个是新的');
  });

  it.each<[string[], number, string]>([
    [['h.ics'], 2, 'Say from which day to which'],
    [['h.ics', '--write'], 2, 'none is named'],
    [['h.ics', '--from', '2026-02-30', '--to', '2026-12-31'], 2, 'takes a date'],
    [['h.ics', '--from', '2026-12-31', '--to', '2026-01-01'], 2, 'is before the first'],
    [['h.ics', '--scenario', 's.json', '--calendar', 'ofice'], 2, 'Did you mean "office"?'],
    [['none.ics', '--scenario', 's.json'], 1, 'There is no such file.'],
    [['s.json', '--scenario', 's.json'], 1, 'This is no iCalendar file'],
    [['h.ics', '--scenario', 'h.ics'], 1, 'h.ics'],
  ])('answers %j with exit code %i and says: %s', async (args, code, words) => {
    const { exitCode, err, out } = await runCli(['calendar', ...args], folder());
    expect([exitCode, out]).toEqual([code, '']);
    expect(err).toContain(words);
  });

  it('writes nothing of a file that it understands in parts', async () => {
    const cwd = makeFolder({
      'h.ics': HOLIDAYS.replace('DATE:20201226', 'DATE:20201232'),
      's.json': SCENARIO,
    });
    const { exitCode, err } = await runCli(['calendar', 'h.ics', '--scenario', 's.json', '--write'], cwd);
    expect(exitCode).toBe(1);
    expect(err).toContain('h.ics:11:1');
    expect(readFileSync(join(cwd, 's.json'), 'utf8')).toBe(SCENARIO);
  });
});
