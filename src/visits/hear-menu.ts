/** A menu as it sounds: prompt seconds of each option, and how well each fits every need. The same for many callers. */
import { scentsIn, type HeardMenu, type HeardOption, type Lexicon, type Mood, type OutcomeTable } from '../behaviour/index.ts';
import type { SpokenOption } from '../automaton/index.ts';
import { inheritedMeta, KEYS, type Chart, type ChartState, type Locale } from '../chart/index.ts';
import { chooseText, composePrompt, localePackFor, promptLength, promptMenuAt } from '../speech/index.ts';

/** Seconds of silence before NO_INPUT where the machine says nothing (3 to 10): the default of Twilio and Genesys; published. */
const DEFAULT_NO_INPUT_SECONDS = 5;

export interface SoundingMenu {
  readonly endSeconds: number;
  /** The menu as a need hears it; needs to which all options smell alike share one object. */
  readonly heardBy: readonly HeardMenu[];
  /** Needs with the same number hear the same. */
  readonly variantOf: Int32Array;
  /** Outcome tables made so far, by variant, traits and mood. */
  readonly tables: Map<string, OutcomeTable>;
}

export function hearMenu(
  chart: Chart,
  state: ChartState,
  options: readonly SpokenOption[],
  attempts: number,
  locale: Locale,
  lexicon: Lexicon,
  noticesHeading: number,
): SoundingMenu {
  const segments = composePrompt(promptMenuAt(chart, state.path, options, attempts), locale);
  const { endSeconds } = promptLength(segments);
  const scents = options.map((option) =>
    state.config.meta?.layer === 'language' ? scentOfLanguage(option, locale, lexicon) : scentOfNeeds(chart, state, option, locale, lexicon, noticesHeading),
  );
  const deadKeys = KEYS.filter((key) => !options.some((option) => option.key === key));
  const noInputSeconds = inheritedMeta(state, 'noInputSeconds') ?? DEFAULT_NO_INPUT_SECONDS;

  const variants = new Map<string, number>();
  const heard: HeardMenu[] = [];
  const variantOf = Int32Array.from(lexicon.entries, (_, need) => {
    const key = scents.map((ofOption) => ofOption[need]).join(' ');
    let variant = variants.get(key);
    if (variant === undefined) {
      variants.set(key, (variant = heard.length));
      const heardOptions = options.map((option, i): HeardOption => {
        const segment = segments.find((s) => s.option === option);
        if (!segment) throw new Error(`The prompt of "${state.path}" does not speak key ${option.key}.`);
        const { startSeconds, endSeconds: end } = segment;
        return { key: option.key, role: option.role, startSeconds, endSeconds: end, scent: scents[i]?.[need] ?? 0 };
      });
      heard.push({ options: heardOptions, endSeconds, noInputSeconds, deadKeys });
    }
    return variant;
  });
  return { endSeconds, heardBy: heard, variantOf, tables: new Map() };
}

export function tableKey(variant: number, traits: number, mood: Mood): string {
  return `${variant}|${traits}|${mood}`;
}

function scentOfNeeds(chart: Chart, state: ChartState, option: SpokenOption, locale: Locale, lexicon: Lexicon, noticesHeading: number): Float64Array {
  const { locales } = chart.config.meta;
  const { label, examples } = option.edge.transition.meta ?? {};
  const heading = chooseText(state.config.meta?.greeting, locale, locales) ?? '';
  const texts = { label: chooseText(label, locale, locales) ?? '', examples: chooseText(examples, locale, locales) ?? [], heading };
  return scentsIn(lexicon, texts, noticesHeading);
}

/** In a language menu everyone looks for their own language, whatever they need. */
function scentOfLanguage(option: SpokenOption, locale: Locale, lexicon: Lexicon): Float64Array {
  const { label, examples } = option.edge.transition.meta ?? {};
  const said = [...Object.values(label ?? {}), ...Object.values(examples ?? {}).flat()].join(' ').toLowerCase();
  const isOwn = localePackFor(locale).names.some((name) => said.includes(name));
  return new Float64Array(lexicon.entries.length).fill(isOwn ? 1 : 0);
}
