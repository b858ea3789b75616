/** A guarded option opens for somebody. */
import { keySymbol, type Key } from '../../chart/index.ts';
import { findDeadEdges } from '../taken-edges.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const optionCanOpen: Rule<never> = {
  id: 'option-can-open',
  title: say(rulesWords, (words) => words.optionCanOpen.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.optionCanOpen.reason),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const edge of findDeadEdges(inspection)) {
      if (!edge.event.startsWith('DTMF.') || !edge.transition.guard) continue;
      const key = keySymbol(edge.event.replace('DTMF.', '') as Key);
      yield {
        message: say(rulesWords, (words) => words.optionCanOpen.message({ key })),
        hint: say(rulesWords, (words) => words.optionCanOpen.hint),
        path: edge.path,
        ...(edge.source === '' ? {} : { menu: edge.source }),
      };
    }
  },
};
