import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf } from '../../../../src/studio/features/evidence/Intervals.tsx';
import {
  findingToDecide,
  readCalibration,
  readPlan,
} from '../../../../src/studio/features/evidence/read-results.ts';
import { readTranscripts } from '../../../../src/studio/features/evidence/read-transcripts.ts';

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

  it('names the finding that has to be decided, in any language', () => {
    expect(findingToDecide('… --exclude outage-day:1999-02-03 或 --keep outage-day:1999-02-03 …')).toBe(
      'outage-day:1999-02-03',
    );
    expect(findingToDecide('There is no such file.')).toBeUndefined();
  });

  it('is read as calls even where the beginning was cut off', () => {
    const said =
      'Reading 1 log.\n\n    0:40  presses 2\n\nLine b, 2026-03-02\n    0:00  dials b\n  1:02:03  hangs up\n\n3 calls.\n';
    expect(readTranscripts(said)).toEqual({
      calls: [
        {
          heading: 'Line b, 2026-03-02',
          steps: [
            { at: '0:00', text: 'dials b' },
            { at: '1:02:03', text: 'hangs up' },
          ],
        },
      ],
      summary: ['3 calls.'],
    });
  });
});
