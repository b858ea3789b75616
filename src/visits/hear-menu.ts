/** A menu as it sounds: prompt seconds of each option, and how well each fits every need. The same for many callers. */
import { scentsIn, type HeardMenu, type HeardOption } from '../behaviour/index.ts';
import type { SpokenOption } from '../automaton/index.ts';
import { inheritedMeta, KEYS, type ChartState } from '../chart/index.ts';
import { chooseText, composePrompt, localePackFor, promptLength, promptMenuAt } from '../speech/index.ts';
import type { LineContext } from './line-context.ts';
import type { PackedOutcomes } from './packed-outcomes.ts';

/** Seconds of silence before NO_INPUT where the machine says nothing (3 to 10): the default of Twilio and Genesys; published. */
const DEFAULT_NO_INPUT_SECONDS = 5;

export interface SoundingMenu {
  readonly endSeconds: number;
  /** The menu as a need hears it; needs to which all options smell alike share one object. */
  readonly heardBy: readonly HeardMenu[];
  /** Needs with the same number hear the same. */
  readonly variantOf: Int32Array;
  /** Outcome tables made so far: `tables[(variant * 8 + traits) * 2 + mood]`. */
  readonly tables: (PackedOutcomes | undefined)[];
}

export function hearMenu(context: LineContext, path: string, options: readonly SpokenOption[], attempts: number): SoundingMenu {
  const { chart } = context;
  const { locale, lexicon } = context.hearing;
  const state = chart.stateAt(path);
  if (!state) throw new Error(`The machine "${chart.config.id}" has no state "${path}" to hear.`);
  const segments = composePrompt(promptMenuAt(chart, path, options, attempts), locale);
  const { endSeconds } = promptLength(segments);
  const scents = options.map((option) => scentOfOption(context, state, option));
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
        if (!segment) throw new Error(`The prompt of "${path}" does not speak key ${option.key}.`);
        const { startSeconds, endSeconds: end } = segment;
        return { key: option.key, role: option.role, startSeconds, endSeconds: end, scent: scents[i]?.[need] ?? 0 };
      });
      heard.push({ options: heardOptions, endSeconds, noInputSeconds, deadKeys });
    }
    return variant;
  });
  return { endSeconds, heardBy: heard, variantOf, tables: [] };
}

/** Scent for every need. A key shared by many menus smells after the menu it is heard in, so the menu is part of the cache's key. */
function scentOfOption(context: LineContext, state: ChartState, option: SpokenOption): Float64Array {
  const { lexicon } = context.hearing;
  // Only choices are weighed; operator, repeat and back are known by their role.
  if (option.role !== 'choice') return new Float64Array(lexicon.entries.length);
  const key = `${state.path}|${option.edge.index}`;
  let scents = context.scents.get(key);
  if (!scents) {
    scents = state.config.meta?.layer === 'language' ? scentOfLanguage(context, option) : scentOfNeeds(context, state, option);
    context.scents.set(key, scents);
  }
  return scents;
}

function scentOfNeeds({ chart, hearing }: LineContext, state: ChartState, option: SpokenOption): Float64Array {
  const { locale, lexicon, values } = hearing;
  const { locales } = chart.config.meta;
  const { label, examples } = option.edge.transition.meta ?? {};
  const heading = chooseText(state.config.meta?.greeting, locale, locales) ?? '';
  const texts = { label: chooseText(label, locale, locales) ?? '', examples: chooseText(examples, locale, locales) ?? [], heading };
  return scentsIn(lexicon, texts, values.noticesHeading);
}

/** In a language menu everyone looks for their own language, whatever they need. */
function scentOfLanguage({ hearing }: LineContext, option: SpokenOption): Float64Array {
  const { label, examples } = option.edge.transition.meta ?? {};
  const said = [...Object.values(label ?? {}), ...Object.values(examples ?? {}).flat()].join(' ').toLowerCase();
  const isOwn = localePackFor(hearing.locale).names.some((name) => said.includes(name));
  return new Float64Array(hearing.lexicon.entries.length).fill(isOwn ? 1 : 0);
}
