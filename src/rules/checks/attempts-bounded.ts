/** A menu is not spoken again and again to somebody who does not answer. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf, type Inspection } from '../inspection.ts';
import type { Rule } from '../types.ts';
import type { Arc } from '../walk.ts';

export const attemptsBounded: Rule<'attempts'> = {
  id: 'attempts-bounded',
  title: 'After three failed attempts a menu gives up asking',
  severity: 'error',
  reason: 'A caller who failed three times will not succeed the fourth; without a bound the call never ends.',
  source: 'FreeSWITCH, Genesys, Plum Voice',
  limits: { attempts: { value: 3, low: 1, high: 9, unit: 'times a menu is heard', source: 'FreeSWITCH, Genesys, Plum Voice', status: 'vendor' } },
  *check(inspection, { attempts }) {
    const { walk, automaton } = inspection;
    for (const [state, nodes] of nodesByMenu(inspection)) {
      const retries = nodes.flatMap((node) => (walk.arcs[node] as readonly Arc[]).filter((arc) => moveOf(arc) === 'failure' && automaton.nodes[arc.to]?.state === state));
      // A walk longer than there are nodes has been somewhere twice: it can go on for ever.
      const rounds = Math.max(attempts, nodes.length + 1);
      let able = new Map<number, CallerSet>(nodes.map((node) => [node, walk.reach[node] as CallerSet]));
      let shown: Map<number, CallerSet> | undefined;
      for (let round = 1; round <= rounds && able.size > 0; round++) {
        able = stepBack(inspection, retries, able);
        if (round === attempts && able.size > 0) shown = able;
      }
      if (!shown) continue;
      const isEndless = able.size > 0;
      const [node, callers] = [...shown][0] as [number, CallerSet];
      const event = retries.find((arc) => arc.from === node)?.event ?? 'NO_INPUT';
      yield {
        message: isEndless
          ? `The menu "${state}" is spoken again for ever to a caller who does not answer it.`
          : `The menu "${state}" is spoken more than ${attempts} times to a caller who does not answer it.`,
        hint: `Guard the retry with attemptsLeft (max ${attempts}), count each attempt, and let the next transition lead to an agent.`,
        path: inspection.chart.stateAt(state)?.jsonPath ?? [],
        menu: state,
        ...(isEndless ? {} : { severity: 'warning' as const }),
        shows: { nodes: [node], callers, then: Array.from({ length: attempts }, () => event) },
      };
    }
  },
};

function nodesByMenu({ automaton, walk }: Inspection): Map<string, number[]> {
  const nodes = new Map<string, number[]>();
  for (const { index, state, kind } of automaton.nodes) {
    if (kind === 'menu' && walk.reach[index] !== NOBODY) nodes.set(state, [...(nodes.get(state) ?? []), index]);
  }
  return nodes;
}

/** Callers who can make one retry more than those in `able`, by node. */
function stepBack({ sets }: Inspection, retries: readonly Arc[], able: ReadonlyMap<number, CallerSet>): Map<number, CallerSet> {
  const before = new Map<number, CallerSet>();
  for (const { from, to, callers } of retries) {
    const more = sets.either(before.get(from) ?? NOBODY, sets.both(callers, able.get(to) ?? NOBODY));
    if (more !== NOBODY) before.set(from, more);
  }
  return before;
}
