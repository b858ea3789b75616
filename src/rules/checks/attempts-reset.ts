/** Failures in one menu are not counted against the caller in the next. */
import { moveOf } from '../inspection.ts';
import type { Rule } from '../types.ts';

export const attemptsReset: Rule<never> = {
  id: 'attempts-reset',
  title: 'Every menu starts counting attempts anew',
  severity: 'warning',
  reason: 'A caller who failed twice and then chose rightly would be thrown out at the first slip in the next menu.',
  source: 'VoiceXML event counters, which are reset on entering a menu',
  limits: {},
  *check({ walk, automaton, land, chart }) {
    for (const arc of walk.arcs.flat()) {
      const move = moveOf(arc);
      if (move === 'failure' || move === 'listen' || move === 'hang-up' || move === 'nothing') continue;
      const from = automaton.nodes[arc.from]?.state;
      for (const { node, callers } of (automaton.nodes[arc.to]?.attempts ?? 0) > 0 ? land(arc.to, arc.callers) : []) {
        const to = automaton.nodes[node];
        if (to?.kind !== 'menu' || to.attempts === 0 || to.state === from) continue;
        yield {
          message: `Attempts that failed in an earlier menu are still counted in "${to.state}".`,
          hint: 'Add "entry": { "type": "resetAttempts" } to the menu.',
          path: chart.stateAt(to.state)?.jsonPath ?? [],
          menu: to.state,
          shows: { nodes: [node], callers },
        };
      }
    }
  },
};
