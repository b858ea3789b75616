/** Product, then intent: two choices bring every caller to every need. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { choiceLayers, servedBy, startNodes } from '../need-ways.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const needInTwoChoices: Rule<'choices'> = {
  id: 'need-in-two-choices',
  title: say(rulesWords, (words) => words.needInTwoChoices.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.needInTwoChoices.reason),
  source: 'the case this project starts from',
  limits: {
    choices: {
      value: 2,
      low: 1,
      high: 9,
      unit: say(rulesWords, (words) => words.needInTwoChoices.choicesUnit),
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
        message: say(rulesWords, (words) =>
          words.needInTwoChoices.message({
            need,
            choices,
            farGiven: far === sets.everybody ? 'yes' : 'other',
          }),
        ),
        hint: say(rulesWords, (words) => words.needInTwoChoices.hint),
        path: ['meta', 'needs', i],
        shows: { nodes: startNodes(inspection), callers: far },
      };
    }
  },
};
