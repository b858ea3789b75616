/** Every option says what it is for. */
import { keySymbol } from '../../chart/index.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const optionHasLabel: Rule<never> = {
  id: 'option-has-label',
  title: say(rulesWords, (words) => words.optionHasLabel.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.optionHasLabel.reason),
  source: 'defects found in real menus',
  limits: {},
  *check({ menus, locales }) {
    for (const menu of menus) {
      const recordings = menu.state.config.meta?.recordings ?? {};
      if (locales.every((locale) => Object.hasOwn(recordings, locale))) continue;
      for (const option of menu.choices) {
        if (Object.values(option.edge.transition.meta?.label ?? {}).some((label) => label.trim() !== ''))
          continue;
        yield {
          message: say(rulesWords, (words) =>
            words.optionHasLabel.message({ optionKey: keySymbol(option.key) }),
          ),
          hint: say(rulesWords, (words) => words.optionHasLabel.hint),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
