/** A menu is not spoken again and again to somebody who does not answer. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import type { EventName } from '../../chart/index.ts';
import { moveOf, type Inspection } from '../inspection.ts';
import type { Rule } from '../types.ts';
import type { Arc } from '../walk.ts';
import { say, rulesWords } from '../../words/index.ts';

export const attemptsBounded: Rule<'attempts'> = {
  id: 'attempts-bounded',
  title: say(rulesWords, (words) => words.attemptsBounded.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.attemptsBounded.reason),
  source: 'FreeSWITCH, Genesys, Plum Voice',
  limits: {
    attempts: {
      value: 3,
      low: 1,
      high: 9,
      unit: say(rulesWords, (words) => words.attemptsBounded.attemptsUnit),
      source: 'FreeSWITCH, Genesys, Plum Voice',
      status: 'vendor',
    },
  },
  *check(inspection, { attempts }) {
    const { walk, automaton } = inspection;
    for (const [state, nodes] of nodesByMenu(inspection)) {
      const retries = nodes.flatMap((node) =>
        (walk.arcs[node] as readonly Arc[]).filter(
          (arc) => moveOf(arc) === 'failure' && automaton.nodes[arc.to]?.state === state,
        ),
      );
      // A walk longer than there are nodes has been somewhere twice: it can go on for ever.
      const rounds = Math.max(attempts, nodes.length + 1);
      // able[k]: by node, callers who can still fail k times without leaving the menu.
      const able = [new Map<number, CallerSet>(nodes.map((node) => [node, walk.reach[node] as CallerSet]))];
      while (able.length <= rounds && able.at(-1)?.size)
        able.push(stepBack(inspection, retries, able.at(-1) as Map<number, CallerSet>));
      const isEndless = able.length > rounds && (able.at(-1)?.size ?? 0) > 0;
      const most = isEndless ? able.length - 1 : able.length - 2;
      const [node, callers] = [...(able[most] ?? [])][0] ?? [];
      if (most < attempts || node === undefined || callers === undefined) continue;
      yield {
        message: isEndless
          ? say(rulesWords, (words) => words.attemptsBounded.message({ state }))
          : say(rulesWords, (words) => words.attemptsBounded.spokenTooOften({ state, attempts })),
        hint: say(rulesWords, (words) => words.attemptsBounded.hint({ attempts })),
        path: inspection.chart.stateAt(state)?.jsonPath ?? [],
        menu: state,
        ...(isEndless ? {} : { severity: 'warning' as const }),
        shows: {
          nodes: [node],
          callers,
          next: failTimes(inspection, retries, able.slice(most - attempts, most), node, callers),
        },
      };
    }
  },
};

function nodesByMenu({ automaton, walk }: Inspection): Map<string, number[]> {
  const nodes = new Map<string, number[]>();
  for (const { index, state, kind } of automaton.nodes) {
    if (kind === 'menu' && walk.reach[index] !== NOBODY)
      nodes.set(state, [...(nodes.get(state) ?? []), index]);
  }
  return nodes;
}

/** Events by which one of these callers fails once for each entry of `able`, last entry first. */
function failTimes(
  { sets }: Inspection,
  retries: readonly Arc[],
  able: readonly ReadonlyMap<number, CallerSet>[],
  node: number,
  callers: CallerSet,
): EventName[] {
  const events: EventName[] = [];
  let [at, who] = [node, callers];
  for (const next of able.toReversed()) {
    const fits = (arc: Arc): CallerSet => sets.both(sets.both(arc.callers, who), next.get(arc.to) ?? NOBODY);
    const arc = retries.find((retry) => retry.from === at && fits(retry) !== NOBODY);
    if (!arc)
      throw new Error(`Callers at node ${at} were said to fail ${able.length} times, but no step shows it.`);
    events.push(arc.event);
    [at, who] = [arc.to, fits(arc)];
  }
  return events;
}

/** Callers who can make one retry more than those in `able`, by node. */
function stepBack(
  { sets }: Inspection,
  retries: readonly Arc[],
  able: ReadonlyMap<number, CallerSet>,
): Map<number, CallerSet> {
  const before = new Map<number, CallerSet>();
  for (const { from, to, callers } of retries) {
    const more = sets.either(before.get(from) ?? NOBODY, sets.both(callers, able.get(to) ?? NOBODY));
    if (more !== NOBODY) before.set(from, more);
  }
  return before;
}
