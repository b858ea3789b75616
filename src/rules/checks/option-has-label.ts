/** Every option says what it is for. */
import { keySymbol } from '../../chart/index.ts';
import type { Rule } from '../types.ts';

export const optionHasLabel: Rule<never> = {
  id: 'option-has-label',
  title: 'Every option has a label',
  severity: 'error',
  reason: 'A key that is accepted but not explained is one that nobody can choose. Operator, repeat and back have a usual wording and may do without.',
  source: 'defects found in real menus',
  limits: {},
  *check({ menus, locales }) {
    for (const menu of menus) {
      const recordings = menu.state.config.meta?.recordings ?? {};
      if (locales.every((locale) => Object.hasOwn(recordings, locale))) continue;
      for (const option of menu.choices) {
        if (Object.values(option.edge.transition.meta?.label ?? {}).some((label) => label.trim() !== '')) continue;
        yield {
          message: `Key ${keySymbol(option.key)} is accepted but says nothing about itself.`,
          hint: 'Give the transition a meta.label in every language, or the role operator, repeat or back.',
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
