/** The repeat key speaks the same menu again. */
import { keySymbol } from '../../chart/index.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const repeatRepeats: Rule<never> = {
  id: 'repeat-repeats',
  title: say('The repeat key speaks the same menu again', '重听键重播当前菜单'),
  severity: 'error',
  reason: say(
    'Callers who want to hear the options again must not lose their place.',
    '想再听一遍选项的来电者，不应因此离开当前位置。',
  ),
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
            message: say(
              `The repeat key ${keySymbol(option.key)} leads to "${state}" instead of the menu it is pressed in.`,
              `重听键 ${keySymbol(option.key)} 通向“${state}”，而不是重播当前菜单。`,
            ),
            hint: say(
              'Leave out its target: then the same menu is spoken again.',
              '不设 target，即可重播当前菜单。',
            ),
            path: option.edge.path,
            menu: menu.state.path,
            shows: { nodes: menu.nodes, callers, next: [option.edge.event] },
          };
        }
      }
    }
  },
};
