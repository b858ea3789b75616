/** No menu offers more options than callers can hold in mind, or than a phone pad has keys. */
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const optionsPerMenu: Rule<'error' | 'warn'> = {
  id: 'options-per-menu',
  title: say(rulesWords, (words) => words.optionsPerMenu.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.optionsPerMenu.reason),
  source: 'Avaya, Plum Voice; contradicted by Commarford 2008, Virzi & Huitema 1997',
  limits: {
    error: {
      value: 9,
      low: 1,
      high: 12,
      unit: say(rulesWords, (words) => words.optionsPerMenu.errorUnit),
      source: 'keys 1 to 9',
      status: 'published',
    },
    warn: {
      value: 5,
      low: 1,
      high: 12,
      unit: say(rulesWords, (words) => words.optionsPerMenu.warnUnit),
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
        message: say(rulesWords, (words) =>
          words.optionsPerMenu.message({
            state: menu.state.path,
            count: worst.count,
            limitGiven: limit === limits.error ? 'yes' : 'other',
            limit,
          }),
        ),
        hint: say(rulesWords, (words) => words.optionsPerMenu.hint),
        path: menu.state.jsonPath,
        menu: menu.state.path,
        ...(limit === limits.error ? {} : { severity: 'warning' as const }),
        shows: { nodes: menu.nodes, callers: worst.callers },
      };
    }
  },
};
