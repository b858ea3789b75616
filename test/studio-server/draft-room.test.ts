import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRoom, ROOM, roomOf, type KeptFile } from '../../src/studio-server/draft-room.ts';

const files = fc
  .array(
    fc.record({
      tab: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'),
      bytes: fc.integer({ min: 0, max: 6_000_000 }),
      time: fc.integer({ min: 0, max: 20 }),
    }),
    { maxLength: 60 },
  )
  .map((rows): KeptFile[] => rows.map((row, i) => ({ ...row, name: `f${i}` })));
const rooms = fc.integer({ min: 0, max: ROOM });
const taken = (kept: readonly KeptFile[]): number => kept.reduce((sum, { bytes }) => sum + roomOf(bytes), 0);
const without = (kept: readonly KeptFile[], given: readonly KeptFile[]): KeptFile[] =>
  kept.filter((file) => !given.includes(file));

describe('making room for a draft', () => {
  it('makes as much as is needed, and no more', () => {
    fc.assert(
      fc.property(files, rooms, (kept, room) => {
        const given = makeRoom(kept, room);
        expect(new Set(given).size).toBe(given.length);
        expect(taken(without(kept, given))).toBeLessThanOrEqual(room);
        if (given.length > 0) expect(taken(without(kept, given.slice(0, -1)))).toBeGreaterThan(room);
      }),
    );
  });

  it('takes nothing from a tab that has no more than an equal share', () => {
    fc.assert(
      fc.property(files, rooms, (kept, room) => {
        const tabs = [...new Set(kept.map(({ tab }) => tab))];
        const given = makeRoom(kept, room);
        for (const tab of tabs) {
          const own = kept.filter((file) => file.tab === tab);
          if (taken(own) <= room / tabs.length) expect(given.filter((file) => file.tab === tab)).toEqual([]);
        }
      }),
    );
  });

  it('takes the oldest of a tab first', () => {
    fc.assert(
      fc.property(files, rooms, (kept, room) => {
        const given = makeRoom(kept, room);
        for (const gone of given)
          for (const left of without(kept, given))
            if (left.tab === gone.tab) expect(left.time).toBeGreaterThanOrEqual(gone.time);
      }),
    );
  });
});
