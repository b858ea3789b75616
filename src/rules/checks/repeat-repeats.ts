/** The repeat key speaks the same menu again. */
import { keySymbol } from '../../chart/index.ts';
import { nodeAt } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const repeatRepeats: Rule<never> = {
  id: 'repeat-repeats',
  title: say(rulesWords, (words) => words.repeatRepeats.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.repeatRepeats.reason),
  source: 'AS/NZS 4263',
  limits: {},
  *check({ menus, automaton, land }) {
    for (const menu of menus) {
      for (const option of menu.options) {
        if (option.role !== 'repeat') continue;
        for (const { node, callers } of land(option.next, option.callers)) {
          const { state } = nodeAt(automaton, node);
          if (state === menu.state.path) continue;
          yield {
            message: say(rulesWords, (words) =>
              words.repeatRepeats.message({ optionKey: keySymbol(option.key), state }),
            ),
            hint: say(rulesWords, (words) => words.repeatRepeats.hint),
            path: option.edge.path,
            menu: menu.state.path,
            shows: { nodes: menu.nodes, callers, next: [option.edge.event] },
          };
        }
      }
    }
  },
};
