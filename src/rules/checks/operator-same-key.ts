/** The operator key is the same in every menu. */
import { keySymbol } from '../../chart/index.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const operatorSameKey: Rule<never> = {
  id: 'operator-same-key',
  title: say('The operator key is the same everywhere', '各菜单的转人工键一致'),
  severity: 'error',
  reason: say(
    'A caller who needs a person has to find the key without listening, and a key learnt once must not mislead.',
    '需要人工的来电者应当不用听就知道按哪个键，学会一次便处处可用。',
  ),
  source: 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities; Software Advice',
  limits: {},
  *check({ menus }) {
    const operators = menus.flatMap((menu) =>
      menu.options.filter(({ role }) => role === 'operator').map((option) => ({ menu, option })),
    );
    const found = findDissenters(operators, ({ option }) => keySymbol(option.key));
    for (const { menu, option } of found?.dissenters ?? []) {
      yield {
        message: say(
          `In "${menu.state.path}" the operator is on key ${keySymbol(option.key)}; elsewhere on ${found?.usual}.`,
          `在“${menu.state.path}”中转人工是按键 ${keySymbol(option.key)}，其他菜单是 ${found?.usual}。`,
        ),
        hint: say(
          'Use one key, best 0, and declare it once on the machine.',
          '统一使用一个键（最好是 0），并在整套菜单的顶层设置一次。',
        ),
        path: option.edge.path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: option.callers },
      };
    }
  },
};
