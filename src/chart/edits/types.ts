import type { Draft } from 'immer';
import type { Said } from '../../words/index.ts';
import type { EventName, MachineConfig } from '../types.ts';

/** Pixels at zoom 1, of a card's upper left corner. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/**
 * `<id>.layout.json` beside the machine file. By state path; states without a position are laid out when
 * drawn.
 */
export interface Layout {
  readonly positions: Readonly<Record<string, Position>>;
}

export interface MachineDocument {
  readonly config: MachineConfig;
  readonly layout: Layout;
}

export type DocumentDraft = Draft<MachineDocument>;

export interface Edit {
  /** What the undo command calls it, such as "move option Printers". */
  readonly name: Said;
  /** Consecutive edits with the same key are one step to undo: typing into one field. */
  readonly mergeKey?: string;
  /** The state worth selecting afterwards. */
  readonly selects?: string;
  recipe(draft: DocumentDraft): void;
}

/** One transition: an option, or what happens by itself. */
export interface OptionPlace {
  /** Path of the state it stands on; '' is the machine. */
  readonly state: string;
  readonly event: EventName | 'always';
  /** In the list for this event; 0 unless several guarded transitions share it. */
  readonly position: number;
}

/**
 * `from` and `to` are the values at `path` before and after; undefined is "not there". Objects whose keys
 * changed are replaced whole: a key that is put back alone would come last, and the order of keys is the
 * order of speech.
 */
export interface Patch {
  readonly path: readonly (string | number)[];
  readonly from: unknown;
  readonly to: unknown;
}

export interface Applied {
  /** The same object as before when nothing changed. */
  readonly document: MachineDocument;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  /** Why nothing was done. Written for the person who asked for it. */
  readonly refusal?: Said;
}
