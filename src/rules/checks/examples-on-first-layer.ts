/** Product options say what belongs to them: "for computers, for example laptops and desktops". */
import { keySymbol } from '../../chart/index.ts';
import { findByLocale } from '../../speech/index.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords, commonWords } from '../../words/index.ts';

export const examplesOnFirstLayer: Rule<never> = {
  id: 'examples-on-first-layer',
  title: say(rulesWords, (words) => words.examplesOnFirstLayer.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.examplesOnFirstLayer.reason),
  source: 'the case this project starts from; Lee et al. 1984 (videotex, direction only)',
  limits: {},
  *check({ menus, locales }) {
    for (const menu of menus) {
      if (menu.state.config.meta?.layer !== 'product') continue;
      for (const option of menu.choices) {
        const missing = locales.filter(
          (locale) => (findByLocale(option.edge.transition.meta?.examples, locale) ?? []).length === 0,
        );
        if (missing.length === 0) continue;
        yield {
          message: say(rulesWords, (words, language) =>
            words.examplesOnFirstLayer.message({
              optionKey: keySymbol(option.key),
              missing: missing.join(commonWords[language].listComma),
            }),
          ),
          hint: say(rulesWords, (words) => words.examplesOnFirstLayer.hint),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
