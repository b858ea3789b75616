/** "Hear this again" and "go back" are on the same keys wherever they are offered. */
import { keySymbol } from '../../chart/index.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const repeatAndBackSameKey: Rule<never> = {
  id: 'repeat-and-back-same-key',
  title: say('Repeat and back are on the same keys everywhere', '重听键和返回键在各处一致'),
  severity: 'error',
  reason: say(
    'Callers learn these keys once and then press them without listening.',
    '来电者学会一次，之后不用听就会按。',
  ),
  source: 'AS/NZS 4263',
  limits: {},
  *check({ menus }) {
    for (const role of ['repeat', 'back'] as const) {
      const uses = menus.flatMap((menu) =>
        menu.options.filter((option) => option.role === role).map((option) => ({ menu, option })),
      );
      const found = findDissenters(uses, ({ option }) => keySymbol(option.key));
      for (const { menu, option } of found?.dissenters ?? []) {
        yield {
          message: say(
            `In "${menu.state.path}" "${role}" is on key ${keySymbol(option.key)}; elsewhere on ${found?.usual}.`,
            `在“${menu.state.path}”中${role === 'repeat' ? '重听' : '返回'}是按键 ${keySymbol(option.key)}，其他菜单是 ${found?.usual}。`,
          ),
          hint: say(
            'Declare the key once on the machine, so that every menu inherits it.',
            '在整套菜单的顶层设置一次该按键，让各菜单继承。',
          ),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
