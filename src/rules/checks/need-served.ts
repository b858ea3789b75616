/** Whatever the machine promises to serve, every caller can get to, personalised or not. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { choiceLayers, servedBy, startNodes } from '../need-ways.ts';
import type { Rule } from '../types.ts';

export const needServed: Rule<never> = {
  id: 'need-served',
  title: 'Every need is reachable for every caller; personalisation hides none',
  severity: 'error',
  reason: 'What the system knows of a caller is a guess at what they want; the other needs must stay in reach. Callers who are told that the line is closed are not counted.',
  source: 'the case this project starts from',
  limits: {},
  *check(inspection) {
    const { config, sets } = inspection;
    const layers = choiceLayers(inspection);
    for (const [i, need] of (config.meta.needs ?? []).entries()) {
      const lacking = sets.without(sets.everybody, servedBy(inspection, layers.at(-1) as CallerSet[], need));
      if (lacking === NOBODY) continue;
      yield {
        message: `The need ${need} cannot be reached by ${lacking === sets.everybody ? 'any caller' : 'some callers'}, however they choose.`,
        hint: lacking === sets.everybody ? 'Let an option lead to a desk that serves it, or take it off meta.needs.' : 'Give these callers a way to the full menu.',
        path: ['meta', 'needs', i],
        shows: { nodes: startNodes(inspection), callers: lacking },
      };
    }
  },
};
