/** What is said and heard at every stand of a line. */
import { chartOf, spokenOptions } from '../automaton/index.ts';
import type { Locale, MachineConfig } from '../chart/index.ts';
import { spokenLocale } from '../speech/index.ts';
import type { Audience, Tongue } from './audience.ts';
import type { Sounding } from './hearing.ts';
import type { LinePlan, Stand } from './line-plan.ts';
import { SILENCE, type Prompt } from './prompts.ts';
import type { Machine } from './types.ts';

/**
 * The language in which the machine speaks to those who stand there: the one they chose; before that the
 * machine's first where it offers any to choose from, else their own if it speaks it.
 */
export function languageAt(
  { meta: { locales } }: Pick<MachineConfig, 'meta'>,
  { offersLanguages }: Pick<LinePlan, 'offersLanguages'>,
  { tongue, chosen }: Pick<Stand, 'tongue' | 'chosen'>,
  tongues: readonly Pick<Tongue, 'locale'>[],
): Locale {
  const own = tongues[tongue]?.locale ?? '';
  return spokenLocale(locales, chosen ?? (offersLanguages ? locales[0] : undefined) ?? own);
}

/** By stand of the plan. Cost: what is new is spoken, all else is found in the memory of the prompts. */
export function speakLine(
  { automaton, config }: Machine,
  plan: LinePlan,
  tongues: readonly Tongue[],
): Prompt[] {
  const chart = chartOf(config);
  // After the first failure a menu sounds like after the second.
  const known = new Map<string, Prompt>();
  return plan.stands.map((stand) => {
    const { node, table, isFollowed, tongue } = stand;
    const { prompts } = tongues[tongue] as Tongue;
    const spoken = languageAt(config, plan, stand, tongues);
    const { kind, state, attempts } = automaton.nodes[node] ?? { kind: 'stuck', state: '', attempts: 0 };
    if (kind === 'announcement') return prompts.announcement(chart, state, attempts, isFollowed, spoken);
    if (kind !== 'menu') return SILENCE;
    const options = spokenOptions(automaton, config, table, node);
    const key = `${tongue}|${spoken}|${state}|${attempts > 0}|${options.map(({ edge }) => edge.index).join()}`;
    let prompt = known.get(key);
    if (!prompt) known.set(key, (prompt = prompts.menu(chart, state, options, attempts, spoken)));
    return prompt;
  });
}

/** By stand of the plan. Cost: what is new is heard, all else is found in the hearing's memory. */
export function soundLine(line: Machine, plan: LinePlan, { tongues, hearing }: Audience): Sounding[] {
  return speakLine(line, plan, tongues).map(hearing);
}
