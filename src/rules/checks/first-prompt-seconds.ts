/** The first menu is short enough to be heard out, in every language and for the caller with the longest one. */
import { promptReport } from '../../speech/index.ts';
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import type { Rule } from '../types.ts';

export const firstPromptSeconds: Rule<'error' | 'warn'> = {
  id: 'first-prompt-seconds',
  title: 'The first menu is spoken in at most 20 seconds',
  severity: 'error',
  reason: 'Callers give up on, or stop following, a first menu that goes on and on.',
  source: 'The case this project starts from; Plum Voice: "should not exceed twenty seconds"',
  limits: {
    error: { value: 20, low: 1, high: 120, unit: 'seconds', source: 'the case; Plum Voice', status: 'published' },
    warn: { value: 15, low: 1, high: 120, unit: 'seconds', source: 'margin for slower voices than the speech model', status: 'assumption' },
  },
  *check(inspection, limits) {
    const { menus, sets, chart, locales, firsts } = inspection;
    for (const menu of menus) {
      const nodes = menu.nodes.filter((node) => firsts[node] !== NOBODY);
      const first = nodes.reduce<CallerSet>((all, node) => sets.either(all, firsts[node] as CallerSet), NOBODY);
      if (first === NOBODY) continue;
      const worst = locales.map((locale) => {
        let longest = { locale, seconds: 0, callers: NOBODY };
        for (const { callers, options } of inspection.hearings(menu)) {
          const who = sets.both(callers, first);
          if (who === NOBODY) continue;
          const seconds = promptReport(chart, menu.state.path, options, locale).lastOptionEndSeconds;
          if (seconds > longest.seconds) longest = { locale, seconds, callers: who };
        }
        return longest;
      }).toSorted((a, b) => b.seconds - a.seconds);
      const longest = worst[0];
      const limit = longest && longest.seconds > limits.error ? limits.error : limits.warn;
      if (!longest || longest.seconds <= limit) continue;
      const lengths = worst.filter(({ seconds }) => seconds > limit).map(({ locale, seconds }) => `${seconds.toFixed(1)} s in ${locale}`);
      yield {
        message: `The first menu "${menu.state.path}" takes ${lengths.join(', ')} to the end of its last option; the limit is ${limit} s.`,
        hint: 'Shorten the greeting, labels and examples, or offer fewer options.',
        path: menu.state.jsonPath,
        menu: menu.state.path,
        ...(limit === limits.error ? {} : { severity: 'warning' as const }),
        shows: { nodes, callers: longest.callers },
      };
    }
  },
};
