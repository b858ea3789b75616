import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { importCalls, openCallFile, Stopped, type ImportResult } from '../../src/call-files/index.ts';
import { printCall, type LoggedCall, type Mapping } from '../../src/calls/index.ts';
import { loggedCall } from '../calls/arbitraries.ts';
import { STORY_MAPPING, tellStory } from './story.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const out = join(folder, 'c.events.parquet');

interface Options {
  readonly mapping?: Mapping;
  readonly inMemory?: number;
  readonly show?: (stage: string) => void;
}

async function run(text: string | Uint8Array, { mapping = STORY_MAPPING, inMemory, show }: Options = {}) {
  const path = join(folder, 'log.csv');
  writeFileSync(path, text);
  return importCalls(
    {
      logs: [{ path, name: 'log.csv' }],
      format: mapping.format,
      mapping,
      out,
      root: folder,
      hash: (number) => number.replaceAll(/\D/g, '').padStart(16, '0').slice(-16),
      now: Date.UTC(2026, 3, 1),
      keepDays: 90,
      show: 0,
      allowsAnsweredOnly: true,
      ...(inMemory !== undefined && { inMemory }),
    },
    { signal: { aborted: false }, show: show ?? (() => undefined) },
  );
}

async function readAll(): Promise<LoggedCall[]> {
  const calls: LoggedCall[] = [];
  const file = await openCallFile(out, { today: '2026-04-02' });
  for await (const batch of file.calls()) calls.push(...batch);
  return calls;
}

const countAll = ({ tally }: ImportResult): number =>
  tally.used + tally.count('merged') + tally.count('refused') + tally.count('excluded');

const shuffle = fc.array(fc.nat(), { minLength: 200, maxLength: 200 });

describe('importing', () => {
  it('gives back the calls that an event table tells', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(loggedCall, { selector: ({ call }) => call, minLength: 1, maxLength: 6 }),
        async (calls) => {
          const rows = calls.flatMap(printCall).map((row) => row.join(','));
          const mapping: Mapping = { format: 'events' };
          await run(`call,t,event,where,value,caller,version,arm,precision,need\n${rows.join('\n')}\n`, {
            mapping,
          });
          const byStart = (a: LoggedCall, b: LoggedCall) =>
            (a.events[0]?.t ?? 0) - (b.events[0]?.t ?? 0) || (a.call < b.call ? -1 : 1);
          expect(await readAll()).toEqual(calls.toSorted(byStart));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('tells the fate of every record, shuffled and doubled as they may be, and the calls stay the same', async () => {
    const [header = '', ...rows] = tellStory(60).csv.trimEnd().split('\n');
    await run(`${[header, ...rows].join('\n')}\n`);
    const straight = await readAll();
    await fc.assert(
      fc.asyncProperty(shuffle, fc.array(fc.nat(59), { maxLength: 10 }), async (order, again) => {
        const mixed = [...rows, ...again.map((i) => rows[i] ?? '')]
          .map((row, i) => ({ row, at: order[i] ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ row }) => row);
        const result = await run(`${[header, ...mixed].join('\n')}\n`);
        expect(await readAll()).toEqual(straight);
        expect(countAll(result)).toBe(mixed.length);
        expect(result.tally.count('merged')).toBe(again.length);
      }),
      { numRuns: 10 },
    );
  });

  it('writes the same bytes when hardly anything fits into memory, and leaves no scratch file, nor a number in one', async () => {
    const { csv, secrets } = tellStory(300);
    await run(csv);
    const bytes = readFileSync(out);
    let scratch = '';
    const look = (): void => {
      const own = join(folder, '.dialtree/scratch');
      if (existsSync(own))
        for (const name of readdirSync(own)) scratch += readFileSync(join(own, name), 'latin1');
    };
    await run(csv, { inMemory: 1000, show: look });
    expect(readFileSync(out).equals(bytes)).toBe(true);
    expect(scratch.length).toBeGreaterThan(1000);
    // What stands in for the hash here is the number itself, at its own place.
    const others = secrets.filter((secret) => !/^1555\d+$/.test(secret));
    expect(others.filter((secret) => scratch.includes(secret))).toEqual([]);
    expect(readdirSync(join(folder, '.dialtree/scratch'))).toEqual([]);
  });

  it('refuses a table that is cut in the middle by one record, and one of another encoding by a sentence', async () => {
    const { csv } = tellStory(20);
    const cut = await run(csv.slice(0, csv.length - 60));
    expect([cut.tally.records, countAll(cut), cut.header.calls]).toEqual([20, 20, 19]);
    expect(cut.tally.list('refused')).toMatchObject([{ reason: 'cut', rows: [{ row: 21 }] }]);
    const half = await run(`${csv}id-x,"+15550000000,never closed`);
    expect(half.tally.list('refused')).toMatchObject([{ reason: 'cut', count: 1, rows: [{ row: 22 }] }]);
    const latin = Buffer.from(csv.replaceAll('Exemplar', 'Ex\u00e9mplar'), 'latin1');
    await expect(run(latin)).rejects.toMatchObject({ fault: { kind: 'encoding' } });
    expect((await run(latin, { mapping: { ...STORY_MAPPING, encoding: 'windows-1252' } })).header.calls).toBe(
      20,
    );
    const wide = Buffer.from(`\uFEFF${csv}`, 'utf16le');
    expect((await run(wide)).header.calls).toBe(20);
  });

  it('uses no row that has fewer cells than the header, wherever it is cut', async () => {
    const [header = '', ...rows] = tellStory(8).csv.trimEnd().split('\n');
    const last = rows.at(-1) ?? '';
    const whole = (await run(`${[header, ...rows].join('\n')}\n`)).header.calls;
    // Remarks have commas inside quotes: a cut there leaves a quote open.
    for (let at = 1; at <= last.lastIndexOf(','); at++) {
      const { header: found, tally } = await run(
        [header, ...rows.slice(0, -1), last.slice(0, at)].join('\n'),
      );
      expect([at, found.calls, tally.byReason('refused')]).toEqual([at, whole - 1, { cut: 1 }]);
    }
    // Columns without a name at the end are no cells that a row needs.
    const { header: wide } = await run(`${header},,\n${rows.join('\n')}\n`);
    expect(wide.calls).toBe(whole);
  });

  it('can be stopped at any stage, and then leaves neither a file nor a part of one', async () => {
    const path = join(folder, 'log.csv');
    writeFileSync(path, tellStory(5000).csv);
    for (const last of ['reading', 'joining', 'writing']) {
      const own = mkdtempSync(join(folder, 'stop-'));
      const signal = { aborted: false };
      const plan = { logs: [{ path, name: 'log.csv' }], format: 'csv', mapping: STORY_MAPPING } as const;
      const more = {
        out: join(own, 'c.events.csv'),
        root: own,
        hash: () => '',
        now: 0,
        keepDays: 1,
        show: 0,
      };
      const stop = (stage: string): void => {
        if (stage === last) signal.aborted = true;
      };
      await expect(importCalls({ ...plan, ...more }, { signal, show: stop })).rejects.toThrow(Stopped);
      expect([last, readdirSync(own)]).toEqual([last, []]);
    }
  });

  it('leaves out what the mapping excludes, and counts it', async () => {
    const mapping: Mapping = {
      ...STORY_MAPPING,
      exclude: [
        { prefix: '+15551000', because: 'test calls' },
        { from: '2026-03-02T08:00', to: '2026-03-02T08:30', because: 'trunk outage' },
      ],
      open: { merged: { days: [1], from: 7, to: 9 } },
    };
    const result = await run(tellStory(60).csv, { mapping });
    const reasons = result.tally.list('excluded').map(({ reason, because }) => `${reason} ${because ?? ''}`);
    expect(reasons.toSorted()).toEqual(['closed ', 'period trunk outage', 'prefix test calls']);
    expect(countAll(result)).toBe(60);
  });
});

describe('the hour that a clock shows twice', () => {
  const mapping: Mapping = {
    ...STORY_MAPPING,
    time: { pattern: 'yyyy-MM-dd HH:mm:ss', zone: 'Europe/Berlin' },
    emit: [
      { event: 'start', t: 'Start' },
      { event: 'end', t: 'End' },
    ],
  };
  const importOne = async (start: string, end: string) => {
    const result = await run(`Call ID,Caller,Dialled,Start,End\nA,,+15559990000,${start},${end}\n`, {
      mapping,
    });
    const times =
      result.header.calls > 0 ? (await readAll())[0]?.events.map(({ t }) => new Date(t).toISOString()) : [];
    return { reasons: Object.keys(result.header.refused), times };
  };

  it.each([
    ['before it', '2026-10-25 01:55:00', '2026-10-25 02:05:00', '2026-10-24T23:55', '2026-10-25T00:05'],
    ['after it', '2026-10-25 02:50:00', '2026-10-25 03:05:00', '2026-10-25T01:50', '2026-10-25T02:05'],
    [
      'on either side of the change',
      '2026-10-25 02:58:00',
      '2026-10-25 02:01:00',
      '2026-10-25T00:58',
      '2026-10-25T01:01',
    ],
  ])('is told apart by what lies %s', async (_, start, end, ...utc) => {
    expect((await importOne(start, end)).times?.map((t) => t.slice(0, 16))).toEqual(utc);
  });

  it('is refused where the call does not say which', async () => {
    expect((await importOne('2026-10-25 02:10:00', '2026-10-25 02:20:00')).reasons).toEqual(['ambiguous']);
  });

  it('has a brother that is never shown', async () => {
    expect((await importOne('2026-03-29 02:30:00', '2026-03-29 03:01:00')).reasons).toEqual(['gap']);
  });
});
