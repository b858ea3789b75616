/** A menu has something to choose for everybody who hears it. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const menuOffersChoice: Rule<never> = {
  id: 'menu-offers-choice',
  title: say('Every caller hears at least one option in every menu', '每个菜单对每位来电者至少有一个选项'),
  severity: 'error',
  reason: say(
    'A menu whose options are all closed to a caller greets and then waits for nothing.',
    '选项对某位来电者全部关闭时，菜单打完招呼就只能空等。',
  ),
  source: 'defects found in real menus',
  limits: {},
  *check({ menus, sets }) {
    for (const menu of menus) {
      const without = menu.choices.reduce((left, { callers }) => sets.without(left, callers), menu.callers);
      if (without === NOBODY) continue;
      yield {
        message: say(
          `The menu "${menu.state.path}" offers ${without === menu.callers ? '' : 'some callers '}no choice at all.`,
          `菜单“${menu.state.path}”${without === menu.callers ? '' : '对部分来电者'}没有任何可选项。`,
        ),
        hint: say(
          'Add an option that is open to everybody, or send these callers elsewhere.',
          '增加一个对所有人开放的选项，或把这些来电者引到别处。',
        ),
        path: menu.state.jsonPath,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: without },
      };
    }
  },
};
