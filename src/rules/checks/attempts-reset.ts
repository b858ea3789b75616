/** Failures in one menu are not counted against the caller in the next. */
import { moveOf } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const attemptsReset: Rule<never> = {
  id: 'attempts-reset',
  title: say(rulesWords, (words) => words.attemptsReset.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.attemptsReset.reason),
  source: 'VoiceXML event counters, which are reset on entering a menu',
  limits: {},
  *check({ walk, automaton, land, chart }) {
    for (const arc of walk.arcs.flat()) {
      const move = moveOf(arc);
      if (move === 'failure' || move === 'listen' || move === 'hang-up' || move === 'nothing') continue;
      const from = automaton.nodes[arc.from]?.state;
      for (const { node, callers } of (automaton.nodes[arc.to]?.attempts ?? 0) > 0
        ? land(arc.to, arc.callers)
        : []) {
        const to = automaton.nodes[node];
        if (to?.kind !== 'menu' || to.attempts === 0 || to.state === from) continue;
        yield {
          message: say(rulesWords, (words) => words.attemptsReset.message({ state: to.state })),
          hint: say(rulesWords, (words) => words.attemptsReset.hint),
          path: chart.stateAt(to.state)?.jsonPath ?? [],
          menu: to.state,
          shows: { nodes: [node], callers },
        };
      }
    }
  },
};
