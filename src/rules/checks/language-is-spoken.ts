/** An option that changes the language of the call names one that the machine speaks. */
import { sayNearest } from '../../chart/index.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords, commonWords } from '../../words/index.ts';

export const languageIsSpoken: Rule<never> = {
  id: 'language-is-spoken',
  title: say(rulesWords, (words) => words.languageIsSpoken.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.languageIsSpoken.reason),
  source: 'defects found in real menus',
  limits: {},
  *check({ chart }) {
    // All languages of the machine, also where only some are checked.
    const { locales } = chart.config.meta;
    for (const { source, transition, jsonPath } of chart.transitions) {
      const chosen = transition.meta?.language;
      if (chosen === undefined || locales.includes(chosen)) continue;
      yield {
        message: say(rulesWords, (words, language) =>
          words.languageIsSpoken.message({
            chosen,
            locales: locales.join(commonWords[language].listComma),
          }),
        ),
        hint: sayNearest(chosen, locales),
        path: [...jsonPath, 'meta', 'language'],
        ...(source.path === '' ? {} : { menu: source.path }),
      };
    }
  },
};
