/** A table of outcomes as columns, ready to be copied into a chain. */
import type { OutcomeTable } from '../behaviour/index.ts';
import { EVENTS } from '../chart/index.ts';

export interface PackedOutcomes {
  /** Index into EVENTS. */
  readonly events: Uint8Array;
  readonly probability: Float64Array;
  readonly seconds: Float64Array;
}

const COLUMN = new Map(EVENTS.map((event, column) => [event, column] as const));

export function packOutcomes(table: OutcomeTable): PackedOutcomes {
  return {
    events: Uint8Array.from(table, ({ event }) => COLUMN.get(event) as number),
    probability: Float64Array.from(table, ({ probability }) => probability),
    seconds: Float64Array.from(table, ({ seconds }) => seconds),
  };
}
