/** How well the options of a menu fit every need, and which needs it leaves alike. */
import type { SpokenOption } from '../automaton/index.ts';
import { scentsOfMenu, type Lexicon, type ParameterValues } from '../behaviour/index.ts';
import { layerOf, type Chart, type ChartState, type Locale } from '../chart/index.ts';
import { chooseText, localePackFor } from '../speech/index.ts';

/** Needs to which all options smell alike behave alike. */
export interface Scents {
  /** By variant: scent of each option. */
  readonly variants: readonly Float64Array[];
  /** By need. */
  readonly variantOf: Int32Array;
  /** By variant: its needs. */
  readonly alike: readonly Uint16Array[];
}

export function groupNeeds(scents: readonly Float64Array[], needCount: number): Scents {
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

/**
 * Scents by option, then by need. In a language menu everyone looks for their own language, whatever they
 * need.
 */
export function scentsAt(
  lexicon: Lexicon,
  locale: Locale,
  values: ParameterValues,
  chart: Chart,
  state: ChartState,
  options: readonly SpokenOption[],
): Float64Array[] {
  const { locales } = chart.config.meta;
  if (layerOf(state) === 'language') {
    const { names } = localePackFor(locale);
    return options.map(({ role, edge }) => {
      const { label, examples } = edge.transition.meta ?? {};
      const said = [...Object.values(label ?? {}), ...Object.values(examples ?? {}).flat()]
        .join(' ')
        .toLowerCase();
      return new Float64Array(lexicon.entries.length).fill(
        role === 'choice' && names.some((name) => said.includes(name)) ? 1 : 0,
      );
    });
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
  return scentsOfMenu(lexicon, texts, locale, values);
}
