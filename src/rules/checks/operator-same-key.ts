/** The operator key is the same in every menu. */
import { keySymbol } from '../../chart/index.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';

export const operatorSameKey: Rule<never> = {
  id: 'operator-same-key',
  title: 'The operator key is the same everywhere',
  severity: 'error',
  reason: 'A caller who needs a person has to find the key without listening, and a key learnt once must not mislead.',
  source: 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities; Software Advice',
  limits: {},
  *check({ menus }) {
    const operators = menus.flatMap((menu) => menu.options.filter(({ role }) => role === 'operator').map((option) => ({ menu, option })));
    const found = findDissenters(operators, ({ option }) => keySymbol(option.key));
    for (const { menu, option } of found?.dissenters ?? []) {
      yield {
        message: `In "${menu.state.path}" the operator is on key ${keySymbol(option.key)}; elsewhere on ${found?.usual}.`,
        hint: 'Use one key, best 0, and declare it once on the machine.',
        path: option.edge.path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: option.callers },
      };
    }
  },
};
