/** A menu has something to choose for everybody who hears it. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';

export const menuOffersChoice: Rule<never> = {
  id: 'menu-offers-choice',
  title: 'Every caller hears at least one option in every menu',
  severity: 'error',
  reason: 'A menu whose options are all closed to a caller greets and then waits for nothing.',
  source: 'defects found in real menus',
  limits: {},
  *check({ menus, sets }) {
    for (const menu of menus) {
      const without = menu.choices.reduce((left, { callers }) => sets.without(left, callers), menu.callers);
      if (without === NOBODY) continue;
      yield {
        message: `The menu "${menu.state.path}" offers ${without === menu.callers ? '' : 'some callers '}no choice at all.`,
        hint: 'Add an option that is open to everybody, or send these callers elsewhere.',
        path: menu.state.jsonPath,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: without },
      };
    }
  },
};
