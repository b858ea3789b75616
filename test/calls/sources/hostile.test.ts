import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkCall, SOURCES } from '../../../src/calls/index.ts';
import { FORMATS, namesOf, sourceOf } from './formats.ts';
import { kindOf, readLogs, type Log } from './read-logs.ts';
import { STORY } from './story.ts';

/** A file as its records, and back from some of them. */
interface Records {
  readonly records: readonly string[];
  join(records: readonly string[]): string;
}

function recordsOf({ text }: Log, hasHeader: boolean): Records {
  if (text.startsWith('{\n')) {
    const { conversations } = JSON.parse(text) as { conversations: unknown[] };
    const join = (some: readonly string[]): string => `{"conversations":[${some.join(',')}]}`;
    return { records: conversations.map((each) => JSON.stringify(each)), join };
  }
  const lines = text.trimEnd().split('\n');
  const head = hasHeader ? `${lines.shift()}\n` : '';
  return { records: lines, join: (some) => head + some.map((each) => `${each}\n`).join('') };
}

/** Of each file, whether a record is given once more, and where each goes. */
const disorder = fc.infiniteStream(fc.nat({ max: 1_000_000 }));

describe.each(FORMATS)('$title', (format) => {
  const source = sourceOf(format);
  const logs = format.write.map((write) => write(STORY));
  const split = logs.map((log) => {
    const kind = kindOf(source, log);
    return recordsOf(log, kind.form === 'csv' && kind.hasHeader);
  });
  const names = namesOf(format);
  const told = readLogs(source, logs, names).calls;

  it('tells the same calls from records that are shuffled and given twice', () => {
    fc.assert(
      fc.property(disorder, (numbers) => {
        const next = (): number => numbers.next().value as number;
        const mixed = logs.map((log, i) => {
          const { records, join } = split[i] as Records;
          const twice = records.flatMap((each) => (next() % 4 === 0 ? [each, each] : [each]));
          const placed = twice.map((each) => [next(), each] as const).toSorted(([a], [b]) => a - b);
          return { ...log, like: log.text, text: join(placed.map(([, each]) => each)) };
        });
        expect(readLogs(source, mixed, names).calls).toEqual(told);
      }),
      { numRuns: 15 },
    );
  });

  it('tells the calls of two days apart', () => {
    const later = STORY.map((call) => ({
      ...call,
      call: `L${call.call.slice(1)}`,
      events: call.events.map((each) => ({ ...each, t: each.t + 86_400_000 })),
    }));
    // Ids of tables count on from day to day; those of the story are made of a call's place.
    if (format.id === 'uccx') return;
    const both = format.write.map((write) => write([...later, ...STORY]));
    const { calls } = readLogs(source, both, names);
    expect(calls.map(({ events }) => events.length)).toEqual(
      [...told, ...told].map(({ events }) => events.length),
    );
    expect(calls.slice(0, told.length)).toEqual(told);
  });

  it('is read to the end whatever a record is made of', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(...SPOILS), (file, at, spoil) => {
        const broken = logs.map((log, i) => {
          const { records, join } = split[i] as Records;
          if (i !== file % logs.length) return log;
          const bad = records.map((each, j) => (j === at % records.length ? spoil(each) : each));
          return {
            ...log,
            like: log.text,
            text: format.id === 'genesys' ? join(bad.filter(isJson)) : join(bad),
          };
        });
        const { calls, fragments } = readLogs(source, broken, names);
        expect(fragments).not.toContain('15557020');
        // One call is spoilt; the others are what they were.
        const same = calls.filter((call) =>
          told.some((other) => JSON.stringify(other) === JSON.stringify(call)),
        );
        expect(same.length).toBeGreaterThanOrEqual(told.length - 1);
      }),
      { numRuns: 25 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** What happens to a record on its way. */
const SPOILS: readonly ((record: string) => string)[] = [
  (record) => record.slice(0, record.length / 2).replaceAll('"', ''),
  () => '',
  () => 'null',
  () => '[]',
  () => '{"__proto__":{"ContactId":"x"},"constructor":1}',
  (record) => record.replaceAll(/:"[^"]*"/g, ':{"a":[1]}'),
  (record) => record.replaceAll(/20\d\d-/g, '9999-'),
  (record) => record.replaceAll(/20\d\d-\d\d/g, '2026-99'),
  (record) => record.replaceAll(/[0-9]/g, '\uFFFD'),
  (record) => `${record.slice(0, 20)}${'x'.repeat(100_000)}${record.slice(20)}`.replaceAll('"', ''),
  (record) => record.replaceAll('root', '__proto__'),
];

describe('any text', () => {
  it.each(SOURCES.filter(({ id }) => id !== 'events'))('is no surprise to $id', (source) => {
    for (const kind of source.kinds) {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.jsonValue(), (text, json) => {
          const surely = kind.sniff(text, text.slice(0, 20));
          expect(surely).toBeGreaterThanOrEqual(0);
          expect(surely).toBeLessThanOrEqual(1);
          const log = {
            name: 'x',
            text: kind.form === 'json' ? JSON.stringify(json) : text.replaceAll('"', ''),
          };
          const { calls } = readLogs({ ...source, kinds: [{ ...kind, sniff: () => 1 }] }, [log], {});
          for (const call of calls) expect(checkCall(call)).toBeUndefined();
        }),
        { numRuns: 20 },
      );
    }
  });
});
