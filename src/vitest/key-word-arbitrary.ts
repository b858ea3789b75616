/** What one caller does, one event after another. */
import fc from 'fast-check';
import { EVENTS, KEY_EVENTS, type EventName } from '../chart/index.ts';

/** How long words may be. */
export interface KeyWordOptions {
  /** Events at most. Absent: 16. */
  readonly maxLength?: number;
}

/** Any events in any order; keys and silence more often than hanging up, which ends the word's interest. */
export function keyWordArbitrary({ maxLength = 16 }: KeyWordOptions = {}): fc.Arbitrary<EventName[]> {
  const event = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...KEY_EVENTS) },
    { weight: 3, arbitrary: fc.constantFrom<EventName[]>('NO_INPUT', 'NO_MATCH', 'DONE') },
    { weight: 1, arbitrary: fc.constantFrom<EventName[]>(...EVENTS) },
  );
  return fc.array(event, { maxLength });
}
