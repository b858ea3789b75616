/** What is heard at every stand of a line. */
import { chartOf, spokenOptions } from '../automaton/index.ts';
import type { Hearing, Sounding } from './hearing.ts';
import type { LinePlan } from './line-plan.ts';
import type { VisitLine } from './types.ts';

/** By stand of the plan. Cost: what is new is heard, all else is found in the hearing's memory. */
export function soundLine({ automaton, config }: VisitLine, plan: LinePlan, hearing: Hearing): Sounding[] {
  const chart = chartOf(config);
  // After the first failure a menu sounds like after the second.
  const known = new Map<string, Sounding>();
  return plan.stands.map(({ node, table, isFollowed }) => {
    const { kind, state, attempts } = automaton.nodes[node] ?? { kind: 'stuck', state: '', attempts: 0 };
    if (kind === 'announcement') return hearing.announcement(chart, state, attempts, isFollowed);
    if (kind !== 'menu') return hearing.silence;
    const options = spokenOptions(automaton, config, table, node);
    const key = `${state}|${attempts > 0}|${options.map(({ edge }) => edge.index).join()}`;
    let sounding = known.get(key);
    if (!sounding) known.set(key, (sounding = hearing.menu(chart, state, options, attempts)));
    return sounding;
  });
}
