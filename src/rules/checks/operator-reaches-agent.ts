/** The operator key really leads to a person. */
import { keySymbol } from '../../chart/index.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const operatorReachesAgent: Rule<never> = {
  id: 'operator-reaches-agent',
  title: say(rulesWords, (words) => words.operatorReachesAgent.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.operatorReachesAgent.reason),
  source: 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities',
  limits: {},
  *check({ menus, sets, withAgent, automaton, land }) {
    for (const menu of menus) {
      for (const option of menu.options) {
        const callers = sets.both(option.callers, withAgent);
        if (option.role !== 'operator') continue;
        for (const end of land(option.next, callers)) {
          const { kind, destination, state } = automaton.nodes[end.node] as (typeof automaton.nodes)[number];
          if (kind === 'final' && (destination?.goesTo === 'desk' || destination?.goesTo === 'number'))
            continue;
          if (destination?.goesTo === 'hang-up' && destination.reason === 'closed') continue;
          yield {
            message: say(rulesWords, (words) =>
              words.operatorReachesAgent.message({ optionKey: keySymbol(option.key), state }),
            ),
            hint: say(rulesWords, (words) => words.operatorReachesAgent.hint),
            path: option.edge.path,
            menu: menu.state.path,
            shows: { nodes: menu.nodes, callers: end.callers, next: [option.edge.event] },
          };
        }
      }
    }
  },
};
