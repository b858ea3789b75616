import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { BadCallFile, openCallFile, writeCallFile } from '../../src/call-files/index.ts';
import type { CallFileHeader, LoggedCall } from '../../src/calls/index.ts';
import { loggedCall } from '../calls/arbitraries.ts';

const folder = mkdtempSync(join(tmpdir(), 'calls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER: CallFileHeader = {
  format: 1,
  created: '2026-05-01T08:00:00.000Z',
  expires: '2026-07-30',
  sources: [{ name: 'calls.csv', sha256: 'a'.repeat(64) }],
  calls: 2,
  events: 4,
  lines: ['line'],
  from: '2026-03-02T08:00:00.000Z',
  to: '2026-03-02T09:00:00.000Z',
  withCaller: 1,
  censored: 1,
  used: 4,
  merged: {},
  refused: { cut: 1 },
  excluded: {},
};

/** The header counts what is written. */
function headerOf(calls: readonly LoggedCall[]): CallFileHeader {
  const events = calls.reduce((sum, call) => sum + call.events.length, 0);
  return { ...HEADER, calls: calls.length, events };
}

async function* inBatches(calls: readonly LoggedCall[]): AsyncGenerator<readonly LoggedCall[]> {
  for (let i = 0; i < calls.length; i += 2) yield calls.slice(i, i + 2);
}

async function readAll(path: string): Promise<LoggedCall[]> {
  const file = await openCallFile(path, { today: '2026-05-02' });
  const calls: LoggedCall[] = [];
  for await (const batch of file.calls()) calls.push(...batch);
  return calls;
}

const calls = fc.uniqueArray(loggedCall, { selector: ({ call }) => call, maxLength: 7 });

async function faultOf(path: string, today = '2026-05-02'): Promise<string | undefined> {
  try {
    const file = await openCallFile(path, { today });
    for await (const batch of file.calls()) void batch;
    return undefined;
  } catch (cause) {
    if (cause instanceof BadCallFile) return cause.fault;
    throw cause;
  }
}

describe.each(['parquet', 'csv'])('a file of calls as %s', (kind) => {
  const path = join(folder, `calls.events.${kind}`);

  it('gives back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (given) => {
        await writeCallFile(path, headerOf(given), inBatches(given));
        expect(await readAll(path)).toEqual(given);
      }),
      { numRuns: 25 },
    );
    await writeCallFile(path, { ...HEADER, calls: 0, events: 0 }, inBatches([]));
    const { header } = await openCallFile(path, { today: '2026-05-02' });
    expect(header).toEqual({ ...HEADER, calls: 0, events: 0 });
  });

  it('has the same bytes whatever batches it came in', async () => {
    const given = fc.sample(calls, { numRuns: 1, seed: 7 })[0] ?? [];
    const one = async function* () {
      yield given;
    };
    await writeCallFile(path, headerOf(given), one());
    const first = readFileSync(path);
    await writeCallFile(path, headerOf(given), inBatches(given));
    expect(readFileSync(path).equals(first)).toBe(true);
  });

  it('is read by its owner only', () => {
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('is refused once it has expired', async () => {
    expect(await faultOf(path, '2026-07-30')).toBeUndefined();
    expect(await faultOf(path, '2026-07-31')).toBe('expired');
  });

  it('is refused when its end is missing or it is something else', async () => {
    const bytes = readFileSync(path);
    const other = join(folder, `other.events.${kind}`);
    writeFileSync(other, bytes.subarray(0, bytes.length - 9));
    expect(await faultOf(other)).toBe('broken');
    const lines = bytes.toString('latin1').split('\n');
    writeFileSync(other, `${lines.slice(0, -2).join('\n')}\n`, 'latin1');
    expect(await faultOf(other)).toBe('broken');
    writeFileSync(other, 'call,t,event,where\n');
    expect(await faultOf(other)).toBe(kind === 'csv' ? 'notImported' : 'broken');
    expect(await faultOf(join(folder, `none.${kind}`))).toBe('missing');
  });

  it('leaves nothing behind when what makes the calls fails', async () => {
    const failing = async function* (): AsyncGenerator<readonly LoggedCall[]> {
      yield [];
      throw new Error('the log ended');
    };
    const before = readFileSync(path);
    await expect(writeCallFile(path, HEADER, failing())).rejects.toThrow('the log ended');
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

it('other endings are none', async () => {
  expect(await faultOf(join(folder, 'calls.json'))).toBe('kind');
});
