import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEANINGS_OF, type Mapping, type TableReading } from '../../../../src/calls/index.ts';
import {
  keepLater,
  meaningOf,
  missingIn,
  placeOf,
  takeColumn,
  takeRows,
  waitsFor,
} from '../../../../src/studio/features/evidence/table-reading.ts';

const HEADER = ['id', 'at', 'who', 'Key 1', 'Key 2', 'note'];
const NOTHING: TableReading = { rows: 'call', columns: new Map(), numbers: [] };

describe('what columns are taken for', () => {
  it('is one meaning a column and one column a meaning, whatever was chosen before', () => {
    const choice = fc.tuple(fc.constantFrom(...HEADER), fc.constantFrom(undefined, ...MEANINGS_OF.call));
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 12 }), (choices) => {
        let reading = NOTHING;
        for (const [column, meaning] of choices) {
          reading = takeColumn(reading, HEADER, column, meaning);
          expect(meaningOf(reading, column)).toBe(meaning);
        }
        const names = [...reading.columns.values()];
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('is the same for numbered columns of keys', () => {
    const reading = takeColumn(NOTHING, HEADER, 'Key 2', 'value');
    expect(reading).toMatchObject({ numbers: [1, 2] });
    expect(meaningOf(reading, 'Key 1')).toBe('value');
  });

  it('names what is missing, and what says nothing without another column', () => {
    expect(missingIn(NOTHING)).toEqual(['call', 'start']);
    const desk = takeColumn(NOTHING, HEADER, 'who', 'desk');
    expect(waitsFor(desk, 'desk')).toEqual(['answer']);
    const answered = takeColumn(desk, HEADER, 'at', 'answer');
    expect(waitsFor(answered, 'desk')).toEqual([]);
    expect(waitsFor(answered, 'answer')).toEqual([]);
  });

  it('keeps in a table of events what events have too', () => {
    const reading = takeColumn(takeColumn(NOTHING, HEADER, 'id', 'call'), HEADER, 'at', 'start');
    expect([...takeRows(reading, 'event').columns]).toEqual([['call', 'id']]);
  });
});

describe('a mapping that was on its way', () => {
  it('loses nothing that was said meanwhile', () => {
    const before: Mapping = {
      format: 'csv',
      lines: { column: 'a', map: { x: 'x' } },
      time: { pattern: 'p' },
    };
    const now: Mapping = {
      ...before,
      lines: { column: 'a', map: { x: 'one' } },
      time: { pattern: 'p', zone: 'UTC' },
    };
    const composed: Mapping = { format: 'csv', call: 'id', lines: before.lines, time: { pattern: 'q' } };
    expect(keepLater(composed, before, now)).toEqual({
      format: 'csv',
      call: 'id',
      lines: { column: 'a', map: { x: 'one' } },
      time: { pattern: 'q', zone: 'UTC' },
    });
    expect(keepLater(composed, before, before)).toEqual(composed);
  });

  it('has its problems at the column, the clock, or the whole', () => {
    const mapping: Mapping = { format: 'csv', emit: [{ event: 'end', t: 'over', value: { column: 'by' } }] };
    const at = (path: (string | number)[]) =>
      placeOf({ code: 'c', severity: 'error', message: '', path }, mapping);
    expect(at(['emit', 0, 'value', 'column'])).toEqual({ kind: 'column', column: 'by' });
    expect(at(['emit', 0, 't'])).toEqual({ kind: 'column', column: 'over' });
    expect(at(['time', 'zone'])).toEqual({ kind: 'clock' });
    expect(at(['emit', '__proto__', 'x'])).toEqual({ kind: 'whole' });
  });
});
