/** Whoever failed once hears something else than before. */
import { lineage } from '../../chart/index.ts';
import { composePrompt, promptMenuAt } from '../../speech/index.ts';
import type { Rule } from '../types.ts';

export const retryDiffers: Rule<never> = {
  id: 'retry-differs',
  title: 'A retry does not sound like the first time',
  severity: 'warning',
  reason: 'The same words a second time do not help a caller whom they did not help the first time, and sound like a fault.',
  source: 'FreeSWITCH; VoiceXML (tapered prompts)',
  limits: {},
  *check({ menus, chart, locales, automaton }) {
    for (const menu of menus) {
      const again = menu.nodes.find((node) => (automaton.nodes[node]?.attempts ?? 0) > 0);
      if (again === undefined) continue;
      const owner = lineage(menu.state).find(({ config }) => config.meta?.retry !== undefined);
      for (const failure of ['noInput', 'noMatch'] as const) {
        const same = locales.filter((locale) => {
          const say = (attempts: number): string => composePrompt({ ...promptMenuAt(chart, menu.state.path, [], attempts), failure }, locale).map(({ text }) => text).join('|');
          const [first, second] = [say(0), say(1)];
          // Greeted twice is not a new wording either.
          return first === second || second === `${first}|${first}`;
        });
        if (same.length === 0) continue;
        yield {
          message: `After ${failure === 'noInput' ? 'silence' : 'a wrong key'} callers hear the same words again (${same.join(', ')}).`,
          hint: `Give meta.retry.${failure} a text, on the machine or on the menu.`,
          path: owner ? [...owner.jsonPath, 'meta', 'retry', failure] : menu.state.jsonPath,
          menu: menu.state.path,
          shows: { nodes: [again] },
        };
      }
    }
  },
};
