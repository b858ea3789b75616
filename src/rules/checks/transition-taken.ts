/** No transition stands in the file for nothing. */
import { findDeadEdges } from '../taken-edges.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const transitionTaken: Rule<never> = {
  id: 'transition-taken',
  title: say(rulesWords, (words) => words.transitionTaken.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.transitionTaken.reason),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const edge of findDeadEdges(inspection)) {
      if (edge.event.startsWith('DTMF.') && edge.transition.guard) continue;
      yield {
        message: say(rulesWords, (words) => words.transitionTaken.message({ event: edge.event })),
        hint: say(rulesWords, (words) => words.transitionTaken.hint),
        path: edge.path,
        ...(edge.source === '' ? {} : { menu: edge.source }),
      };
    }
  },
};
