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

/** One question about the caller, and the answer that it takes. */
export interface Literal {
  /** Index in `Automaton.atoms`. */
  readonly atom: number;
  /** Whether the condition has to hold, or has to fail. */
  readonly value: boolean;
}
/** All of these hold. Empty: holds for everybody. */
export type Cube = readonly Literal[];

/** A transition of the chart that some step takes. Index in `Automaton.edges` is its name. */
export interface Edge {
  /** Its place in `Automaton.edges`: file order, those of `always` left out. */
  readonly index: number;
  /** State path that declares it; '' is the machine itself. */
  readonly source: string;
  /** What it waits for. */
  readonly event: EventName;
  /** Where it stands in the machine file. */
  readonly path: JsonPath;
  /** As the file has it; a bare target is written out as an object. */
  readonly transition: Transition;
  /** What kind of option it is. Undefined unless a key leads here. */
  readonly role: OptionRole | undefined;
}

/** What an event does to the callers of whom `when` holds. */
export interface Branch {
  /** The callers it is about. */
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

/** A place where a call can stand: an active state and the failures made there. */
export interface Node {
  /** Its place in `Automaton.nodes`: by distance from the start, 0 first met. */
  readonly index: number;
  /** Dotted keys from the machine, e.g. `products.pc.menu`. */
  readonly state: string;
  /** Failures so far, counted up to where no guard can tell the difference. */
  readonly attempts: number;
  /** `stuck`: neither speaks nor ends, and no `always` leads on. */
  readonly kind: 'menu' | 'announcement' | 'final' | 'stuck';
  /** Where the call goes. Undefined unless the state is final and says so. */
  readonly destination: Destination | undefined;
}

/** A machine as flat tables, for all callers at once. */
export interface Automaton {
  /** The `id` of the machine file. */
  readonly machineId: string;
  /** Every condition on facts that some guard asks, each once. */
  readonly atoms: readonly Atom[];
  /** Transitions that wait for an event, in file order, taken by somebody or not. */
  readonly edges: readonly Edge[];
  /** Reachable places, by distance from the start: the first way found to one is a shortest call. */
  readonly nodes: readonly Node[];
  /** Column order of `cells`. */
  readonly events: readonly EventName[];
  /** Where a call begins, by caller. */
  readonly initial: Cell;
  /** `cells[node * events.length + event]`. Final nodes stay where they are. */
  readonly cells: readonly Cell[];
}

/** The automaton for one caller: what the simulation runs on. */
export interface Table {
  /** Index of the node in which the call begins. */
  readonly initial: number;
  /** `next[node * events + event]`: node index. */
  readonly next: Int32Array;
  /** `edge[node * events + event]`: edge index, or -1. */
  readonly edge: Int32Array;
}

/** An option as a caller meets it in one menu: what is announced is exactly what the step would take. */
export interface SpokenOption {
  /** The key that is announced. */
  readonly key: Key;
  /** The transition it takes for this caller. */
  readonly edge: Edge;
  /** What kind of option it is. */
  readonly role: OptionRole;
  /** Inherited from an ancestor of the menu. */
  readonly isInherited: boolean;
  /** Node index the key leads to. */
  readonly next: number;
}
