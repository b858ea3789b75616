/**
 * Visits: behaviour laid over the automaton. One row per (menu node, mood) that a caller type can reach,
 * joined for all lines and types of a world into one chain.
 */
import type { CallerType } from '../behaviour/index.ts';
import type { Steps } from '../util/steps.ts';
import type { Chain } from '../util/chain.ts';
import type { Destination, Locale, MachineConfig } from '../chart/index.ts';
import type { Automaton } from '../automaton/index.ts';
import type { Problem } from '../util/problem.ts';

/** A machine, explored. */
export interface Machine {
  readonly config: MachineConfig;
  readonly automaton: Automaton;
}

/** A line of a world: the machine that answers it. Lines that share one are laid once. */
export interface VisitLine extends Machine {
  readonly id: string;
}

/** Where a row stands, for reports and replay. */
export interface RowPlace {
  readonly line: number;
  /**
   * The first of the types that share this row: same need, language and dispositions, and no guard of the line
   * tells them apart.
   */
  readonly type: number;
  /** Node of the line's automaton. */
  readonly node: number;
  /** Stand of the line's plan: the node as this caller meets it. */
  readonly stand: number;
  /** The language in which the machine speaks there, one of its own. */
  readonly spoken: Locale;
  readonly mood: 'progressing' | 'stuck';
}

/** Made when asked for: a world of many lines has millions of rows. */
export interface RowPlaces {
  /** That of the chain. */
  readonly rows: number;
  /** Rows of line l: `lineStart[l] <= row < lineStart[l + 1]`. */
  readonly lineStart: readonly number[];
  /** Undefined for a row that the chain does not have. */
  at(row: number): RowPlace | undefined;
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
  readonly places: RowPlaces;
  /**
   * Rows of block b, one line as one kind of caller meets it: `blockStart[b] <= row < blockStart[b + 1]`.
   * Nothing leads from block to block.
   */
  readonly blockStart: Int32Array;
  /** Event index (EVENTS order) of each outcome of the chain, for replay and flows. */
  readonly events: Uint8Array;
  /** Automaton edge of each outcome, -1 when none. */
  readonly edges: Int32Array;
  readonly exits: readonly VisitExit[];
  /** Calls in stretches of the same clock meet the same menus; the week repeats from the period's end on. */
  readonly clocks: Steps;
  readonly clockCount: number;
  /** `entry[(clock * lines + line) * types + type]`: row, or -1 - exit when the call leaves at once. */
  readonly entry: Int32Array;
  /** Needs without words, rows over budget: the tables are sound, but not what was meant. */
  readonly problems: readonly Problem[];
}
