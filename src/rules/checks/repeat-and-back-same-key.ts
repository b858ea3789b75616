/** "Hear this again" and "go back" are on the same keys wherever they are offered. */
import { keySymbol } from '../../chart/index.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';

export const repeatAndBackSameKey: Rule<never> = {
  id: 'repeat-and-back-same-key',
  title: 'Repeat and back are on the same keys everywhere',
  severity: 'error',
  reason: 'Callers learn these keys once and then press them without listening.',
  source: 'AS/NZS 4263',
  limits: {},
  *check({ menus }) {
    for (const role of ['repeat', 'back'] as const) {
      const uses = menus.flatMap((menu) => menu.options.filter((option) => option.role === role).map((option) => ({ menu, option })));
      const found = findDissenters(uses, ({ option }) => keySymbol(option.key));
      for (const { menu, option } of found?.dissenters ?? []) {
        yield {
          message: `In "${menu.state.path}" "${role}" is on key ${keySymbol(option.key)}; elsewhere on ${found?.usual}.`,
          hint: 'Declare the key once on the machine, so that every menu inherits it.',
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
