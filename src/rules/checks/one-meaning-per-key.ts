/** A key that means operator, repeat or back in one menu means nothing else in another. */
import { keySymbol, KEYS } from '../../chart/index.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const oneMeaningPerKey: Rule<never> = {
  id: 'one-meaning-per-key',
  title: say(rulesWords, (words) => words.oneMeaningPerKey.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.oneMeaningPerKey.reason),
  source: 'AS/NZS 4263',
  limits: {},
  *check({ menus }) {
    const all = menus.flatMap((menu) => menu.options.map((option) => ({ menu, option })));
    for (const key of KEYS) {
      const uses = all.filter(({ option }) => option.key === key);
      if (uses.every(({ option }) => option.role === 'choice')) continue;
      const found = findDissenters(uses, ({ option }) => option.role);
      // The shared meaning is the right one even where more menus use the key for choices of their own.
      const shared =
        found?.usual === 'choice'
          ? uses.find(({ option }) => option.role !== 'choice')?.option.role
          : found?.usual;
      for (const { menu, option } of found ? uses : []) {
        if (option.role === shared) continue;
        yield {
          message: say(rulesWords, (words) =>
            words.oneMeaningPerKey.message({
              key: keySymbol(key),
              state: menu.state.path,
              role: words.roles[option.role],
              usual: words.roles[shared ?? 'choice'],
            }),
          ),
          hint: say(rulesWords, (words) => words.oneMeaningPerKey.hint),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
