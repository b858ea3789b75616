/** What a format is given and gives. */
import type { Automaton } from '../automaton/index.ts';
import type { Locale, MachineConfig } from '../chart/index.ts';

/**
 * Where callers go and get lost, laid over a picture. Shares are of the calls that entered the machine, 0 to
 * 1.
 */
export interface Overlay {
  /** By edge index of the automaton. */
  readonly edgeShare: ReadonlyMap<number, number>;
  /** By state path. */
  readonly lostAt: ReadonlyMap<string, number>;
}

/** What a format may be told beside the machine. */
export interface FormatOptions {
  /** Language of the labels. Absent: the machine's first. */
  readonly locale?: Locale | undefined;
  /** The machine explored: states nobody can reach are then marked. */
  readonly automaton?: Automaton | undefined;
  /** Absent: the menu alone. Only drawings show it. */
  readonly overlay?: Overlay | undefined;
}

/** One language of other systems in which a machine can be written. */
export interface Format {
  /** Also the name of its file. */
  readonly id: string;
  /** Of a written file, without the dot. */
  readonly extension: string;
  /** Of a written file. */
  readonly mediaType: string;
  /** Pure. Accepts any machine that passed `parseMachine`. */
  readonly write: (config: MachineConfig, options?: FormatOptions) => string;
}
