/** A menu has something to choose for everybody who hears it. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const menuOffersChoice: Rule<never> = {
  id: 'menu-offers-choice',
  title: say(rulesWords, (words) => words.menuOffersChoice.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.menuOffersChoice.reason),
  source: 'defects found in real menus',
  limits: {},
  *check({ menus, sets }) {
    for (const menu of menus) {
      const without = menu.choices.reduce((left, { callers }) => sets.without(left, callers), menu.callers);
      if (without === NOBODY) continue;
      yield {
        message: say(rulesWords, (words) =>
          words.menuOffersChoice.message({
            state: menu.state.path,
            withoutGiven: without === menu.callers ? 'yes' : 'other',
          }),
        ),
        hint: say(rulesWords, (words) => words.menuOffersChoice.hint),
        path: menu.state.jsonPath,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: without },
      };
    }
  },
};
