/** Whatever the machine promises to serve, every caller can get to, personalised or not. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { choiceLayers, servedBy, startNodes } from '../need-ways.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const needServed: Rule<never> = {
  id: 'need-served',
  title: say(rulesWords, (words) => words.needServed.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.needServed.reason),
  source: 'the case this project starts from',
  limits: {},
  *check(inspection) {
    const { config, sets } = inspection;
    const layers = choiceLayers(inspection);
    for (const [i, need] of (config.meta.needs ?? []).entries()) {
      const lacking = sets.without(sets.everybody, servedBy(inspection, layers.at(-1) as CallerSet[], need));
      if (lacking === NOBODY) continue;
      yield {
        message: say(rulesWords, (words) =>
          words.needServed.message({ need, lackingGiven: lacking === sets.everybody ? 'yes' : 'other' }),
        ),
        hint:
          lacking === sets.everybody
            ? say(rulesWords, (words) => words.needServed.hint)
            : say(rulesWords, (words) => words.needServed.forSomeHint),
        path: ['meta', 'needs', i],
        shows: { nodes: startNodes(inspection), callers: lacking },
      };
    }
  },
};
