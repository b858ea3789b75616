/**
 * Visits: behaviour laid over the automaton. One row per (menu node, mood) that a caller type can reach, joined for all
 * lines and types of a world into one chain.
 */
import type { CallerType } from '../behaviour/index.ts';
import type { Chain } from '../util/chain.ts';
import type { Destination } from '../chart/index.ts';

/** Where a row stands, for reports and replay. Parallel to the chain's rows. */
export interface RowPlace {
  readonly line: number;
  readonly type: number;
  /** Node of the line's automaton. */
  readonly node: number;
  readonly mood: 'progressing' | 'stuck';
}

/** A way out of a line's menu: hung up at a state, or arrived at a final state. */
export interface VisitExit {
  readonly line: number;
  /** State path of the menu hung up in, or of the final state. */
  readonly state: string;
  /** `hung-up` for a caller who leaves; otherwise the final state's destination. */
  readonly destination: Destination | { readonly goesTo: 'hung-up' };
}

export interface Visits {
  readonly types: readonly CallerType[];
  readonly lineIds: readonly string[];
  readonly chain: Chain;
  readonly places: readonly RowPlace[];
  /** Event index (EVENTS order) of each outcome of the chain, for replay and flows. */
  readonly events: Uint8Array;
  /** Automaton edge of each outcome, -1 when none. */
  readonly edges: Int32Array;
  readonly exits: readonly VisitExit[];
  /** `clockOfHour[hour of week]`; calls in hours of the same clock meet the same menus. */
  readonly clockOfHour: Int32Array;
  readonly clockCount: number;
  /** `entry[(clock * lines + line) * types + type]`: row, or -1 - exit when the call leaves at once. */
  readonly entry: Int32Array;
}
