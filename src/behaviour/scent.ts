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
import type { Locale, OptionRole } from '../chart/index.ts';
import { localePackFor } from '../speech/index.ts';
import type { ParameterValues } from './parameters.ts';
import type { NeedWords } from './types.ts';
import {
  createVocabulary,
  type Mentions,
  type Topic,
  type Vocabulary,
  type VocabularyEntry,
  type WordList,
} from './vocabulary.ts';

/** What a caller hears of one option, in the language spoken. */
export interface OptionTexts {
  readonly label: string;
  readonly examples: readonly string[];
  /** What the menu said about itself before, usually its greeting. */
  readonly heading?: string;
}

const NOTHING_SAID = new Int32Array(0);

/** A vocabulary whose words have been given their weight. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  /** By list of the vocabulary, by position in it: probability that hearing the word convinces. */
  readonly weights: readonly Float64Array[];
}

/** How much more a topic's words convince than the scenario has it, as a factor on their odds; absent: 1. */
export type TopicOdds = ReadonlyMap<Topic, number>;

/**
 * `conviction` scales every word's weight: a scenario's words are somebody's guess, and a tornado should turn
 * it. What a log taught comes after it, topic by topic, and multiplies.
 */
export function weighWords(
  vocabulary: Vocabulary,
  conviction: number,
  odds: readonly TopicOdds[] = [],
): Lexicon {
  const weigh = ({ topic, weights }: WordList): Float64Array => {
    const factor = odds.reduce((product, each) => product * (each.get(topic) ?? 1), 1);
    return Float64Array.from(weights, (weight) => byOdds(clampShare(weight * conviction), factor));
  };
  return { vocabulary, weights: vocabulary.lists.map(weigh) };
}

/** w' = w f / (1 - w + w f): the odds of a probability multiplied by a factor. */
function byOdds(weight: number, factor: number): number {
  // What is left alone keeps its bytes.
  return factor === 1 ? weight : (weight * factor) / (1 - weight + weight * factor);
}

export function createLexicon(needWords: readonly NeedWords[], locale: Locale, conviction = 1): Lexicon {
  return weighWords(createVocabulary(needWords, locale), conviction);
}

/** Scent of one option for one need. `others` are the needs whose products and intents count as rivals. */
export function scentOf(
  option: OptionTexts,
  need: NeedWords,
  locale: Locale,
  others: readonly NeedWords[] = [],
  noticesHeading = 0,
): number {
  const lexicon = createLexicon([need, ...others], locale);
  return scentsIn(lexicon, findMentions(lexicon.vocabulary, option), noticesHeading)[0] as number;
}

/** What of the needs' words an option says: all that its scent rests on but numbers. */
export interface OptionMentions {
  readonly anywhere: Mentions;
  readonly inLabel: Mentions;
  /** Undefined where nothing was said before. */
  readonly inHeading: Mentions | undefined;
}

export function findMentions(
  vocabulary: Vocabulary,
  { label, examples, heading }: OptionTexts,
): OptionMentions {
  return {
    anywhere: vocabulary.mentionsIn([label, ...examples]),
    inLabel: vocabulary.mentionsIn([label]),
    inHeading: heading ? vocabulary.mentionsIn([heading]) : undefined,
  };
}

/** Scent of one option for every need of the lexicon, in its order. Cost: words said + needs. */
export function scentsIn(
  { vocabulary: { entries }, weights }: Lexicon,
  { anywhere, inLabel, inHeading }: OptionMentions,
  noticesHeading = 0,
): Float64Array {
  const byList = weights.map((ofList, list) => noisyOr(ofList, anywhere[list]));
  const labelByList = weights.map((ofList, list) => noisyOr(ofList, inLabel[list]));
  const headingByList = inHeading && weights.map((ofList, list) => noisyOr(ofList, inHeading[list]));

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
  id(entry: VocabularyEntry): number;
  list(entry: VocabularyEntry): number;
}
const PRODUCT: Aspect = { id: ({ productId }) => productId, list: ({ product }) => product };
const INTENT: Aspect = { id: ({ intentId }) => intentId, list: ({ intent }) => intent };

/** The product (or intent) that is named best, and the best of all others. */
interface Rivals {
  readonly id: number;
  readonly best: number;
  readonly second: number;
}

function bestRivals(entries: readonly VocabularyEntry[], parts: readonly number[], aspect: Aspect): Rivals {
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

/** A menu's options as their scents need them. */
export interface MenuMentions {
  /** By option: what it says; undefined for keys that are known by their role. */
  readonly options: readonly (OptionMentions | undefined)[];
  /** By option: "anything else". */
  readonly isRest: readonly boolean[];
}

export function mentionsOfMenu(
  vocabulary: Vocabulary,
  options: readonly MenuOptionTexts[],
  locale: Locale,
): MenuMentions {
  const { catchAll } = localePackFor(locale);
  return {
    options: options.map((option) =>
      option.role === 'choice' ? findMentions(vocabulary, option) : undefined,
    ),
    isRest: options.map(({ role, label }) => (role === 'choice' || role === 'back') && catchAll.test(label)),
  };
}

/**
 * Scents of a menu's options: `result[option][need]`. Two things need the whole menu: "anything else" smells
 * of what the other options leave over, catchAll * (1 - best other scent); keys known by their role have no
 * scent of their own.
 */
export function scentsOfMenu(
  lexicon: Lexicon,
  { options, isRest }: MenuMentions,
  p: Pick<ParameterValues, 'noticesHeading' | 'catchAll'>,
): Float64Array[] {
  const needCount = lexicon.vocabulary.entries.length;
  const own = options.map((option) =>
    option ? scentsIn(lexicon, option, p.noticesHeading) : new Float64Array(needCount),
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

function noisyOr(weights: Float64Array, said: Int32Array = NOTHING_SAID): number {
  let missed = 1;
  for (let i = 0; i < said.length; i++) missed *= 1 - (weights[said[i] as number] as number);
  return 1 - missed;
}

/** By how much the best rival is named better than one's own. */
function excess({ id, best, second }: Rivals, ownId: number, own: number): number {
  return Math.max(own, id === ownId ? second : best) - own;
}

function clampShare(value: number): number {
  return value > 0 ? Math.min(value, 1) : 0;
}
