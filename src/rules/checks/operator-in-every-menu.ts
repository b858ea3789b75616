/** Nobody is locked into a menu: a key for a person is always there. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const operatorInEveryMenu: Rule<never> = {
  id: 'operator-in-every-menu',
  title: say('Every menu has a key for an agent', '每个菜单都有转人工键'),
  severity: 'error',
  reason: say(
    'Some callers cannot use a menu, and some needs fit no option. Callers for whom no agent is there at all (outside opening hours) are not counted.',
    '有些来电者用不了菜单，有些需求哪个选项都不合适。当时没有人工坐席（非服务时间）的来电者不计在内。',
  ),
  source: 'W3C, Making Content Usable for People with Cognitive and Learning Disabilities; Software Advice',
  limits: {},
  *check({ menus, sets, withAgent }) {
    for (const menu of menus) {
      let without = sets.both(menu.callers, withAgent);
      for (const { role, callers } of menu.options)
        if (role === 'operator') without = sets.without(without, callers);
      if (without === NOBODY) continue;
      yield {
        message: say(
          `The menu "${menu.state.path}" has no operator key${without === menu.callers ? '' : ' for some callers'}.`,
          `菜单“${menu.state.path}”${without === menu.callers ? '' : '对部分来电者'}没有转人工键。`,
        ),
        hint: say(
          'Put a key with the role "operator" once on the machine; every menu inherits it.',
          '在整套菜单的顶层设置一个 role 为 "operator" 的按键，各菜单都会继承。',
        ),
        path: menu.state.jsonPath,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, callers: without },
      };
    }
  },
};
