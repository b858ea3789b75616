/** No menu offers more options than callers can hold in mind, or than a phone pad has keys. */
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const optionsPerMenu: Rule<'error' | 'warn'> = {
  id: 'options-per-menu',
  title: say(
    'A menu offers at most five options, never more than nine',
    '菜单最好不超过五个选项，绝不超过九个',
  ),
  severity: 'error',
  reason: say(
    'A phone pad has nine keys for choices. Vendors advise five; experiments do not support that number, so it only warns.',
    '电话键盘只有九个数字键可作选项。厂商建议五个，实验并不支持这个数字，因此只作警告。',
  ),
  source: 'Avaya, Plum Voice; contradicted by Commarford 2008, Virzi & Huitema 1997',
  limits: {
    error: {
      value: 9,
      low: 1,
      high: 12,
      unit: say('options, without operator, repeat and back', '选项数，不含转人工、重听和返回'),
      source: 'keys 1 to 9',
      status: 'published',
    },
    warn: {
      value: 5,
      low: 1,
      high: 12,
      unit: say('options, without operator, repeat and back', '选项数，不含转人工、重听和返回'),
      source: 'Avaya, Plum Voice',
      status: 'vendor',
    },
  },
  *check(inspection, limits) {
    for (const menu of inspection.menus) {
      if (menu.choices.length <= Math.min(limits.warn, limits.error)) continue;
      const hearings = inspection.hearings(menu).map(({ callers, options }) => ({
        callers,
        count: options.filter(({ role }) => role === 'choice').length,
      }));
      const worst = hearings.reduce((most, next) => (next.count > most.count ? next : most));
      const limit = worst.count > limits.error ? limits.error : limits.warn;
      if (worst.count <= limit) continue;
      yield {
        message: say(
          `The menu "${menu.state.path}" offers ${worst.count} options; ${limit === limits.error ? 'at most' : 'better at most'} ${limit}.`,
          `菜单“${menu.state.path}”有 ${worst.count} 个选项；${limit === limits.error ? '最多' : '最好不超过'} ${limit} 个。`,
        ),
        hint: say(
          'Merge options that lead to the same desk, or move rare ones behind one option.',
          '合并通向同一坐席组的选项，或把少用的收进一个选项。',
        ),
        path: menu.state.jsonPath,
        menu: menu.state.path,
        ...(limit === limits.error ? {} : { severity: 'warning' as const }),
        shows: { nodes: menu.nodes, callers: worst.callers },
      };
    }
  },
};
