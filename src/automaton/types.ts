/**
 * The automaton: a machine explored into flat tables.
 *
 * Laws:
 * - Every step equals the step of `machine` (which asks XState) for the same facts; a property test holds
 *   the two equal.
 * - Facts are kept symbolic: a cell that depends on the caller is a list of branches, each under a few
 *   literals
 *   ("owns a pc: yes"), so seven devices do not make 128 copies of every menu.
 */
import type { Condition, Destination, EventName, Key, OptionRole, Transition } from '../chart/index.ts';
import type { JsonPath } from '../util/problem.ts';

/**
 * A condition on facts that some guard asks (never `attemptsLeft`). Index in `Automaton.atoms` is its name.
 */
export type Atom = Exclude<Condition, { type: 'attemptsLeft' }>;

export interface Literal {
  readonly atom: number;
  readonly value: boolean;
}
/** All of these hold. Empty: holds for everybody. */
export type Cube = readonly Literal[];

/** A transition of the chart that some step takes. Index in `Automaton.edges` is its name. */
export interface Edge {
  readonly index: number;
  /** State path that declares it; '' is the machine itself. */
  readonly source: string;
  readonly event: EventName;
  readonly path: JsonPath;
  readonly transition: Transition;
  readonly role: OptionRole | undefined;
}

export interface Branch {
  readonly when: Cube;
  /** Node index. */
  readonly next: number;
  /** Edge index, or undefined when nothing took the event (the call stays where it is). */
  readonly edge: number | undefined;
  /** True when the key was accepted by nobody and became NO_MATCH. */
  readonly isNoMatch: boolean;
}
/** Branches exclude each other and cover every consistent caller. Most cells hold exactly one. */
export type Cell = readonly Branch[];

export interface Node {
  readonly index: number;
  /** Dotted keys from the machine, e.g. `products.pc.menu`. */
  readonly state: string;
  /** Failures so far, counted up to where no guard can tell the difference. */
  readonly attempts: number;
  readonly kind: 'menu' | 'announcement' | 'final' | 'stuck';
  readonly destination: Destination | undefined;
}

export interface Automaton {
  readonly machineId: string;
  readonly atoms: readonly Atom[];
  readonly edges: readonly Edge[];
  readonly nodes: readonly Node[];
  /** Column order of `cells`. */
  readonly events: readonly EventName[];
  readonly initial: Cell;
  /** `cells[node * events.length + event]`. Final nodes stay where they are. */
  readonly cells: readonly Cell[];
}

/** The automaton for one caller: what the simulation runs on. */
export interface Table {
  readonly initial: number;
  /** `next[node * events + event]`: node index. */
  readonly next: Int32Array;
  /** `edge[node * events + event]`: edge index, or -1. */
  readonly edge: Int32Array;
}

/** An option as a caller meets it in one menu: what is announced is exactly what the step would take. */
export interface SpokenOption {
  readonly key: Key;
  readonly edge: Edge;
  readonly role: OptionRole;
  /** Inherited from an ancestor of the menu. */
  readonly isInherited: boolean;
  /** Node index the key leads to. */
  readonly next: number;
}
