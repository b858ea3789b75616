/** No transition stands in the file for nothing. */
import { findDeadEdges } from '../taken-edges.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const transitionTaken: Rule<never> = {
  id: 'transition-taken',
  title: say('Every transition is taken by some call', '每条分支都有来电会经过'),
  severity: 'warning',
  reason: say(
    'A transition behind one that takes everything, or overridden in every menu, says something that is not true.',
    '排在“照单全收”的分支之后，或在每个菜单中都被覆盖的分支，只会误导读者。',
  ),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const edge of findDeadEdges(inspection)) {
      if (edge.event.startsWith('DTMF.') && edge.transition.guard) continue;
      yield {
        message: say(
          `This transition for ${edge.event} is never taken.`,
          `${edge.event} 的这条分支从未被执行。`,
        ),
        hint: say(
          'Remove it, or move it before the one that takes every call.',
          '将其删去，或移到接收全部来电的那条分支之前。',
        ),
        path: edge.path,
        ...(edge.source === '' ? {} : { menu: edge.source }),
      };
    }
  },
};
