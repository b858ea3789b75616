/** Silence, wrong keys and hang-ups lead somewhere in every menu, and every announcement goes on. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf, nodeAt } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

const WANTED = { menu: ['NO_INPUT', 'NO_MATCH', 'HANGUP'], announcement: ['DONE', 'HANGUP'] } as const;
const WHEN = {
  NO_INPUT: say(rulesWords, (words) => words.everyBranchWired.noInput),
  NO_MATCH: say(rulesWords, (words) => words.everyBranchWired.noMatch),
  HANGUP: say(rulesWords, (words) => words.everyBranchWired.hangup),
  DONE: say(rulesWords, (words) => words.everyBranchWired.done),
} as const;

export const everyBranchWired: Rule<never> = {
  id: 'every-branch-wired',
  title: say(rulesWords, (words) => words.everyBranchWired.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.everyBranchWired.reason),
  source: 'AWS, Amazon Connect best practices',
  limits: {},
  *check({ walk, automaton, sets, chart }) {
    for (const { index, kind, state } of automaton.nodes) {
      if (kind !== 'menu' && kind !== 'announcement') continue;
      for (const event of WANTED[kind]) {
        const arcs = (walk.arcs[index] ?? []).filter((arc) => arc.event === event);
        const unwired = arcs.reduce<CallerSet>(
          (all, arc) => (arc.edge ? all : sets.either(all, arc.callers)),
          NOBODY,
        );
        const found = { path: chart.stateAt(state)?.jsonPath ?? [], menu: state };
        if (unwired !== NOBODY) {
          yield {
            ...found,
            message: say(rulesWords, (words, language) =>
              words.everyBranchWired.message({ state, when: WHEN[event][language] }),
            ),
            hint:
              event === 'DONE'
                ? say(rulesWords, (words) => words.everyBranchWired.hint)
                : say(rulesWords, (words) => words.everyBranchWired.handleOnceHint({ event })),
            shows: { nodes: [index], callers: unwired, next: [event] },
          };
        }
        const goesOn = arcs.find(
          (arc) => moveOf(arc) === 'hang-up' && automaton.nodes[arc.to]?.kind !== 'final',
        );
        if (goesOn) {
          const next = nodeAt(automaton, goesOn.to).state;
          yield {
            ...found,
            message: say(rulesWords, (words) => words.everyBranchWired.goesOn({ state, next })),
            hint: say(rulesWords, (words) => words.everyBranchWired.goesOnHint),
            path: goesOn.edge?.path ?? found.path,
            shows: { nodes: [index], callers: goesOn.callers, next: ['HANGUP'] },
          };
        }
      }
    }
  },
};
