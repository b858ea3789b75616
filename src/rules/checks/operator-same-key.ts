/** The operator key is the same in every menu. */
import { keySymbol } from '../../chart/index.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const operatorSameKey: Rule<never> = {
  id: 'operator-same-key',
  title: say(rulesWords, (words) => words.operatorSameKey.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.operatorSameKey.reason),
  source: 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities; Software Advice',
  limits: {},
  *check({ menus }) {
    const operators = menus.flatMap((menu) =>
      menu.options.filter(({ role }) => role === 'operator').map((option) => ({ menu, option })),
    );
    const found = findDissenters(operators, ({ option }) => keySymbol(option.key));
    if (!found) return;
    for (const { menu, option } of found.dissenters) {
      yield {
        message: say(rulesWords, (words) =>
          words.operatorSameKey.message({
            state: menu.state.path,
            optionKey: keySymbol(option.key),
            usual: found.usual,
          }),
        ),
        hint: say(rulesWords, (words) => words.operatorSameKey.hint),
        path: option.edge.path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: option.callers },
      };
    }
  },
};
