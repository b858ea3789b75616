import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventHeap } from '../../src/kernel/event-heap.ts';
import { REGISTER } from '../../src/kernel/ledger.ts';

describe('the event heap', () => {
  it('gives events in order of time, first scheduled first at equal times, however adding and removing mix', () => {
    const command = fc.oneof(fc.nat(20), fc.constant('remove' as const));
    fc.assert(
      fc.property(fc.array(command, { maxLength: 400 }), (commands) => {
        const ledger = new Float64Array(8);
        const heap = new EventHeap(ledger);
        const model: { time: number; item: number }[] = [];
        commands.forEach((c, item) => {
          if (c === 'remove') {
            if (model.length === 0) return;
            const first = model.reduce((best, event) => (event.time < best.time ? event : best));
            expect(heap.time[0]).toBe(first.time);
            expect(heap.removeFirst()).toBe(first.item);
            model.splice(model.indexOf(first), 1);
          } else {
            ledger[REGISTER.due] = c;
            heap.add(item);
            model.push({ time: c, item });
          }
          expect(heap.size).toBe(model.length);
        });
      }),
    );
  });
});
