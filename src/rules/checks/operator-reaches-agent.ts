/** The operator key really leads to a person. */
import { keySymbol } from '../../chart/index.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const operatorReachesAgent: Rule<never> = {
  id: 'operator-reaches-agent',
  title: say('The operator key leads to an agent', '转人工键确实转到人工'),
  severity: 'error',
  reason: say(
    'A key that promises a person and gives another menu or a hang-up is worse than none. Callers for whom no agent is there at all (outside opening hours) are not counted.',
    '说是转人工，结果却是另一个菜单或挂断，还不如没有。当时没有人工坐席（非服务时间）的来电者不计在内。',
  ),
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
            message: say(
              `The operator key ${keySymbol(option.key)} leads to "${state}", where no agent is.`,
              `转人工键 ${keySymbol(option.key)} 通向“${state}”，那里没有人工坐席。`,
            ),
            hint: say('Let it lead to a desk or a number.', '让它通向坐席组或外部号码。'),
            path: option.edge.path,
            menu: menu.state.path,
            shows: { nodes: menu.nodes, callers: end.callers, next: [option.edge.event] },
          };
        }
      }
    }
  },
};
