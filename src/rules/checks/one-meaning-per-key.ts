/** A key that means operator, repeat or back in one menu means nothing else in another. */
import { keySymbol, KEYS } from '../../chart/index.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

const ROLE: Readonly<Record<string, string>> = {
  choice: '普通选项',
  operator: '转人工',
  repeat: '重听',
  back: '返回',
};

export const oneMeaningPerKey: Rule<never> = {
  id: 'one-meaning-per-key',
  title: say(
    'Operator, repeat and back keys mean nothing else anywhere',
    '转人工、重听和返回键在各处含义唯一',
  ),
  severity: 'error',
  reason: say(
    'A caller who presses the learnt key for "go back" must not order a repair.',
    '来电者按下熟悉的“返回”键，不该变成报修。',
  ),
  source: 'AS/NZS 4263',
  limits: {},
  *check({ menus }) {
    const all = menus.flatMap((menu) => menu.options.map((option) => ({ menu, option })));
    for (const key of KEYS) {
      const uses = all.filter(({ option }) => option.key === key);
      if (uses.every(({ option }) => option.role === 'choice')) continue;
      const found = findDissenters(uses, ({ option }) => option.role);
      // The shared meaning is the right one even where more menus use the key for choices of their own.
      const shared =
        found?.usual === 'choice'
          ? uses.find(({ option }) => option.role !== 'choice')?.option.role
          : found?.usual;
      for (const { menu, option } of found ? uses : []) {
        if (option.role === shared) continue;
        yield {
          message: say(
            `Key ${keySymbol(key)} means "${option.role}" in "${menu.state.path}" but "${shared}" elsewhere.`,
            `按键 ${keySymbol(key)} 在“${menu.state.path}”中是${ROLE[option.role]}，在其他菜单中是${ROLE[shared ?? 'choice']}。`,
          ),
          hint: say('Give the option another key.', '给该选项换一个按键。'),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
