/** Whoever fails at a menu too often gets a person, not a dial tone. */
import { NOBODY } from '../caller-sets.ts';
import { moveOf } from '../inspection.ts';
import type { Rule } from '../types.ts';

export const agentAfterAttempts: Rule<never> = {
  id: 'agent-after-attempts',
  title: 'After too many failed attempts the caller gets an agent',
  severity: 'error',
  reason: 'A caller whom the menu could not serve is the one who needs a person most. A hang-up that says the line is closed is not counted.',
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
          message: `After failed attempts the call ${isHangUp ? 'is cut off' : 'goes to a machine'} at "${state}" instead of reaching an agent.`,
          hint: 'Let the last transition of NO_INPUT and NO_MATCH lead to a desk or a number.',
          path: arc.edge?.path ?? [],
          menu: from,
          ...(isHangUp ? {} : { severity: 'warning' as const }),
          shows: { nodes: [arc.from], callers, next: [arc.event] },
        };
      }
    }
  },
};
