/** Logs that would mislead: clocks that are apart, and logs of answered calls only. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCallFile } from '../../src/call-files/index.ts';
import { printMapping, type LoggedCall, type Mapping } from '../../src/calls/index.ts';
import { connectFlow, connectRecords } from '../calls/sources/write-clouds.ts';
import { DIALLED, STORY, type Told } from '../calls/sources/story.ts';
import { makeFolder, runCli } from './run-cli.ts';

const NAMES = printMapping({ format: 'connect', lines: { map: { [DIALLED]: 'energy' } } });

const moved = (story: readonly Told[], ms: number): Told[] =>
  story.map((call) => ({ ...call, events: call.events.map((each) => ({ ...each, t: each.t + ms })) }));

/** Contact records, and a flow log of which the clock is ahead. */
async function importApart(ms: number): Promise<{ exitCode: number; said: string; calls: LoggedCall[] }> {
  const [contacts, flow] = [connectRecords(STORY), connectFlow(moved(STORY, ms))];
  const cwd = makeFolder({ [contacts.name]: contacts.text, [flow.name]: flow.text, 'm.mapping.json': NAMES });
  const args = ['import-calls', contacts.name, flow.name, '-m', 'm.mapping.json', '-o', 'c.events.csv'];
  const { exitCode, out, err } = await runCli(args, cwd);
  const calls: LoggedCall[] = [];
  if (readdirSync(cwd).includes('c.events.csv')) {
    const file = await openCallFile(join(cwd, 'c.events.csv'), { today: '2026-11-22' });
    for await (const batch of file.calls()) calls.push(...batch);
  }
  return { exitCode, said: out + err, calls };
}

/** When menus began and keys were pressed, which only the flow log says. */
const inMenus = (calls: readonly LoggedCall[]): number[] =>
  calls.flatMap(({ events }) =>
    events.flatMap(({ event, t }) => (event === 'menu' || event === 'key' ? [t] : [])),
  );

describe('a flow log whose clock is not that of the contact records', () => {
  it.each([3000, -3000, 2100, 3_600_000])(
    'is refused when it is %i ms away, and nothing is written',
    async (ms) => {
      const { exitCode, said, calls } = await importApart(ms);
      expect(said).toContain(
        `On 2026-06-15 the clock of flow-log is ${Math.abs(ms) / 1000} s away from that of contact-record: that is more than the 2 s that can be corrected.`,
      );
      expect([exitCode, calls]).toEqual([1, []]);
    },
  );

  it.each([1500, -1500, 2000])('is moved back when it is %i ms away, and that is said', async (ms) => {
    const [straight, apart] = [await importApart(0), await importApart(ms)];
    expect(inMenus(straight.calls).length).toBeGreaterThan(10);
    expect(inMenus(apart.calls)).toEqual(inMenus(straight.calls));
    expect(apart.said).toContain(`flow-log: its clock was corrected by up to ${String(-ms)} ms`);
    expect(straight.said).not.toContain('its clock was corrected');
  });
});

const TABLE: Mapping = {
  format: 'csv',
  time: { pattern: 'yyyy-MM-dd HH:mm:ss', zone: 'UTC' },
  call: 'id',
  lines: { column: 'to' },
  emit: [
    { event: 'start', t: 'start' },
    { event: 'queue', t: 'start', where: 'queue' },
    { event: 'answer', t: 'answer', where: 'queue' },
    { event: 'end', t: 'end', value: 'by' },
  ],
};

async function importDay(calls: number, unanswered: number, ...more: readonly string[]) {
  const clock = (seconds: number): string => new Date(Date.UTC(2026, 2, 2, 8) + seconds * 1000).toISOString();
  const print = (seconds: number): string => clock(seconds).slice(0, 19).replace('T', ' ');
  const rows = Array.from({ length: calls }, (_, i) =>
    [
      `id-${i}`,
      'sales',
      print(i * 60),
      'desk',
      i < unanswered ? '' : print(i * 60 + 20),
      print(i * 60 + 90),
      'caller',
    ].join(','),
  );
  const csv = `id,to,start,queue,answer,end,by\n${rows.join('\n')}\n`;
  const cwd = makeFolder({ 'log.csv': csv, 'm.mapping.json': printMapping(TABLE) });
  const run = await runCli(
    ['import-calls', 'log.csv', '-m', 'm.mapping.json', '-o', 'c.events.csv', '--show', '0', ...more],
    cwd,
  );
  const wrote = readdirSync(cwd).includes('c.events.csv');
  return {
    ...run,
    wrote,
    rows: wrote ? readFileSync(join(cwd, 'c.events.csv'), 'utf8').split('\n').length : 0,
  };
}

describe('a log of answered calls only', () => {
  it('is refused: a day of more than 100 calls of a line, each with an agent', async () => {
    const { exitCode, err, wrote } = await importDay(101, 0);
    expect(err).toContain('On 2026-03-02 none of 101 calls of sales ended without an agent.');
    expect(err).toContain('every share of lost calls would be 0');
    expect([exitCode, wrote]).toEqual([1, false]);
  });

  it.each([
    ['one of them was lost', 101, 1, []],
    ['there are no more than 100', 100, 0, []],
    ['it was said that they are to be taken all the same', 101, 0, ['--allow-answered-only']],
  ] as const)('is not, when %s', async (_, calls, unanswered, more) => {
    const { exitCode, out, wrote } = await importDay(calls, unanswered, ...more);
    expect([exitCode, wrote, out.includes(`Of ${calls} records ${calls} are in calls`)]).toEqual([
      0,
      true,
      true,
    ]);
  });
});
