/** Nobody is locked into a menu: a key for a person is always there. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const operatorInEveryMenu: Rule<never> = {
  id: 'operator-in-every-menu',
  title: say(rulesWords, (words) => words.operatorInEveryMenu.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.operatorInEveryMenu.reason),
  source: 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities; Software Advice',
  limits: {},
  *check({ menus, sets, withAgent }) {
    for (const menu of menus) {
      let without = sets.both(menu.callers, withAgent);
      for (const { role, callers } of menu.options)
        if (role === 'operator') without = sets.without(without, callers);
      if (without === NOBODY) continue;
      yield {
        message: say(rulesWords, (words) =>
          words.operatorInEveryMenu.message({
            state: menu.state.path,
            withoutGiven: without === menu.callers ? 'yes' : 'other',
          }),
        ),
        hint: say(rulesWords, (words) => words.operatorInEveryMenu.hint),
        path: menu.state.jsonPath,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: without },
      };
    }
  },
};
