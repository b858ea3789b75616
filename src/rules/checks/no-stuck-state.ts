/** A state that decides has a decision for every caller. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const noStuckState: Rule<never> = {
  id: 'no-stuck-state',
  title: say('Every decision has an answer for every caller', '每个分流点对每位来电者都有去向'),
  severity: 'error',
  reason: say(
    'Where no "always" transition fits a caller, the call stands still in a state that says nothing and hears nothing.',
    '没有任何 "always" 分支适用时，通话会停在一个既不播报也不收号的状态。',
  ),
  source: 'defects found in real menus',
  limits: {},
  *check({ automaton, walk, chart }) {
    for (const { index, kind, state } of automaton.nodes) {
      if (kind !== 'stuck' || walk.reach[index] === NOBODY) continue;
      yield {
        message: say(
          `The call stands still in "${state}": none of its decisions fits.`,
          `来电停在“${state}”：没有一条分支适用。`,
        ),
        hint: say(
          'Add a last "always" transition without a guard.',
          '在最后加一条不带条件的 "always" 分支。',
        ),
        path: chart.stateAt(state)?.jsonPath ?? [],
        menu: state,
        shows: { nodes: [index] },
      };
    }
  },
};
