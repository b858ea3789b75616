/**
 * Scent: how well an option's own words fit a need, 0 to 1.
 *
 * part  = 1 - product of (1 - weight) over the need's words that are said      (noisy-or, for product and
 * intent apart)
 *   scent = 1 - (1 - P (1 - rival intent)) (1 - I (1 - rival product)(1 - heading))
 *
 * So a layer-1 option is judged by its product, a layer-2 option or a single-product line by its intent, and
 * a flat option that names both beats one that names one. *Rival* is by how much the LABEL names another
 * product (or intent) better than this one: "printer repair" does not win a pc.repair on "repair" alone. Only
 * the label can be a rival, so an example can only add. *Heading* is the same for the menu's greeting, for
 * the share of callers who notice it.
 */
import type { Locale, NeedId, OptionRole } from '../chart/index.ts';
import { findByLocale, localePackFor } from '../speech/index.ts';
import { findWords, prepareText, prepareWord, type PreparedWord } from './find-words.ts';
import type { ParameterValues } from './parameters.ts';
import type { NeedWords, Words } from './types.ts';

/** What a caller hears of one option, in the language spoken. */
export interface OptionTexts {
  readonly label: string;
  readonly examples: readonly string[];
  /** What the menu said about itself before, usually its greeting. */
  readonly heading?: string;
}

interface LexiconEntry {
  readonly need: NeedId;
  /** Number of its product, and of its intent. */
  readonly productId: number;
  readonly intentId: number;
  /** Indices into the lexicon's lists. */
  readonly product: number;
  readonly intent: number;
}

/** The words of several needs in one language, ready for searching. */
export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  /** Words for a product or an intent: weight by word of the vocabulary. Most are those of several needs. */
  readonly lists: readonly ReadonlyMap<number, number>[];
  /** Words of the vocabulary that a text says; remembered, because menus repeat each other. */
  wordsIn(text: string): ReadonlySet<number>;
}

/** Texts remembered: those of a large world, and some editing. */
const TEXTS_KEPT = 10_000;

/**
 * `conviction` scales every word's weight: a scenario's words are somebody's guess, and a tornado should turn
 * it.
 */
export function createLexicon(needWords: readonly NeedWords[], locale: Locale, conviction = 1): Lexicon {
  // The caller's own language on both sides: what is heard in another one is only found by chance.
  const stemmer = localePackFor(locale).stem;
  const vocabulary: PreparedWord[] = [];
  const indexOf = new Map<string, number>();
  const lists: Map<number, number>[] = [];
  const listOf = new Map<Words, number>();
  const weigh = (words: Words): number => {
    const known = listOf.get(words);
    if (known !== undefined) return known;
    const weights = new Map<number, number>();
    for (const [word, weight] of Object.entries(findByLocale(words, locale) ?? {})) {
      const prepared = prepareWord(word, stemmer);
      let index = indexOf.get(prepared.needle);
      if (index === undefined) indexOf.set(prepared.needle, (index = vocabulary.push(prepared) - 1));
      // "repair" and "repairs" are one word: the stronger weight counts, once.
      weights.set(index, Math.max(weights.get(index) ?? 0, clampShare(weight * conviction)));
    }
    const list = lists.push(weights) - 1;
    listOf.set(words, list);
    return list;
  };
  const productIds = createNumbering();
  const intentIds = createNumbering();
  const entries = needWords.map(({ need, product, intent }) => {
    const [productId = '', intentId = ''] = need.split('.');
    return {
      need,
      productId: productIds(productId),
      intentId: intentIds(intentId),
      product: weigh(product),
      intent: weigh(intent),
    };
  });
  const texts = new Map<string, ReadonlySet<number>>();
  return {
    entries,
    lists,
    wordsIn: (text) => {
      let words = texts.get(text);
      if (!words) {
        if (texts.size >= TEXTS_KEPT) texts.clear();
        texts.set(text, (words = findWords(prepareText(text, stemmer), vocabulary)));
      }
      return words;
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

/** Scent of one option for one need. `others` are the needs whose products and intents count as rivals. */
export function scentOf(
  option: OptionTexts,
  need: NeedWords,
  locale: Locale,
  others: readonly NeedWords[] = [],
  noticesHeading = 0,
): number {
  return scentsIn(createLexicon([need, ...others], locale), option, noticesHeading)[0] as number;
}

/** Scent of one option for every need of the lexicon, in its order. Cost: words * texts + needs. */
export function scentsIn(lexicon: Lexicon, option: OptionTexts, noticesHeading = 0): Float64Array {
  const { entries, lists } = lexicon;
  const inLabel = lexicon.wordsIn(option.label);
  const said = new Set(inLabel);
  for (const example of option.examples) for (const word of lexicon.wordsIn(example)) said.add(word);
  const byList = lists.map((words) => noisyOr(words, said));
  const labelByList = lists.map((words) => noisyOr(words, inLabel));
  const inHeading = option.heading ? lexicon.wordsIn(option.heading) : undefined;
  const headingByList = inHeading && lists.map((words) => noisyOr(words, inHeading));

  const bestProduct = bestRivals(entries, labelByList, PRODUCT);
  const bestIntent = bestRivals(entries, labelByList, INTENT);
  const bestHeading = headingByList && bestRivals(entries, headingByList, PRODUCT);
  const notice = clampShare(noticesHeading);

  return Float64Array.from(entries, (own) => {
    const product = byList[own.product] as number;
    const intent = byList[own.intent] as number;
    const rivalProduct = excess(bestProduct, own.productId, product);
    const rivalIntent = excess(bestIntent, own.intentId, intent);
    const rivalHeading =
      headingByList && bestHeading
        ? excess(bestHeading, own.productId, Math.max(headingByList[own.product] as number, product))
        : 0;
    const wrongPlace = notice * rivalHeading;
    return 1 - (1 - product * (1 - rivalIntent)) * (1 - intent * (1 - rivalProduct) * (1 - wrongPlace));
  });
}

/** How an entry tells products, or intents, apart. */
interface Aspect {
  id(entry: LexiconEntry): number;
  list(entry: LexiconEntry): number;
}
const PRODUCT: Aspect = { id: ({ productId }) => productId, list: ({ product }) => product };
const INTENT: Aspect = { id: ({ intentId }) => intentId, list: ({ intent }) => intent };

/** The product (or intent) that is named best, and the best of all others. */
interface Rivals {
  readonly id: number;
  readonly best: number;
  readonly second: number;
}

function bestRivals(entries: readonly LexiconEntry[], parts: readonly number[], aspect: Aspect): Rivals {
  let id = -1;
  let best = 0;
  let second = 0;
  for (const entry of entries) {
    const own = aspect.id(entry);
    const part = parts[aspect.list(entry)] as number;
    if (own === id) best = Math.max(best, part);
    else if (part > best) {
      second = best;
      best = part;
      id = own;
    } else second = Math.max(second, part);
  }
  return { id, best, second };
}

/** An option of a menu, for the scents of the whole menu. */
export interface MenuOptionTexts extends OptionTexts {
  readonly role: OptionRole;
}

/**
 * Scents of a menu's options: `result[option][need]`. Two things need the whole menu: "anything else" smells
 * of what the other options leave over, catchAll * (1 - best other scent); keys known by their role have no
 * scent of their own.
 */
export function scentsOfMenu(
  lexicon: Lexicon,
  options: readonly MenuOptionTexts[],
  locale: Locale,
  p: Pick<ParameterValues, 'noticesHeading' | 'catchAll'>,
): Float64Array[] {
  const own = options.map((option) =>
    option.role === 'choice'
      ? scentsIn(lexicon, option, p.noticesHeading)
      : new Float64Array(lexicon.entries.length),
  );
  const { catchAll } = localePackFor(locale);
  const isRest = options.map(
    ({ role, label }) => (role === 'choice' || role === 'back') && catchAll.test(label),
  );
  return own.map((scents, i) => {
    if (!isRest[i]) return scents;
    return scents.map((scent, need) => {
      const best = own.reduce(
        (top, others, j) => (isRest[j] ? top : Math.max(top, others[need] as number)),
        0,
      );
      return Math.max(scent, p.catchAll * (1 - best));
    });
  });
}

function noisyOr(weights: ReadonlyMap<number, number>, said: ReadonlySet<number>): number {
  let missed = 1;
  for (const [word, weight] of weights) if (said.has(word)) missed *= 1 - weight;
  return 1 - missed;
}

/** By how much the best rival is named better than one's own. */
function excess({ id, best, second }: Rivals, ownId: number, own: number): number {
  return Math.max(own, id === ownId ? second : best) - own;
}

function clampShare(value: number): number {
  return value > 0 ? Math.min(value, 1) : 0;
}
