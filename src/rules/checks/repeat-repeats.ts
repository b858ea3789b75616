/** The repeat key speaks the same menu again. */
import { keySymbol } from '../../chart/index.ts';
import type { Rule } from '../types.ts';

export const repeatRepeats: Rule<never> = {
  id: 'repeat-repeats',
  title: 'The repeat key speaks the same menu again',
  severity: 'error',
  reason: 'Callers who want to hear the options again must not lose their place.',
  source: 'AS/NZS 4263',
  limits: {},
  *check({ menus, automaton, land }) {
    for (const menu of menus) {
      for (const option of menu.options) {
        if (option.role !== 'repeat') continue;
        for (const { node, callers } of land(option.next, option.callers)) {
          const state = automaton.nodes[node]?.state;
          if (state === menu.state.path) continue;
          yield {
            message: `The repeat key ${keySymbol(option.key)} leads to "${state}" instead of the menu it is pressed in.`,
            hint: 'Leave out its target: then the same menu is spoken again.',
            path: option.edge.path,
            menu: menu.state.path,
            shows: { nodes: menu.nodes, callers, next: [option.edge.event] },
          };
        }
      }
    }
  },
};
