/** Product, then intent: two choices bring every caller to every need. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { choiceLayers, servedBy, startNodes } from '../need-ways.ts';
import type { Rule } from '../types.ts';

export const needInTwoChoices: Rule<'choices'> = {
  id: 'need-in-two-choices',
  title: 'Every need is at most two choices away, for every caller',
  severity: 'error',
  reason: 'Layer 1 is the product, layer 2 what the caller wants to do; anything further is a third layer. Going back, choosing a language and leaving a personal shortcut for the product menu are not counted.',
  source: 'the case this project starts from',
  limits: { choices: { value: 2, low: 1, high: 9, unit: 'choices', source: 'the case', status: 'published' } },
  *check(inspection, { choices }) {
    const { config, sets } = inspection;
    const layers = choiceLayers(inspection);
    const near = layers[Math.min(choices, layers.length - 1)] as CallerSet[];
    for (const [i, need] of (config.meta.needs ?? []).entries()) {
      // Callers who cannot get there at all are another rule's.
      const far = sets.without(servedBy(inspection, layers.at(-1) as CallerSet[], need), servedBy(inspection, near, need));
      if (far === NOBODY) continue;
      yield {
        message: `The need ${need} takes more than ${choices} choices for ${far === sets.everybody ? 'every caller' : 'some callers'}.`,
        hint: 'Offer it in an earlier menu.',
        path: ['meta', 'needs', i],
        shows: { nodes: startNodes(inspection), callers: far },
      };
    }
  },
};
