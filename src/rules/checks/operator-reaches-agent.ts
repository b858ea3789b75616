/** The operator key really leads to a person. */
import { keySymbol } from '../../chart/index.ts';
import type { Rule } from '../types.ts';

export const operatorReachesAgent: Rule<never> = {
  id: 'operator-reaches-agent',
  title: 'The operator key leads to an agent',
  severity: 'error',
  reason: 'A key that promises a person and gives another menu or a hang-up is worse than none. Callers for whom no agent is there at all (outside opening hours) are not counted.',
  source: 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities',
  limits: {},
  *check({ menus, sets, withAgent, automaton, land }) {
    for (const menu of menus) {
      for (const option of menu.options) {
        const callers = sets.both(option.callers, withAgent);
        if (option.role !== 'operator') continue;
        for (const end of land(option.next, callers)) {
          const { kind, destination, state } = automaton.nodes[end.node] as (typeof automaton.nodes)[number];
          if (kind === 'final' && (destination?.goesTo === 'desk' || destination?.goesTo === 'number')) continue;
          if (destination?.goesTo === 'hang-up' && destination.reason === 'closed') continue;
          yield {
            message: `The operator key ${keySymbol(option.key)} leads to "${state}", where no agent is.`,
            hint: 'Let it lead to a desk or a number.',
            path: option.edge.path,
            menu: menu.state.path,
            shows: { nodes: menu.nodes, callers: end.callers, next: [option.edge.event] },
          };
        }
      }
    }
  },
};
