import type { Chart, ChartState } from '../../chart/index.ts';

/** The state a group begins with, all the way down. A state that holds none is its own first. */
export function firstCardIn(chart: Chart, state: ChartState): ChartState {
  const { initial } = state.config;
  const first =
    initial === undefined ? undefined : chart.stateAt(state.path ? `${state.path}.${initial}` : initial);
  return first ? firstCardIn(chart, first) : state;
}
