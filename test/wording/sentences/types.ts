/** Sentences of one language, written for these tests, with what is in them. */
export interface Sentences {
  /** A text and the keys it announces with what they are for; a star before the key marks the end of an entry. */
  readonly read: readonly (readonly [text: string, keys: string])[];
  /** Texts that name no key. */
  readonly traps: readonly string[];
  /** Ways to say a key with a label, as a sentence of its own. */
  readonly forms: readonly ((label: string, key: string) => string)[];
  readonly labels: readonly string[];
  /** Spoken names of keys, to be put into forms. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}
