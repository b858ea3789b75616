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
import { chooseText, localePackFor } from '../speech/index.ts';

/** What the options of a menu bring to mind: all that their scents rest on but numbers. */
export type Thoughts =
  | { readonly kind: 'words'; readonly mentions: MenuMentions }
  /** In a language menu everyone looks for their own language, whatever they need. By option. */
  | { readonly kind: 'language'; readonly isOwn: readonly boolean[] };

export function thoughtsAt(
  vocabulary: Vocabulary,
  locale: Locale,
  chart: Chart,
  state: ChartState,
  options: readonly SpokenOption[],
): Thoughts {
  const { locales } = chart.config.meta;
  if (layerOf(state) === 'language') {
    const { names } = localePackFor(locale);
    const isOwn = options.map(({ role, edge }) => {
      const { label, examples } = edge.transition.meta ?? {};
      const said = [...Object.values(label ?? {}), ...Object.values(examples ?? {}).flat()]
        .join(' ')
        .toLowerCase();
      return role === 'choice' && names.some((name) => said.includes(name));
    });
    return { kind: 'language', isOwn };
  }
  const heading = chooseText(state.config.meta?.greeting, locale, locales) ?? '';
  const texts = options.map(({ role, edge }) => {
    const { label, examples } = edge.transition.meta ?? {};
    return {
      role,
      heading,
      label: chooseText(label, locale, locales) ?? '',
      examples: chooseText(examples, locale, locales) ?? [],
    };
  });
  return { kind: 'words', mentions: mentionsOfMenu(vocabulary, texts, locale) };
}

/** Scents by option, then by need. */
function scentsOf(lexicon: Lexicon, values: ParameterValues, thoughts: Thoughts): Float64Array[] {
  if (thoughts.kind === 'words') return scentsOfMenu(lexicon, thoughts.mentions, values);
  const needCount = lexicon.vocabulary.entries.length;
  return thoughts.isOwn.map((isOwn) => new Float64Array(needCount).fill(Number(isOwn)));
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
