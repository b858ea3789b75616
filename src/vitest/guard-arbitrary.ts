/** Guards of every type, few names, so that they meet and contradict each other. */
import fc from 'fast-check';
import type { Guard } from '../chart/index.ts';

// From any to any: across midnight, to the minute, and empty ones too.
const hour = fc.constantFrom(0, 8, 9, 12.5, 18, 18.3333, 24);
const condition: fc.Arbitrary<Guard> = fc.oneof(
  fc
    .constantFrom('consumer', 'business')
    .map((identity): Guard => ({ type: 'identityIs', params: { identity } })),
  fc.constantFrom('pc', 'phone').map((device): Guard => ({ type: 'ownsDevice', params: { device } })),
  fc.constantFrom('open-repair', 'bought').map((event): Guard => ({ type: 'hasHistory', params: { event } })),
  fc
    .record({ days: fc.constantFrom([1, 2, 3, 4, 5], [6, 7], [1, 2, 3, 4, 5, 6, 7]), from: hour, to: hour })
    .map((params): Guard => ({ type: 'hoursOpen', params })),
  fc.constantFrom('office', 'night').map((calendar): Guard => ({ type: 'hoursOpen', params: { calendar } })),
  fc.integer({ min: 1, max: 4 }).map((max): Guard => ({ type: 'attemptsLeft', params: { max } })),
);

const { guard } = fc.letrec<{ guard: Guard }>((tie) => ({
  guard: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    condition,
    fc
      .array(tie('guard'), { minLength: 1, maxLength: 2 })
      .map((all): Guard => ({ type: 'when', params: { all } })),
    fc
      .array(tie('guard'), { minLength: 1, maxLength: 2 })
      .map((any): Guard => ({ type: 'when', params: { any } })),
    tie('guard').map((not): Guard => ({ type: 'when', params: { not } })),
  ),
}));

export function guardArbitrary(): fc.Arbitrary<Guard> {
  return guard;
}
