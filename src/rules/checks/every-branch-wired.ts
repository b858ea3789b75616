/** Silence, wrong keys and hang-ups lead somewhere in every menu, and every announcement goes on. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf } from '../inspection.ts';
import type { Rule } from '../types.ts';

const WANTED = { menu: ['NO_INPUT', 'NO_MATCH', 'HANGUP'], announcement: ['DONE', 'HANGUP'] } as const;
const WHEN: Readonly<Record<string, string>> = {
  NO_INPUT: 'a caller stays silent',
  NO_MATCH: 'a caller presses a key that means nothing',
  HANGUP: 'a caller hangs up',
  DONE: 'the announcement is over',
};

export const everyBranchWired: Rule<never> = {
  id: 'every-branch-wired',
  title: 'Silence, wrong keys, hang-ups and the end of an announcement are all handled',
  severity: 'error',
  reason: 'An event nobody handles leaves the call where it is, with nothing said: the caller hears a dead line.',
  source: 'AWS, Amazon Connect best practices',
  limits: {},
  *check({ walk, automaton, sets, chart }) {
    for (const { index, kind, state } of automaton.nodes) {
      if (kind !== 'menu' && kind !== 'announcement') continue;
      for (const event of WANTED[kind]) {
        const arcs = (walk.arcs[index] ?? []).filter((arc) => arc.event === event);
        const unwired = arcs.reduce<CallerSet>((all, arc) => (arc.edge ? all : sets.either(all, arc.callers)), NOBODY);
        const found = { path: chart.stateAt(state)?.jsonPath ?? [], menu: state };
        if (unwired !== NOBODY) {
          yield {
            ...found,
            message: `In "${state}" nothing happens when ${WHEN[event]}.`,
            hint: event === 'DONE' ? 'Add "DONE" to "on", with the state that comes next.' : `Handle ${event} once on the machine; every menu inherits it.`,
            shows: { nodes: [index], callers: unwired, next: [event] },
          };
        }
        const goesOn = arcs.find((arc) => moveOf(arc) === 'hang-up' && automaton.nodes[arc.to]?.kind !== 'final');
        if (goesOn) {
          yield {
            ...found,
            message: `In "${state}" the machine goes on to "${automaton.nodes[goesOn.to]?.state}" although the caller hung up.`,
            hint: 'Let HANGUP lead to a final state with goesTo "hang-up".',
            path: goesOn.edge?.path ?? found.path,
            shows: { nodes: [index], callers: goesOn.callers, next: ['HANGUP'] },
          };
        }
      }
    }
  },
};
