/** How well the options of a menu fit every need, and which needs it leaves alike. */
import type { SpokenOption } from '../automaton/index.ts';
import {
  mentionsOfMenu,
  scentsOfMenu,
  type Lexicon,
  type MenuMentions,
  type ParameterValues,
  type Vocabulary,
} from '../behaviour/index.ts';
import { layerOf, type Chart, type ChartState, type Locale } from '../chart/index.ts';
import { chooseText, localePackFor, nearestLocale } from '../speech/index.ts';

/** Callers of one language. */
export interface Thinkers {
  readonly locale: Locale;
  readonly vocabulary: Vocabulary;
  /** Index in the crowd. */
  readonly tongue: number;
}

/** What the options of a menu bring to mind: all that their scents rest on but numbers. */
export interface Thoughts {
  /** Index of the callers' language in the crowd. */
  readonly tongue: number;
  /** Whether a log or a test has heard callers before these labels. */
  readonly isHeard: boolean;
  /** What their words find; undefined in a language menu, where everyone looks for their own language only. */
  readonly mentions: MenuMentions | undefined;
  /**
   * By option: whether it offers the callers' language, whatever they need; undefined for one that is about
   * something else.
   */
  readonly isOwn: readonly (boolean | undefined)[];
}

/**
 * @param locale in which they think
 * @param spoken in which the machine speaks to them: what they do not understand brings nothing to mind
 */
export function thoughtsAt(
  { locale, vocabulary, tongue }: Thinkers,
  spoken: Locale,
  chart: Chart,
  state: ChartState,
  options: readonly SpokenOption[],
  isHeard: boolean,
): Thoughts {
  if (layerOf(state) === 'language') {
    const offered = offersOwn(options, locale);
    const isOwn = options.map((option, i) => offered[i] ?? namesOwn(option, locale));
    return { tongue, isHeard, mentions: undefined, isOwn };
  }
  const { locales } = chart.config.meta;
  const heading = chooseText(state.config.meta?.greeting, spoken, locales) ?? '';
  const texts = options.map(({ role, edge }) => {
    const { label, examples } = edge.transition.meta ?? {};
    return {
      role,
      heading,
      label: chooseText(label, spoken, locales) ?? '',
      examples: chooseText(examples, spoken, locales) ?? [],
    };
  });
  // "For English, press 9": nobody who hears English already goes there.
  const isAtHome = nearestLocale(locale, [spoken]) !== undefined;
  const isOwn = offersOwn(options, locale).map((offered) => offered && !isAtHome);
  return { tongue, isHeard, mentions: mentionsOfMenu(vocabulary, texts, locale), isOwn };
}

/** The option whose language is nearest to the callers' own; undefined for options that choose no language. */
function offersOwn(options: readonly SpokenOption[], locale: Locale): (boolean | undefined)[] {
  const languages = options.map(({ edge }) => edge.transition.meta?.language);
  const own = nearestLocale(
    locale,
    languages.flatMap((language) => language ?? []),
  );
  return languages.map((language) => (language === undefined ? undefined : language === own));
}

/** Where the machine file does not say which language an option chooses: by what it calls itself. */
function namesOwn({ role, edge }: SpokenOption, locale: Locale): boolean {
  const { label, examples } = edge.transition.meta ?? {};
  const said = [...Object.values(label ?? {}), ...Object.values(examples ?? {}).flat()]
    .join(' ')
    .toLowerCase();
  return role === 'choice' && localePackFor(locale).names.some((name) => said.includes(name));
}

/** Scents by option, then by need. */
function scentsOf(lexicon: Lexicon, values: ParameterValues, { mentions, isOwn }: Thoughts): Float64Array[] {
  const needCount = lexicon.vocabulary.entries.length;
  const byWords = mentions && scentsOfMenu(lexicon, mentions, values);
  return isOwn.map(
    (offered, option) =>
      (offered === undefined ? byWords?.[option] : undefined) ??
      new Float64Array(needCount).fill(Number(offered ?? false)),
  );
}

/** Needs to which all options smell alike behave alike. */
export interface Scents {
  /** By variant: scent of each option. */
  readonly variants: readonly Float64Array[];
  /** By need. */
  readonly variantOf: Int32Array;
  /** By variant: its needs. */
  readonly alike: readonly Uint16Array[];
}

export function groupNeeds(lexicon: Lexicon, values: ParameterValues, thoughts: Thoughts): Scents {
  const needCount = lexicon.vocabulary.entries.length;
  const scents = scentsOf(lexicon, values, thoughts);
  const variants: Float64Array[] = [];
  const variantOf = Int32Array.from({ length: needCount }, (_, need) => {
    const known = variants.findIndex((variant) =>
      scents.every((ofOption, option) => ofOption[need] === variant[option]),
    );
    return known >= 0
      ? known
      : variants.push(Float64Array.from(scents, (ofOption) => ofOption[need] as number)) - 1;
  });
  const alike = variants.map((_, variant) =>
    Uint16Array.from([...variantOf.keys()].filter((need) => variantOf[need] === variant)),
  );
  return { variants, variantOf, alike };
}
