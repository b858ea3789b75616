/** Whoever failed once hears something else than before. */
import { lineage } from '../../chart/index.ts';
import { composePrompt, promptMenuAt } from '../../speech/index.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const retryDiffers: Rule<never> = {
  id: 'retry-differs',
  title: say('A retry does not sound like the first time', '重播时换一种说法'),
  severity: 'warning',
  reason: say(
    'The same words a second time do not help a caller whom they did not help the first time, and sound like a fault.',
    '第一遍没帮上忙的话，第二遍照旧也帮不上，听起来还像出了故障。',
  ),
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
          message: say(
            `After ${failure === 'noInput' ? 'silence' : 'a wrong key'} callers hear the same words again (${same.join(', ')}).`,
            `${failure === 'noInput' ? '无输入' : '按错键'}之后，来电者听到的还是同样的话（${same.join('、')}）。`,
          ),
          hint: say(
            `Give meta.retry.${failure} a text, on the machine or on the menu.`,
            `在该菜单或整套菜单的顶层，为 meta.retry.${failure} 填写文字。`,
          ),
          path: owner ? [...owner.jsonPath, 'meta', 'retry', failure] : menu.state.jsonPath,
          menu: menu.state.path,
          shows: { nodes: [again] },
        };
      }
    }
  },
};
