/** A state that decides has a decision for every caller. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';

export const noStuckState: Rule<never> = {
  id: 'no-stuck-state',
  title: 'Every decision has an answer for every caller',
  severity: 'error',
  reason: 'Where no "always" transition fits a caller, the call stands still in a state that says nothing and hears nothing.',
  source: 'defects found in real menus',
  limits: {},
  *check({ automaton, walk, chart }) {
    for (const { index, kind, state } of automaton.nodes) {
      if (kind !== 'stuck' || walk.reach[index] === NOBODY) continue;
      yield {
        message: `The call stands still in "${state}": none of its decisions fits.`,
        hint: 'Add a last "always" transition without a guard.',
        path: chart.stateAt(state)?.jsonPath ?? [],
        menu: state,
        shows: { nodes: [index] },
      };
    }
  },
};
