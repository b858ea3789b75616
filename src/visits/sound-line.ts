/** What is said and heard at every stand of a line. */
import { chartOf, spokenOptions } from '../automaton/index.ts';
import type { Audience } from './audience.ts';
import type { Sounding } from './hearing.ts';
import type { LinePlan } from './line-plan.ts';
import { SILENCE, type Prompt, type Prompts } from './prompts.ts';
import type { VisitLine } from './types.ts';

/** By stand of the plan. Cost: what is new is spoken, all else is found in the memory of `prompts`. */
export function speakLine({ automaton, config }: VisitLine, plan: LinePlan, prompts: Prompts): Prompt[] {
  const chart = chartOf(config);
  // After the first failure a menu sounds like after the second.
  const known = new Map<string, Prompt>();
  return plan.stands.map(({ node, table, isFollowed }) => {
    const { kind, state, attempts } = automaton.nodes[node] ?? { kind: 'stuck', state: '', attempts: 0 };
    if (kind === 'announcement') return prompts.announcement(chart, state, attempts, isFollowed);
    if (kind !== 'menu') return SILENCE;
    const options = spokenOptions(automaton, config, table, node);
    const key = `${state}|${attempts > 0}|${options.map(({ edge }) => edge.index).join()}`;
    let prompt = known.get(key);
    if (!prompt) known.set(key, (prompt = prompts.menu(chart, state, options, attempts)));
    return prompt;
  });
}

/** By stand of the plan. Cost: what is new is heard, all else is found in the hearing's memory. */
export function soundLine(line: VisitLine, plan: LinePlan, { prompts, hearing }: Audience): Sounding[] {
  return speakLine(line, plan, prompts).map(hearing);
}
