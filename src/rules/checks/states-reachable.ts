/** Every state can be reached by some caller. */
import { NOBODY } from '../caller-sets.ts';
import type { Inspection } from '../inspection.ts';
import { lineage, type Chart, type ChartState } from '../../chart/index.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const statesReachable: Rule<never> = {
  id: 'states-reachable',
  title: say(rulesWords, (words) => words.statesReachable.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.statesReachable.reason),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    const { chart } = inspection;
    const alive = new Set<ChartState>();
    for (const path of reachedStates(inspection))
      for (const state of lineage(chart.stateAt(path) as ChartState)) alive.add(state);
    for (const state of chart.states) {
      // A group of which nothing is reachable is one finding, not one for each of its states.
      if (!state.parent || alive.has(state) || !alive.has(state.parent)) continue;
      yield {
        message: say(rulesWords, (words) => words.statesReachable.message({ state: state.path })),
        hint: say(rulesWords, (words) => words.statesReachable.hint),
        path: state.jsonPath,
        ...(state.isMenu ? { menu: state.path } : {}),
      };
    }
  },
};

function isInside(state: ChartState, group: ChartState): boolean {
  return group.path === '' || state.path === group.path || state.path.startsWith(`${group.path}.`);
}

function firstLeaf(chart: Chart, state: ChartState): ChartState {
  const initial = state.config.initial;
  const child =
    initial === undefined ? undefined : chart.stateAt(state.path ? `${state.path}.${initial}` : initial);
  return child ? firstLeaf(chart, child) : state;
}

/**
 * Leaves that calls rest in, exactly; and leaves that only decide ("always"), which no call rests in: those
 * count as reached when a transition that is really taken leads there, whatever their guards.
 */
function reachedStates({ automaton, walk, chart }: Inspection): ReadonlySet<string> {
  const reached = new Set(
    automaton.nodes.filter(({ index }) => walk.reach[index] !== NOBODY).map(({ state }) => state),
  );
  const taken = new Set(walk.arcs.flat().map(({ edge }) => edge && `${edge.source} ${edge.path.join(' ')}`));
  const passThrough = (state: ChartState | undefined): void => {
    const leaf = state && firstLeaf(chart, state);
    if (!leaf || leaf.config.always === undefined || reached.has(leaf.path)) return;
    reached.add(leaf.path);
    for (const { source, event, target } of chart.transitions)
      if (event === 'always' && isInside(leaf, source)) passThrough(target);
  };
  passThrough(chart.states[0]);
  for (const { source, jsonPath, event, target } of chart.transitions) {
    if (event !== 'always' && taken.has(`${source.path} ${jsonPath.join(' ')}`)) passThrough(target);
  }
  return reached;
}
