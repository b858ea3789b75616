/** What is heard at every stand of a line. */
import { spokenOptions } from '../automaton/index.ts';
import { indexChart } from '../chart/index.ts';
import { SILENCE, type Hearing, type Sounding } from './hearing.ts';
import type { LinePlan } from './line-plan.ts';
import type { VisitLine } from './types.ts';

/** By stand of the plan. Cost: what is new is heard, all else is found in the hearing's memory. */
export function soundLine({ automaton, config }: VisitLine, plan: LinePlan, hearing: Hearing): Sounding[] {
  const chart = indexChart(config);
  return plan.stands.map(({ node, table, isFollowed }) => {
    const { kind, state, attempts } = automaton.nodes[node] ?? { kind: 'stuck', state: '', attempts: 0 };
    if (kind === 'menu')
      return hearing.menu(chart, state, spokenOptions(automaton, config, table, node), attempts);
    return kind === 'announcement' ? hearing.announcement(chart, state, attempts, isFollowed) : SILENCE;
  });
}
