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
  const packed = {
    events: new Uint8Array(table.length),
    probability: new Float64Array(table.length),
    seconds: new Float64Array(table.length),
  };
  table.forEach(({ event, probability, seconds }, i) => {
    packed.events[i] = COLUMN.get(event) as number;
    packed.probability[i] = probability;
    packed.seconds[i] = seconds;
  });
  return packed;
}
