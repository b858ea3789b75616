/**
 * The first menu is short enough to be heard out, in every language and for the caller with the longest one.
 */
import { promptReport } from '../../speech/index.ts';
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import type { Rule } from '../types.ts';
import { commonWords, say, rulesWords } from '../../words/index.ts';
import { formatDecimal } from '../../util/format-number.ts';

export const firstPromptSeconds: Rule<'error' | 'warn'> = {
  id: 'first-prompt-seconds',
  title: say(rulesWords, (words) => words.firstPromptSeconds.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.firstPromptSeconds.reason),
  source: 'The case this project starts from; Plum Voice: "should not exceed twenty seconds"',
  limits: {
    error: {
      value: 20,
      low: 1,
      high: 120,
      unit: say(rulesWords, (words) => words.firstPromptSeconds.errorUnit),
      source: 'the case; Plum Voice',
      status: 'published',
    },
    warn: {
      value: 15,
      low: 1,
      high: 120,
      unit: say(rulesWords, (words) => words.firstPromptSeconds.warnUnit),
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
      yield {
        message: say(rulesWords, ({ firstPromptSeconds: words }, language) =>
          words.message({
            state: menu.state.path,
            lengths: over
              .map(({ locale, seconds }) => words.length({ locale, seconds: formatDecimal(seconds, 1) }))
              .join(commonWords[language].listComma),
            limit,
          }),
        ),
        hint: say(rulesWords, (words) => words.firstPromptSeconds.hint),
        path: menu.state.jsonPath,
        menu: menu.state.path,
        ...(limit === limits.error ? {} : { severity: 'warning' as const }),
        shows: { nodes, callers: longest.callers },
      };
    }
  },
};
