import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeMapping,
  MEANINGS_OF,
  parseMapping,
  printMapping,
  proposeMapping,
  readMapping,
  type Mapping,
  type Meaning,
} from '../../src/calls/index.ts';

const HEADER = [
  'id',
  'ani',
  'dnis',
  'began',
  'Menu 1',
  'Key 1',
  'Menu 2',
  'Key 2',
  'team',
  'taken',
  'over',
  'note',
];
const ROW = [
  'c1',
  '+15550100001',
  '+15550109',
  '2026-03-02 10:00:00',
  'main',
  '1',
  'pc',
  '2',
  'a',
  '',
  '',
  'x',
];
const TABLE = { header: HEADER, rows: [ROW], delimiter: ';' };

/** What is kept: a file has no fields that are undefined. */
function printed(mapping: Mapping): Mapping {
  return JSON.parse(printMapping(mapping)) as Mapping;
}

describe('a mapping of a table', () => {
  it('is read back as it was composed, whatever its columns are taken for', () => {
    const columns = fc.subarray([...HEADER], { minLength: 2 });
    fc.assert(
      fc.property(
        fc.constantFrom('call', 'event'),
        columns,
        fc.infiniteStream(fc.nat()),
        (rows, names, luck) => {
          const meanings: Meaning[] = [...MEANINGS_OF[rows]].toSorted(
            () => (luck.next().value as number) - (luck.next().value as number),
          );
          const given = new Map(meanings.map((meaning, i) => [meaning, names[i]] as const));
          const reading = {
            rows,
            columns: new Map(
              [...given].flatMap(([meaning, name]) => (name === undefined ? [] : [[meaning, name]])),
            ),
            numbers: [],
          };
          const back = readMapping(printed(composeMapping(reading, TABLE)));
          // Some say nothing without another: who waits, waits for a desk, and a transfer has a call that ends.
          for (const [meaning, name] of back.columns)
            if (meaning !== 'call' || reading.columns.has('call'))
              expect(reading.columns.get(meaning)).toBe(name);
          for (const meaning of ['call', 'caller', 'line'] as const)
            if (reading.columns.has(meaning))
              expect(back.columns.get(meaning)).toBe(reading.columns.get(meaning));
        },
      ),
    );
  });

  it('keeps what people gave: names of lines, zone, and what no column says', () => {
    const first = printed(proposeMapping(HEADER, [ROW], ';').mapping);
    const given: Mapping = {
      ...first,
      time: { ...first.time, zone: 'Europe/Berlin' },
      lines: { column: 'dnis', map: { '+15550109': 'pc' } },
      versions: [{ from: '2026-01-01', version: 'v1' }],
    };
    const reading = readMapping(given);
    const columns = new Map(reading.columns).set('end', 'over');
    const next = printed(composeMapping({ ...reading, columns }, TABLE, given));
    expect(next.time).toEqual(given.time);
    expect(next.lines).toEqual(given.lines);
    expect(next.versions).toEqual(given.versions);
    expect(next.emit?.at(-1)).toMatchObject({ event: 'end', t: 'over' });
    expect(parseMapping(printMapping(next), 'm').problems).toEqual([]);
  });

  it('reads no column that nobody has a meaning for', () => {
    const { mapping, sure, columns } = proposeMapping(HEADER, [ROW], ';');
    expect(mapping.drop).toContain('note');
    expect(sure).toBeLessThan(columns);
    expect(printMapping(mapping).split('note')).toHaveLength(2);
  });

  it('repeats the rule of numbered columns', () => {
    const { mapping } = proposeMapping(HEADER, [ROW], ';');
    expect(mapping.emit?.[1]).toMatchObject({ repeat: [1, 2], where: 'Menu {i}', value: 'Key {i}' });
    expect(readMapping(mapping).columns.get('value')).toBe('Key {i}');
  });

  it('lists no callers where their column is taken for the line', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [
      `c${i}`,
      `+1555012${1000 + i}`,
      '2026-03-02 10:00:00',
    ]);
    const columns = new Map<Meaning, string>([
      ['call', 'id'],
      ['line', 'who'],
      ['start', 'at'],
    ]);
    const table = { header: ['id', 'who', 'at'], rows, delimiter: ';' };
    expect(printMapping(composeMapping({ rows: 'call', columns, numbers: [] }, table))).not.toContain(
      '+1555012',
    );
  });

  it('holds no rule for a column that nobody has named yet, and says which is missing', () => {
    const reading = {
      rows: 'call',
      columns: new Map<Meaning, string>([['end', 'over']]),
      numbers: [],
    } as const;
    const { problems } = parseMapping(printMapping(composeMapping(reading, TABLE)), 'm');
    expect(problems.map(({ message }) => message)).toContain('No rule emits the start of a call.');
  });
});
