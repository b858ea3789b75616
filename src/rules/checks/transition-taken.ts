/** No transition stands in the file for nothing. */
import { findDeadEdges } from '../taken-edges.ts';
import type { Rule } from '../types.ts';

export const transitionTaken: Rule<never> = {
  id: 'transition-taken',
  title: 'Every transition is taken by some call',
  severity: 'warning',
  reason: 'A transition behind one that takes everything, or overridden in every menu, says something that is not true.',
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const edge of findDeadEdges(inspection)) {
      if (edge.event.startsWith('DTMF.') && edge.transition.guard) continue;
      yield {
        message: `This transition for ${edge.event} is never taken.`,
        hint: 'Remove it, or move it before the one that takes every call.',
        path: edge.path,
        ...(edge.source === '' ? {} : { menu: edge.source }),
      };
    }
  },
};
