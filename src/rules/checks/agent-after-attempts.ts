/** Whoever fails at a menu too often gets a person, not a dial tone. */
import { NOBODY } from '../caller-sets.ts';
import { moveOf } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const agentAfterAttempts: Rule<never> = {
  id: 'agent-after-attempts',
  title: say(rulesWords, (words) => words.agentAfterAttempts.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.agentAfterAttempts.reason),
  source: 'FreeSWITCH, Genesys, Plum Voice',
  limits: {},
  *check({ walk, automaton, land, sets, withAgent }) {
    for (const arc of walk.arcs.flat()) {
      const from = automaton.nodes[arc.from]?.state ?? '';
      if (moveOf(arc) !== 'failure' || automaton.nodes[arc.to]?.state === from) continue;
      for (const { node, callers } of land(arc.to, arc.callers)) {
        const { destination, state } = automaton.nodes[node] as (typeof automaton.nodes)[number];
        const isHangUp = destination?.goesTo === 'hang-up' && destination.reason !== 'closed';
        const isMachine = destination?.goesTo === 'self-service' && sets.both(callers, withAgent) !== NOBODY;
        if (!isHangUp && !isMachine) continue;
        yield {
          message: isHangUp
            ? say(rulesWords, (words) => words.agentAfterAttempts.message({ state }))
            : say(rulesWords, (words) => words.agentAfterAttempts.goesToMachine({ state })),
          hint: say(rulesWords, (words) => words.agentAfterAttempts.hint),
          path: arc.edge?.path ?? [],
          menu: from,
          ...(isHangUp ? {} : { severity: 'warning' as const }),
          shows: { nodes: [arc.from], callers, next: [arc.event] },
        };
      }
    }
  },
};
