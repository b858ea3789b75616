/**
 * A menu as it sounds: prompt seconds of each option, and how well each fits every need. The same for many
 * callers.
 */
import { scentsOfMenu, type HeardMenu, type HeardOption } from '../behaviour/index.ts';
import type { SpokenOption } from '../automaton/index.ts';
import { inheritedMeta, KEYS, type ChartState } from '../chart/index.ts';
import { chooseText, composePrompt, localePackFor, promptLength, promptMenuAt } from '../speech/index.ts';
import type { LineContext, SoundingMenu } from './line-context.ts';

/**
 * Seconds of silence before NO_INPUT where the machine says nothing (3 to 10): the default of Twilio and
 * Genesys; published.
 */
const DEFAULT_NO_INPUT_SECONDS = 5;

export function hearMenu(
  context: LineContext,
  path: string,
  options: readonly SpokenOption[],
  attempts: number,
): SoundingMenu {
  const { chart } = context;
  const { locale, lexicon } = context.hearing;
  const state = chart.stateAt(path);
  if (!state) throw new Error(`The machine "${chart.config.id}" has no state "${path}" to hear.`);
  const segments = composePrompt(promptMenuAt(chart, path, options, attempts), locale);
  const { endSeconds } = promptLength(segments);
  const scents = scentsOfOptions(context, state, options);
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
        return {
          key: option.key,
          role: option.role,
          startSeconds,
          endSeconds: end,
          scent: scents[i]?.[need] ?? 0,
        };
      });
      heard.push({ options: heardOptions, endSeconds, noInputSeconds, deadKeys });
    }
    return variant;
  });
  return { endSeconds, heardBy: heard, variantOf, tables: [] };
}

/** Scents by option, then by need. The same at each attempt, so remembered by state and options. */
function scentsOfOptions(
  context: LineContext,
  state: ChartState,
  options: readonly SpokenOption[],
): Float64Array[] {
  const { locale, lexicon, values } = context.hearing;
  const { locales } = context.chart.config.meta;
  const key = `${state.path}|${options.map((option) => option.edge.index).join(',')}`;
  let scents = context.scents.get(key);
  if (!scents) {
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
    scents =
      state.config.meta?.layer === 'language'
        ? options.map((option) => scentOfLanguage(context, option))
        : scentsOfMenu(lexicon, texts, locale, values);
    context.scents.set(key, scents);
  }
  return scents;
}

/** In a language menu everyone looks for their own language, whatever they need. */
function scentOfLanguage({ hearing }: LineContext, option: SpokenOption): Float64Array {
  if (option.role !== 'choice') return new Float64Array(hearing.lexicon.entries.length);
  const { label, examples } = option.edge.transition.meta ?? {};
  const said = [...Object.values(label ?? {}), ...Object.values(examples ?? {}).flat()]
    .join(' ')
    .toLowerCase();
  const isOwn = localePackFor(hearing.locale).names.some((name) => said.includes(name));
  return new Float64Array(hearing.lexicon.entries.length).fill(isOwn ? 1 : 0);
}
