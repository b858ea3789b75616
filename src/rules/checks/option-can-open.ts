/** A guarded option opens for somebody. */
import { keySymbol, type Key } from '../../chart/index.ts';
import { findDeadEdges } from '../taken-edges.ts';
import type { Rule } from '../types.ts';

export const optionCanOpen: Rule<never> = {
  id: 'option-can-open',
  title: 'Every guarded option is open to some caller',
  severity: 'error',
  reason: 'A guard that never holds (two identities at once, a key already taken) hides an option from everybody.',
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const edge of findDeadEdges(inspection)) {
      if (!edge.event.startsWith('DTMF.') || !edge.transition.guard) continue;
      yield {
        message: `The option on key ${keySymbol(edge.event.replace('DTMF.', '') as Key)} is closed to every caller who comes here.`,
        hint: 'Correct the guard, or the option before it that takes the same key.',
        path: edge.path,
        ...(edge.source === '' ? {} : { menu: edge.source }),
      };
    }
  },
};
