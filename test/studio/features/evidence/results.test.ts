import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf } from '../../../../src/studio/features/evidence/Intervals.tsx';
import { readCalibration, readPlan } from '../../../../src/studio/features/evidence/read-results.ts';
import { readImport } from '../../../../src/studio/features/evidence/read-import.ts';

describe('the axis of intervals', () => {
  it('holds every end and zero, in few round steps', () => {
    const end = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(end, end, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { from, to, ticks } = axisOf([{ low, high }]);
        expect(from).toBeLessThanOrEqual(Math.min(0, low) + 1e-12);
        expect(to).toBeGreaterThanOrEqual(Math.max(0, high) - 1e-12);
        expect(ticks.some((tick) => Math.abs(tick) < 1e-12)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(to).toBeGreaterThan(from);
      }),
    );
  });
});

describe('what runs leave', () => {
  it.each([
    '',
    'no JSON',
    '{}',
    '[]',
    'null',
    '{"format":"dialtree-calibration"}',
    '{"format":"dialtree-calibration-plan","plan":{}}',
  ])('is not drawn where it is %j', (text) => {
    expect(readCalibration(text)).toBeUndefined();
    expect(readPlan(text)).toBeUndefined();
  });
});

describe('the report of an import', () => {
  const report = { calls: 2, records: 9, used: 6, from: '2026-03-02T10:00:00Z', withCaller: '<5' };

  it('is drawn as far as it is understood, whatever another version makes of the rest', () => {
    const call = { heading: 'Line b', steps: [{ at: '0:00', text: 'dials b' }, { at: 7 }] };
    const refused = [{ reason: 'noStart', count: 3, rows: [{ file: 'a.csv', row: 7 }] }, { why: 1 }];
    expect(
      readImport(JSON.stringify({ ...report, refused, transcripts: [call, 'Line c'], notes: 'none' })),
    ).toMatchObject({
      calls: 2,
      withCaller: '<5',
      refused: [refused[0]],
      notes: [],
      transcripts: [{ heading: 'Line b', steps: [{ at: '0:00', text: 'dials b' }] }],
    });
  });

  it('never throws, and is none where its counts are missing', () => {
    for (const text of ['', '[]', 'null', '{}', '{"calls":"2"}', undefined, null])
      expect(readImport(text)).toBeUndefined();
    const key = fc.constantFrom(
      'lines',
      'merged',
      'refused',
      'excluded',
      'unread',
      'notes',
      'transcripts',
      'to',
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue()), (other) => {
        expect(readImport(JSON.stringify({ ...other, ...report }))).toMatchObject({ calls: 2, used: 6 });
      }),
    );
  });
});
