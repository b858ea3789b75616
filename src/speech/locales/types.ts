/**
 * How a language phrases what a menu says. Data with a little grammar: templates are functions so that word
 * order is free.
 */
import type { Key, OptionRole } from '../../chart/index.ts';

export interface LocalePack {
  /** Primary BCP 47 subtag; '' for the pack without words. */
  readonly language: string;
  /** Script subtag, for a pack that serves one script of its language only. */
  readonly script?: string;
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
  /** How its syllables are counted by spelling; absent where they are not what is counted. */
  readonly syllables?: SyllableRule;
  /** How long its numbers are; absent: a rule of thumb of the speech model's unit. */
  readonly numbers?: SpokenNumbers;
  /**
   * One form for the inflections of a word that callers do not tell apart, such as singular and plural; the word
   * is in lower case and without accents. Absent: the English one, since foreign words are mostly English.
   */
  stem?(word: string): string;
}

/** Syllables by spelling: one for each nucleus; good to a few per cent on a prompt, off by one for some words. */
export interface SyllableRule {
  /** Vowels that are written and not spoken: taken out first. */
  readonly mute?: RegExp;
  /** Then one match for each syllable of a word in lower case, composed (NFC). Global. */
  readonly nuclei: RegExp;
}

/** Length of numbers in the unit of the language's speech model: syllables, characters or morae. */
export interface SpokenNumbers {
  /** 0 to 19. */
  readonly small: readonly number[];
  /** By tens: 0 (unused), 10, 20, ... 90. */
  readonly tens: readonly number[];
  /** Between tens and ones: the "y" of "treinta y uno". */
  readonly linking: number;
}
