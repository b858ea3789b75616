/** Product, then intent: two choices bring every caller to every need. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { choiceLayers, servedBy, startNodes } from '../need-ways.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const needInTwoChoices: Rule<'choices'> = {
  id: 'need-in-two-choices',
  title: say(
    'Every need is at most two choices away, for every caller',
    '任何来电者最多选择两次即可办理任一需求',
  ),
  severity: 'error',
  reason: say(
    'Layer 1 is the product, layer 2 what the caller wants to do; anything further is a third layer. Going back, choosing a language and leaving a personal shortcut for the product menu are not counted.',
    '第一层选产品，第二层选来意，再往下就是第三层。返回、选择语言以及离开个性化快捷菜单回到产品菜单不计在内。',
  ),
  source: 'the case this project starts from',
  limits: {
    choices: {
      value: 2,
      low: 1,
      high: 9,
      unit: say('choices', '选择次数'),
      source: 'the case',
      status: 'published',
    },
  },
  *check(inspection, { choices }) {
    const { config, sets } = inspection;
    const layers = choiceLayers(inspection);
    const near = layers[Math.min(choices, layers.length - 1)] as CallerSet[];
    for (const [i, need] of (config.meta.needs ?? []).entries()) {
      // Callers who cannot get there at all are another rule's.
      const far = sets.without(
        servedBy(inspection, layers.at(-1) as CallerSet[], need),
        servedBy(inspection, near, need),
      );
      if (far === NOBODY) continue;
      yield {
        message: say(
          `The need ${need} takes more than ${choices} choices for ${far === sets.everybody ? 'every caller' : 'some callers'}.`,
          `${far === sets.everybody ? '所有来电者' : '部分来电者'}需要选择超过 ${choices} 次才能办理需求 ${need}。`,
        ),
        hint: say('Offer it in an earlier menu.', '在更靠前的菜单中提供该选项。'),
        path: ['meta', 'needs', i],
        shows: { nodes: startNodes(inspection), callers: far },
      };
    }
  },
};
