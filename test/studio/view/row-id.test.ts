import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../../src/chart/index.ts';
import {
  domId,
  isKeyEvent,
  isKeyRow,
  lineId,
  placeOf,
  rowAt,
  START_ROW,
} from '../../../src/studio/view/index.ts';

const place = fc.record({
  state: fc.array(fc.stringMatching(/^[a-z][\w-]{0,8}$/), { maxLength: 3 }).map((keys) => keys.join('.')),
  event: fc.constantFrom(...EVENTS, 'always' as const),
  position: fc.nat(5),
});

describe('the name of a row', () => {
  it('leads back to the place it was made from', () => {
    fc.assert(
      fc.property(place, (at) => {
        expect(placeOf(rowAt(at))).toEqual(at);
      }),
    );
  });

  it('tells whether a key leads there', () => {
    fc.assert(
      fc.property(place, (at) => {
        expect(isKeyRow(rowAt(at))).toBe(isKeyEvent(at.event));
      }),
    );
    expect(isKeyRow(START_ROW)).toBe(false);
    expect(placeOf(START_ROW)).toBeUndefined();
  });

  it('is never that of a state, as a line and as an element', () => {
    fc.assert(
      fc.property(place, place, (at, other) => {
        expect(lineId(at.state, rowAt(at))).not.toBe(lineId(other.state, undefined));
        expect(domId(at.state, rowAt(at))).toMatch(/^at-[\w-]+$/);
      }),
    );
  });
});
