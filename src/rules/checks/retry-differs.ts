/** Whoever failed once hears something else than before. */
import { lineage } from '../../chart/index.ts';
import { composePrompt, promptMenuAt } from '../../speech/index.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords, commonWords } from '../../words/index.ts';

export const retryDiffers: Rule<never> = {
  id: 'retry-differs',
  title: say(rulesWords, (words) => words.retryDiffers.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.retryDiffers.reason),
  source: 'FreeSWITCH; VoiceXML (tapered prompts)',
  limits: {},
  *check({ menus, chart, locales, automaton }) {
    for (const menu of menus) {
      const again = menu.nodes.find((node) => (automaton.nodes[node]?.attempts ?? 0) > 0);
      if (again === undefined) continue;
      const owner = lineage(menu.state).find(({ config }) => config.meta?.retry !== undefined);
      for (const failure of ['noInput', 'noMatch'] as const) {
        const same = locales.filter((locale) => {
          const speak = (attempts: number): string =>
            composePrompt({ ...promptMenuAt(chart, menu.state.path, [], attempts), failure }, locale)
              .map(({ text }) => text)
              .join('|');
          const [first, second] = [speak(0), speak(1)];
          // Greeted twice is not a new wording either.
          return first === second || second === `${first}|${first}`;
        });
        if (same.length === 0) continue;
        yield {
          message: say(rulesWords, (words, language) =>
            words.retryDiffers.message({
              failureGiven: failure === 'noInput' ? 'yes' : 'other',
              same: same.join(commonWords[language].listComma),
            }),
          ),
          hint: say(rulesWords, (words) => words.retryDiffers.hint({ failure })),
          path: owner ? [...owner.jsonPath, 'meta', 'retry', failure] : menu.state.jsonPath,
          menu: menu.state.path,
          shows: { nodes: [again] },
        };
      }
    }
  },
};
