/** "Hear this again" and "go back" are on the same keys wherever they are offered. */
import { keySymbol } from '../../chart/index.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const repeatAndBackSameKey: Rule<never> = {
  id: 'repeat-and-back-same-key',
  title: say(rulesWords, (words) => words.repeatAndBackSameKey.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.repeatAndBackSameKey.reason),
  source: 'AS/NZS 4263',
  limits: {},
  *check({ menus }) {
    for (const role of ['repeat', 'back'] as const) {
      const uses = menus.flatMap((menu) =>
        menu.options.filter((option) => option.role === role).map((option) => ({ menu, option })),
      );
      const found = findDissenters(uses, ({ option }) => keySymbol(option.key));
      if (!found) continue;
      for (const { menu, option } of found.dissenters) {
        yield {
          message: say(rulesWords, (words) =>
            words.repeatAndBackSameKey.message({
              state: menu.state.path,
              role: words.roles[role],
              optionKey: keySymbol(option.key),
              usual: found.usual,
            }),
          ),
          hint: say(rulesWords, (words) => words.repeatAndBackSameKey.hint),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
