/** The machine does not lead a silent caller round in circles. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf, nodeAt } from '../inspection.ts';
import { canGoOnForever } from '../spread.ts';
import type { Rule } from '../types.ts';
import type { Arc } from '../walk.ts';
import { commonWords, say, rulesWords } from '../../words/index.ts';

export const noEndlessLoop: Rule<never> = {
  id: 'no-endless-loop',
  title: say(rulesWords, (words) => words.noEndlessLoop.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.noEndlessLoop.reason),
  source: 'AWS, Amazon Connect best practices',
  limits: {},
  *check({ walk, automaton, sets }) {
    const isPassive = (arc: Arc): boolean => moveOf(arc) === 'failure' || moveOf(arc) === 'listen';
    const isRetry = (arc: Arc): boolean =>
      isPassive(arc) && automaton.nodes[arc.from]?.state === automaton.nodes[arc.to]?.state;
    // Circles inside one menu are another rule's: their steps are cut, and what still goes round passes
    // several states.
    const retriesForever = canGoOnForever(walk, isRetry);
    const isStep = (arc: Arc): boolean =>
      isPassive(arc) &&
      !(isRetry(arc) && sets.both(arc.callers, retriesForever[arc.to] as CallerSet) !== NOBODY);
    const endless = canGoOnForever(walk, isStep);
    const inside = (node: number): number[] =>
      (walk.arcs[node] as readonly Arc[])
        .filter((arc) => isStep(arc) && sets.both(arc.callers, endless[arc.to] as CallerSet) !== NOBODY)
        .map((arc) => arc.to);
    const reported = new Set<number>();
    for (const { index, state } of automaton.nodes) {
      if (endless[index] === NOBODY || reported.has(index)) continue;
      const circle = closeCircle(index, inside);
      if (!circle) continue;
      for (const node of circle) reported.add(node);
      const leaving = circle.flatMap((node) =>
        (walk.arcs[node] as readonly Arc[]).filter(
          (arc) => isStep(arc) && !isRetry(arc) && circle.includes(arc.to),
        ),
      )[0];
      const states = [...new Set(circle.map((node) => nodeAt(automaton, node).state))];
      yield {
        message: say(rulesWords, (words, language) =>
          words.noEndlessLoop.message({
            states: states
              .map((text) => commonWords[language].quoted({ text }))
              .join(commonWords[language].listComma),
          }),
        ),
        hint: say(rulesWords, (words) => words.noEndlessLoop.hint),
        path: leaving?.edge?.path ?? [],
        menu: automaton.nodes[leaving?.from ?? index]?.state ?? state,
        shows: { nodes: [leaving?.from ?? index], callers: endless[leaving?.from ?? index] as CallerSet },
      };
    }
  },
};

/** Nodes on ways from a node back to itself; undefined when there is none. */
function closeCircle(start: number, next: (node: number) => readonly number[]): number[] | undefined {
  const ahead = new Set<number>();
  const before = new Map<number, number[]>();
  const work = [start];
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    for (const to of next(node)) {
      before.set(to, [...(before.get(to) ?? []), node]);
      if (!ahead.has(to)) work.push(to);
      ahead.add(to);
    }
  }
  if (!ahead.has(start)) return undefined;
  const circle = new Set([start]);
  const back = [start];
  for (let node = back.pop(); node !== undefined; node = back.pop()) {
    for (const from of before.get(node) ?? []) {
      if (!circle.has(from)) back.push(from);
      circle.add(from);
    }
  }
  return [...circle];
}
