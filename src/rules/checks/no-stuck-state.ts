/** A state that decides has a decision for every caller. */
import { NOBODY } from '../caller-sets.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const noStuckState: Rule<never> = {
  id: 'no-stuck-state',
  title: say(rulesWords, (words) => words.noStuckState.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.noStuckState.reason),
  source: 'defects found in real menus',
  limits: {},
  *check({ automaton, walk, chart }) {
    for (const { index, kind, state } of automaton.nodes) {
      if (kind !== 'stuck' || walk.reach[index] === NOBODY) continue;
      yield {
        message: say(rulesWords, (words) => words.noStuckState.message({ state })),
        hint: say(rulesWords, (words) => words.noStuckState.hint),
        path: chart.stateAt(state)?.jsonPath ?? [],
        menu: state,
        shows: { nodes: [index] },
      };
    }
  },
};
