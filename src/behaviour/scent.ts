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
  readonly productId: string;
  readonly intentId: string;
  /** Weight by word of the vocabulary. */
  readonly product: ReadonlyMap<number, number>;
  readonly intent: ReadonlyMap<number, number>;
}

/** The words of several needs in one language, ready for searching. */
export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  readonly vocabulary: readonly PreparedWord[];
}

/**
 * `conviction` scales every word's weight: a scenario's words are somebody's guess, and a tornado should turn
 * it.
 */
export function createLexicon(needWords: readonly NeedWords[], locale: Locale, conviction = 1): Lexicon {
  const vocabulary: PreparedWord[] = [];
  const indexOf = new Map<string, number>();
  const weigh = (words: Words): Map<number, number> => {
    const weights = new Map<number, number>();
    for (const [word, weight] of Object.entries(findByLocale(words, locale) ?? {})) {
      const prepared = prepareWord(word);
      let index = indexOf.get(prepared.needle);
      if (index === undefined) indexOf.set(prepared.needle, (index = vocabulary.push(prepared) - 1));
      // "repair" and "repairs" are one word: the stronger weight counts, once.
      weights.set(index, Math.max(weights.get(index) ?? 0, clampShare(weight * conviction)));
    }
    return weights;
  };
  const entries = needWords.map(({ need, product, intent }) => {
    const [productId = '', intentId = ''] = need.split('.');
    return { need, productId, intentId, product: weigh(product), intent: weigh(intent) };
  });
  return { entries, vocabulary };
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

/** Scent of one option for every need of the lexicon, in its order. Cost: words * texts + needs squared. */
export function scentsIn(
  { entries, vocabulary }: Lexicon,
  option: OptionTexts,
  noticesHeading = 0,
): Float64Array {
  const inLabel = findWords(prepareText(option.label), vocabulary);
  const said = new Set(inLabel);
  for (const example of option.examples)
    for (const word of findWords(prepareText(example), vocabulary)) said.add(word);
  const inHeading = option.heading ? findWords(prepareText(option.heading), vocabulary) : undefined;

  const labelProduct = entries.map((entry) => noisyOr(entry.product, inLabel));
  const labelIntent = entries.map((entry) => noisyOr(entry.intent, inLabel));
  const headingProduct = inHeading && entries.map((entry) => noisyOr(entry.product, inHeading));

  return Float64Array.from(entries, (own, n) => {
    const product = noisyOr(own.product, said);
    const intent = noisyOr(own.intent, said);
    const otherProduct = (m: number): boolean => entries[m]?.productId !== own.productId;
    const otherIntent = (m: number): boolean => entries[m]?.intentId !== own.intentId;
    const rivalProduct = excess(labelProduct, otherProduct, product);
    const rivalIntent = excess(labelIntent, otherIntent, intent);
    const rivalHeading = headingProduct
      ? excess(headingProduct, otherProduct, Math.max(headingProduct[n] as number, product))
      : 0;
    const wrongPlace = clampShare(noticesHeading) * rivalHeading;
    return 1 - (1 - product * (1 - rivalIntent)) * (1 - intent * (1 - rivalProduct) * (1 - wrongPlace));
  });
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
function excess(parts: readonly number[], isRival: (index: number) => boolean, own: number): number {
  let best = own;
  parts.forEach((part, m) => {
    if (part > best && isRival(m)) best = part;
  });
  return best - own;
}

function clampShare(value: number): number {
  return value > 0 ? Math.min(value, 1) : 0;
}
