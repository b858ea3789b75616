/**
 * The words that callers use for their needs, in one language, and which of them a text says. No parameter enters
 * here, so what was found once is found for every set of them; `scent.ts` says what it is worth.
 */
import type { Locale, NeedId } from '../chart/index.ts';
import { findByLocale, localePackFor } from '../speech/index.ts';
import { findWords, prepareText, prepareWord, type PreparedWord } from './find-words.ts';
import type { NeedWords, Words } from './types.ts';

export interface VocabularyEntry {
  readonly need: NeedId;
  /** Number of its product, and of its intent. */
  readonly productId: number;
  readonly intentId: number;
  /** Indices into the vocabulary's lists. */
  readonly product: number;
  readonly intent: number;
}

/** A product or an intent, by its id. */
export type Topic = `product.${string}` | `intent.${string}`;

/** Words for a product or an intent, each once. Most lists are those of several needs. */
export interface WordList {
  /** Whose: `product.<id>` or `intent.<id>`. */
  readonly topic: Topic;
  /** Index in the vocabulary. */
  readonly words: readonly number[];
  /** Parallel to `words`: how far each convinces, as the scenario has it. */
  readonly weights: readonly number[];
}

/** Words said, by list: positions in it, ascending. */
export type Mentions = readonly Int32Array[];

/** The words of several needs in one language, ready for searching. */
export interface Vocabulary {
  readonly entries: readonly VocabularyEntry[];
  readonly lists: readonly WordList[];
  /** Texts are remembered, because menus repeat each other. */
  mentionsIn(texts: readonly string[]): Mentions;
}

/** Texts remembered: those of a large world, and some editing. */
const TEXTS_KEPT = 10_000;

export function createVocabulary(needWords: readonly NeedWords[], locale: Locale): Vocabulary {
  // The caller's own language on both sides: what is heard in another one is only found by chance.
  const stemmer = localePackFor(locale).stem;
  const vocabulary: PreparedWord[] = [];
  const indexOf = new Map<string, number>();
  const lists: WordList[] = [];
  const listOf = new Map<Topic, Map<Words, number>>();
  const readList = (words: Words, topic: Topic): number => {
    const ofTopic = listOf.get(topic) ?? new Map<Words, number>();
    listOf.set(topic, ofTopic);
    const known = ofTopic.get(words);
    if (known !== undefined) return known;
    const weights = new Map<number, number>();
    for (const [word, weight] of Object.entries(findByLocale(words, locale) ?? {})) {
      const prepared = prepareWord(word, stemmer);
      let index = indexOf.get(prepared.needle);
      if (index === undefined) indexOf.set(prepared.needle, (index = vocabulary.push(prepared) - 1));
      // "repair" and "repairs" are one word: the stronger weight counts, once.
      weights.set(index, Math.max(weights.get(index) ?? 0, weight));
    }
    const list = lists.push({ topic, words: [...weights.keys()], weights: [...weights.values()] }) - 1;
    ofTopic.set(words, list);
    return list;
  };
  const productIds = createNumbering();
  const intentIds = createNumbering();
  const entries = needWords.map(({ need, product, intent }): VocabularyEntry => {
    const [productId = '', intentId = ''] = need.split('.');
    return {
      need,
      productId: productIds(productId),
      intentId: intentIds(intentId),
      product: readList(product, `product.${productId}`),
      intent: readList(intent, `intent.${intentId}`),
    };
  });
  const texts = new Map<string, ReadonlySet<number>>();
  const wordsIn = (text: string): ReadonlySet<number> => {
    let words = texts.get(text);
    if (!words) {
      if (texts.size >= TEXTS_KEPT) texts.clear();
      texts.set(text, (words = findWords(prepareText(text, stemmer), vocabulary)));
    }
    return words;
  };
  return {
    entries,
    lists,
    mentionsIn: (said) => {
      const found = said.map(wordsIn);
      const isSaid = (word: number): boolean => found.some((inText) => inText.has(word));
      return lists.map(({ words }) =>
        Int32Array.from(words.flatMap((word, at) => (isSaid(word) ? [at] : []))),
      );
    },
  };
}

function createNumbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
}
