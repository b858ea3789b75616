/** No menu offers more options than callers can hold in mind, or than a phone pad has keys. */
import type { Rule } from '../types.ts';

export const optionsPerMenu: Rule<'error' | 'warn'> = {
  id: 'options-per-menu',
  title: 'A menu offers at most five options, never more than nine',
  severity: 'error',
  reason: 'A phone pad has nine keys for choices. Vendors advise five; experiments do not support that number, so it only warns.',
  source: 'Avaya, Plum Voice; contradicted by Commarford 2008, Virzi & Huitema 1997',
  limits: {
    error: { value: 9, low: 1, high: 12, unit: 'options, without operator, repeat and back', source: 'keys 1 to 9', status: 'published' },
    warn: { value: 5, low: 1, high: 12, unit: 'options, without operator, repeat and back', source: 'Avaya, Plum Voice', status: 'vendor' },
  },
  *check(inspection, limits) {
    for (const menu of inspection.menus) {
      if (menu.choices.length <= Math.min(limits.warn, limits.error)) continue;
      const hearings = inspection.hearings(menu).map(({ callers, options }) => ({ callers, count: options.filter(({ role }) => role === 'choice').length }));
      const worst = hearings.reduce((most, next) => (next.count > most.count ? next : most));
      const limit = worst.count > limits.error ? limits.error : limits.warn;
      if (worst.count <= limit) continue;
      yield {
        message: `The menu "${menu.state.path}" offers ${worst.count} options; ${limit === limits.error ? 'at most' : 'better at most'} ${limit}.`,
        hint: 'Merge options that lead to the same desk, or move rare ones behind one option.',
        path: menu.state.jsonPath,
        menu: menu.state.path,
        ...(limit === limits.error ? {} : { severity: 'warning' as const }),
        shows: { nodes: menu.nodes, callers: worst.callers },
      };
    }
  },
};
