/**
 * How a language phrases what a menu says. Data with a little grammar: templates are functions so that word
 * order is free.
 */
import type { Key, OptionRole } from '../../chart/index.ts';

export interface LocalePack {
  /** Primary BCP 47 subtag; '' for the pack without words. */
  readonly language: string;
  /**
   * What this language is called, in itself and in its neighbours, in lower case: how a caller finds it in a
   * language menu.
   */
  readonly names: readonly string[];
  /** Spoken names of keys; a key without one is read as it is printed. */
  readonly keyNames: Readonly<Partial<Record<Key, string>>>;
  joinExamples(examples: readonly string[]): string;
  /** "For {label}, for example {examples}, press {key}." `label` is never empty; `examples` may be. */
  phraseLabelFirst(label: string, examples: string, key: string): string;
  phraseKeyFirst(label: string, examples: string, key: string): string;
  /** An option that says nothing about itself. */
  phraseKeyOnly(key: string): string;
  /** Labels of the keys that mean the same everywhere, where the machine gives none. */
  readonly roleLabels: Readonly<Record<Exclude<OptionRole, 'choice'>, string>>;
  /** How a label says "none of the above": "anything else", "another product". */
  readonly catchAll: RegExp;
  /** Said after a failure where the machine gives no text. */
  readonly retry: { readonly noInput: string; readonly noMatch: string };
}
