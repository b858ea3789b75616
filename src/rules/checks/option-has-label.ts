/** Every option says what it is for. */
import { keySymbol } from '../../chart/index.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const optionHasLabel: Rule<never> = {
  id: 'option-has-label',
  title: say('Every option has a label', '每个选项都有文字'),
  severity: 'error',
  reason: say(
    'A key that is accepted but not explained is one that nobody can choose. Operator, repeat and back have a usual wording and may do without.',
    '按了有效却不作说明的键，没有人会选。转人工、重听和返回有通用说法，可以不写。',
  ),
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
          message: say(
            `Key ${keySymbol(option.key)} is accepted but says nothing about itself.`,
            `按键 ${keySymbol(option.key)} 有效，却没有说明它的用途。`,
          ),
          hint: say(
            'Give the transition a meta.label in every language, or the role operator, repeat or back.',
            '为该分支补上各语言的 meta.label，或设 role 为 operator（转人工）、repeat（重听）或 back（返回）。',
          ),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
