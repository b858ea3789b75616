/** Nobody is locked into a menu: a key for a person is always there. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';

export const operatorInEveryMenu: Rule<never> = {
  id: 'operator-in-every-menu',
  title: 'Every menu has a key for an agent',
  severity: 'error',
  reason: 'Some callers cannot use a menu, and some needs fit no option. Callers for whom no agent is there at all (outside opening hours) are not counted.',
  source: 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities; Software Advice',
  limits: {},
  *check({ menus, sets, withAgent }) {
    for (const menu of menus) {
      let without = sets.both(menu.callers, withAgent);
      for (const { role, callers } of menu.options) if (role === 'operator') without = sets.without(without, callers);
      if (without === NOBODY) continue;
      yield {
        message: `The menu "${menu.state.path}" has no operator key${without === menu.callers ? '' : ' for some callers'}.`,
        hint: 'Put a key with the role "operator" once on the machine; every menu inherits it.',
        path: menu.state.jsonPath,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: without },
      };
    }
  },
};
