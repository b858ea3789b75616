/**
 * The first menu is short enough to be heard out, in every language and for the caller with the longest one.
 */
import { promptReport } from '../../speech/index.ts';
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const firstPromptSeconds: Rule<'error' | 'warn'> = {
  id: 'first-prompt-seconds',
  title: say('The first menu is spoken in at most 20 seconds', '首层菜单在 20 秒内播完'),
  severity: 'error',
  reason: say(
    'Callers give up on, or stop following, a first menu that goes on and on.',
    '首层菜单没完没了，来电者就会挂断，或者不再听下去。',
  ),
  source: 'The case this project starts from; Plum Voice: "should not exceed twenty seconds"',
  limits: {
    error: {
      value: 20,
      low: 1,
      high: 120,
      unit: say('seconds', '秒'),
      source: 'the case; Plum Voice',
      status: 'published',
    },
    warn: {
      value: 15,
      low: 1,
      high: 120,
      unit: say('seconds', '秒'),
      source: 'margin for slower voices than the speech model',
      status: 'assumption',
    },
  },
  *check(inspection, limits) {
    const { menus, sets, chart, locales, firsts } = inspection;
    for (const menu of menus) {
      const nodes = menu.nodes.filter((node) => firsts[node] !== NOBODY);
      const first = nodes.reduce<CallerSet>(
        (all, node) => sets.either(all, firsts[node] as CallerSet),
        NOBODY,
      );
      if (first === NOBODY) continue;
      const worst = locales
        .map((locale) => {
          let longest = { locale, seconds: 0, callers: NOBODY };
          for (const { callers, options } of inspection.hearings(menu)) {
            const who = sets.both(callers, first);
            if (who === NOBODY) continue;
            const seconds = promptReport(chart, menu.state.path, options, locale).lastOptionEndSeconds;
            if (seconds > longest.seconds) longest = { locale, seconds, callers: who };
          }
          return longest;
        })
        .toSorted((a, b) => b.seconds - a.seconds);
      const longest = worst[0];
      const limit = longest && longest.seconds > limits.error ? limits.error : limits.warn;
      if (!longest || longest.seconds <= limit) continue;
      const over = worst.filter(({ seconds }) => seconds > limit);
      const [lengths, lengthsZh] = [
        over.map(({ locale, seconds }) => `${seconds.toFixed(1)} s in ${locale}`).join(', '),
        over.map(({ locale, seconds }) => `${locale} ${seconds.toFixed(1)} 秒`).join('、'),
      ];
      yield {
        message: say(
          `The first menu "${menu.state.path}" takes ${lengths} to the end of its last option; the limit is ${limit} s.`,
          `首层菜单“${menu.state.path}”播到最后一个选项结束需 ${lengthsZh}；上限为 ${limit} 秒。`,
        ),
        hint: say(
          'Shorten the greeting, labels and examples, or offer fewer options.',
          '缩短问候语、选项文字和举例，或减少选项。',
        ),
        path: menu.state.jsonPath,
        menu: menu.state.path,
        ...(limit === limits.error ? {} : { severity: 'warning' as const }),
        shows: { nodes, callers: longest.callers },
      };
    }
  },
};
