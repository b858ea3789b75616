/** What a machine looks like on the canvas and in the outline. */
import type { Chart, ChartState, EventName, OptionRole, Transition } from '../../chart/index.ts';
import type { JsonPath } from '../../util/problem.ts';

/** `start` stands for the machine itself: where a call comes in, and the keys that work everywhere. */
export type CardKind = 'start' | 'menu' | 'announcement' | 'decision' | 'final';

export type RowTarget =
  /**
   * The edge lands on `card`; `state` is what the file names, which may be a group that begins with that
   * card.
   */
  | { readonly kind: 'card'; readonly card: string; readonly state: string }
  /** An end of the call that only this card leads to: shown inside the row. */
  | { readonly kind: 'leaf'; readonly state: string }
  | { readonly kind: 'stays' }
  | { readonly kind: 'missing'; readonly name: string };

/** One transition as a row of a card. The same option may have several rows: one per guard. */
export interface Row {
  /** `optionId` of the transition; `initial` for the first step of a call. */
  readonly id: string;
  readonly source: string;
  readonly event: EventName | 'always' | 'initial';
  readonly position: number;
  readonly jsonPath: JsonPath;
  readonly transition: Transition;
  readonly role: OptionRole;
  readonly target: RowTarget;
  /** The leaf's own state, or undefined. */
  readonly leaf: ChartState | undefined;
}

export interface Card {
  readonly path: string;
  readonly kind: CardKind;
  readonly state: ChartState;
  /** In spoken order; then silence, wrong key and the like where the card declares them itself. */
  readonly rows: readonly Row[];
  /** Keys that ancestors declare and this menu accepts as well. */
  readonly inherited: readonly Row[];
  /** The nearest frame around it; '' for none. */
  readonly frame: string;
  /** Ends of the call drawn inside this card's rows. */
  readonly leaves: readonly string[];
  /** What the card is drawn from; equal lists mean an equal card. */
  readonly deps: readonly unknown[];
}

/** A group of states drawn as a box around its cards. */
export interface Frame {
  readonly path: string;
  readonly state: ChartState;
  /** Nearest frame outside; '' for none. */
  readonly parent: string;
  /** Cards inside, however deep. */
  readonly cards: readonly string[];
  /** Keys it gives to everything inside. */
  readonly rows: readonly Row[];
}

export interface Link {
  /** Row id. */
  readonly id: string;
  /** Card or frame that holds the row. */
  readonly source: string;
  readonly target: string;
  readonly row: Row;
}

export interface MachineView {
  readonly chart: Chart;
  readonly cards: ReadonlyMap<string, Card>;
  readonly frames: ReadonlyMap<string, Frame>;
  readonly links: readonly Link[];
  /** Card that draws a state: the state itself, or for a leaf the card whose row shows it. */
  cardFor(state: string): Card | undefined;
}

/** Pixels at zoom 1, of an upper left corner. */
export interface Position {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Position {
  readonly width: number;
  readonly height: number;
}
export type Positions = Readonly<Record<string, Position>>;
