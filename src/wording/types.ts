/** What is read out of a text, and what a language has to say about itself to be read. */
import type { Key } from '../chart/index.ts';

/** A stretch of a text in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place at which a text tells callers to press a key. */
export interface KeyMention {
  readonly key: Key;
  /** `option`: pressing it does something. `entry`: it ends the digits that a caller types in. */
  readonly role: 'option' | 'entry';
  /** Primary subtag of the language it is said in, which need not be that of the text. */
  readonly language: string;
  /** From the verb, where there is one, to the key and its noun: "press the 1 key". */
  readonly span: Span;
  /** The key alone. */
  readonly keySpan: Span;
  /** What the key is said to be for, in the speaker's words; undefined where nothing is said. */
  readonly label: { readonly text: string; readonly span: Span } | undefined;
  /** Whether the label stands before its key or after it; undefined without a label. */
  readonly phrasing: 'label-first' | 'key-first' | undefined;
}

/**
 * How a language tells callers to press a key. Patterns are sources of regular expressions over folded text
 * (lower case, full-width digits made plain, Latin letters without accents), matched with the flags `giu`. In
 * them `KEY` is any key of the language; a group called `label` may hold what the key is for.
 */
export interface Wording {
  /** Primary BCP 47 subtag. */
  readonly language: string;
  /**
   * What keys are called besides their digit or sign, folded. A word that means other things too belongs into
   * the patterns, with what makes it a key.
   */
  readonly names: Readonly<Partial<Record<Key, readonly string[]>>>;
  /** Whether words stand apart: a key is then no part of a longer word. */
  readonly hasSpaces: boolean;
  /** A key right before one of these is a count or the beginning of another word. */
  readonly notBefore: string;
  /** Full mentions: a verb and a key. */
  readonly announcements: readonly string[];
  /** Mentions without a verb, which count only in a text that has a full one. */
  readonly continuations: readonly string[];
  /** In languages whose verb stands at the end a mention without one may come before the full one. */
  readonly isVerbFinal: boolean;
  /** Stretches in which no key is named, whatever they look like: opening hours, scales. */
  readonly traps: readonly string[];
  /** What in the same sentence makes a following star or pound the end of an entry. */
  readonly entry: string;
  /** Begins a label that comes before its key: "for". Removed from it. */
  readonly leads: string;
  /** Between a key and the label that follows: "for". Undefined where nothing need stand there. */
  readonly joins: string | undefined;
  /** Ends of a label that belong to what follows it: "or", "please". */
  readonly tails: string;
  /** Begins the examples within a label: "for example". */
  readonly examples: string;
  /**
   * Whether its forms have been tried on enough menus that a recording in which no key is found names none.
   * Elsewhere such a recording is doubted, not condemned.
   */
  readonly isThorough: boolean;
}
