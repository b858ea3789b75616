/**
 * Lines without one of their rules: machines changed as one would change them by hand, so that everything behind them
 * (exploring, hearing, solving, running) stays as it is. Remembered by machine: whatever is kept by a machine's
 * identity is kept for these too.
 */
import {
  indexChart,
  toList,
  type Chart,
  type ChartState,
  type ChartTransition,
  type Destination,
  type Guard,
  type MachineConfig,
  type StateConfig,
  type Transition,
} from '../chart/index.ts';
import { rememberFor } from '../util/remember.ts';
import type { Structure } from './structures.ts';

/** A desk that no scenario has: that of each caller's own need (`send-home.ts`). */
export const HOME_DESK = '';

export function lineWithout(config: MachineConfig, without: readonly Structure[]): MachineConfig {
  const open = without.includes('closed-lines') ? neverClosed(config) : config;
  return without.includes('cut-offs') ? neverCutOff(open) : open;
}

/**
 * Hours are open around the clock, and a way that is taken by the hour and can only end as closed is not there: some
 * write when a line is open, others when it is not.
 */
const neverClosed = rememberFor((config: MachineConfig): MachineConfig => {
  const chart = indexChart(config);
  const change = ({ transition, target }: ChartTransition): Transition | undefined => {
    const { guard } = transition;
    if (!guard || !asksHours(guard)) return transition;
    const ends = target ? endsBehind(chart, target) : [];
    const isClosing =
      ends.length > 0 && ends.every((end) => end?.goesTo === 'hang-up' && end.reason === 'closed');
    return isClosing ? undefined : { ...transition, guard: openAlways(guard) };
  };
  return chart.transitions.some(({ transition }) => transition.guard && asksHours(transition.guard))
    ? changeChart(chart, change, (destination) => destination)
    : config;
});

/** Where attempts run out, the operator's desk answers; on a line without an operator, the need's own. */
const neverCutOff = rememberFor((config: MachineConfig): MachineConfig => {
  const chart = indexChart(config);
  const isCutOff = (destination: Destination): boolean =>
    destination.goesTo === 'hang-up' && destination.reason === 'attempts';
  const operator = chart.transitions
    .filter(({ transition, target }) => transition.meta?.role === 'operator' && target !== undefined)
    .flatMap(({ target }) => endsBehind(chart, target as ChartState))
    .find((end) => end?.goesTo === 'desk');
  const desk = operator?.goesTo === 'desk' ? operator.desk : HOME_DESK;
  return chart.states.some(({ config: { meta } }) => meta?.destination && isCutOff(meta.destination))
    ? changeChart(
        chart,
        ({ transition }) => transition,
        (destination) => (isCutOff(destination) ? { goesTo: 'desk', desk, serves: [] } : destination),
      )
    : config;
});

function asksHours(guard: Guard): boolean {
  if (guard.type !== 'when') return guard.type === 'hoursOpen';
  const { params } = guard;
  if ('not' in params) return asksHours(params.not);
  return ('all' in params ? params.all : params.any).some(asksHours);
}

function openAlways(guard: Guard): Guard {
  if (guard.type === 'hoursOpen')
    return { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 } };
  if (guard.type !== 'when') return guard;
  const { params } = guard;
  if ('not' in params) return { type: 'when', params: { not: openAlways(params.not) } };
  return {
    type: 'when',
    params: 'all' in params ? { all: params.all.map(openAlways) } : { any: params.any.map(openAlways) },
  };
}

/**
 * Where a call may come to from here while the caller does nothing but listen; undefined for a menu, where it is up
 * to the caller, and for an end that says nothing.
 */
function endsBehind(
  chart: Chart,
  state: ChartState,
  seen: ReadonlySet<string> = new Set(),
): (Destination | undefined)[] {
  if (seen.has(state.path)) return [];
  const { config } = state;
  if (state.isFinal) return [config.meta?.destination];
  if (state.isMenu) return [undefined];
  const inner =
    config.initial === undefined
      ? undefined
      : chart.stateAt(state.path === '' ? config.initial : `${state.path}.${config.initial}`);
  const onward = [
    ...(inner ? [inner] : []),
    ...chart.transitions
      .filter(({ source, event }) => source === state && (event === 'always' || event === 'DONE'))
      .flatMap(({ target }) => target ?? []),
  ];
  return onward.flatMap((next) => endsBehind(chart, next, new Set([...seen, state.path])));
}

/** The machine with its transitions and destinations changed; a transition that becomes undefined is left out. */
function changeChart(
  chart: Chart,
  change: (transition: ChartTransition) => Transition | undefined,
  redirect: (destination: Destination) => Destination,
): MachineConfig {
  const known = new Map(
    chart.transitions.map((each) => [`${each.source.path}|${each.event}|${each.position}`, each]),
  );
  const changeList = (path: string, event: string, given: NonNullable<StateConfig['always']>): Transition[] =>
    toList(given).flatMap((transition, position) => {
      const found = known.get(`${path}|${event}|${position}`);
      return found ? (change(found) ?? []) : transition;
    });
  const changeWays = ({ on, always }: StateConfig, path: string): Pick<StateConfig, 'on' | 'always'> => {
    const lists = Object.entries(on ?? {}).map(([event, given]) => [event, changeList(path, event, given)]);
    const list = always ? changeList(path, 'always', always) : [];
    return {
      ...(on && { on: Object.fromEntries(lists.filter(([, each]) => each && each.length > 0)) }),
      ...(list.length > 0 && { always: list }),
    };
  };
  const changeState = (path: string, { always, on, meta, states, ...rest }: StateConfig): StateConfig => ({
    ...rest,
    ...changeWays({ ...(on && { on }), ...(always && { always }) }, path),
    ...(meta && { meta: meta.destination ? { ...meta, destination: redirect(meta.destination) } : meta }),
    ...(states && { states: changeStates(states, `${path}.`) }),
  });
  const changeStates = (states: MachineConfig['states'], prefix: string): MachineConfig['states'] =>
    Object.fromEntries(
      Object.entries(states).map(([key, child]) => [key, changeState(`${prefix}${key}`, child)]),
    );
  const { always, on, states, ...root } = chart.config;
  return {
    ...root,
    ...changeWays({ ...(on && { on }), ...(always && { always }) }, ''),
    states: changeStates(states, ''),
  };
}
