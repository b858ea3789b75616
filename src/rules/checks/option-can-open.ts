/** A guarded option opens for somebody. */
import { keySymbol, type Key } from '../../chart/index.ts';
import { findDeadEdges } from '../taken-edges.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const optionCanOpen: Rule<never> = {
  id: 'option-can-open',
  title: say('Every guarded option is open to some caller', '每个带条件的选项都对某些来电者开放'),
  severity: 'error',
  reason: say(
    'A guard that never holds (two identities at once, a key already taken) hides an option from everybody.',
    '永远不成立的条件（同时要求两种身份、按键已被占用）会让选项对所有人隐藏。',
  ),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const edge of findDeadEdges(inspection)) {
      if (!edge.event.startsWith('DTMF.') || !edge.transition.guard) continue;
      const key = keySymbol(edge.event.replace('DTMF.', '') as Key);
      yield {
        message: say(
          `The option on key ${key} is closed to every caller who comes here.`,
          `按键 ${key} 的选项对来到这里的所有来电者都不开放。`,
        ),
        hint: say(
          'Correct the guard, or the option before it that takes the same key.',
          '修改其条件，或修改排在它前面、占用同一按键的选项。',
        ),
        path: edge.path,
        ...(edge.source === '' ? {} : { menu: edge.source }),
      };
    }
  },
};
