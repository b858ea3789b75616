/**
 * Which differences can only be chosen together: a way and the menu it leads to, a key given to another
 * option and the option that had it, a state and whatever makes it a state of its kind. What is not tied
 * gives a machine that can be read, whichever way it is chosen.
 */
import { indexChart, type Chart, type ChartState, type MachineConfig } from '../../../../chart/index.ts';
import { diffMachines } from '../diff-machines.ts';
import { kindOf } from '../match-states.ts';
import type { Path, Slot } from './slots.ts';

export type Tie = readonly Slot[];

export function findTies(theirs: MachineConfig, mine: MachineConfig, slots: readonly Slot[]): Tie[] {
  const charts = [indexChart(theirs), indexChart(mine)] as const;
  const values = slots.filter(({ kind }) => kind === 'value');
  /** The slot that decides whether a place is there and what it holds. */
  const covering = (path: Path): Slot[] => values.filter((slot) => isPrefix(slot.path, path));
  const within = (path: Path): Slot[] => values.filter((slot) => isPrefix(path, slot.path));
  return [
    ...tiesOfReferences(charts, covering),
    ...tiesOfIds(charts, covering),
    ...tiesOfKinds(charts, within),
    ...tiesOfLanguages(theirs, mine, values),
    ...tiesOfMoves(charts, covering, within),
  ];
}

type Find = (path: Path) => Slot[];
type Charts = readonly [Chart, Chart];

/** Every name of a state, in either version, with all that has to be there for it to mean something. */
function tiesOfReferences(charts: Charts, covering: Find): Tie[] {
  const byPlace = new Map<string, Slot[]>();
  const tie = (place: Path, target: ChartState, isById: boolean): void => {
    const name = JSON.stringify(place);
    byPlace.set(name, [
      ...(byPlace.get(name) ?? []),
      ...covering(place),
      ...covering(target.jsonPath),
      ...(isById ? covering([...target.jsonPath, 'id']) : []),
    ]);
  };
  for (const chart of charts) {
    for (const { transition, jsonPath, target } of chart.transitions)
      if (target && transition.target !== undefined)
        tie([...jsonPath, 'target'], target, transition.target.startsWith('#'));
    for (const state of chart.states) {
      const first =
        state.config.initial === undefined
          ? undefined
          : chart.stateAt(state.path === '' ? state.config.initial : `${state.path}.${state.config.initial}`);
      if (first) tie([...state.jsonPath, 'initial'], first, false);
    }
  }
  return [...byPlace.values()];
}

/** An id belongs to one state: whoever takes it over is tied to whoever gives it up. */
function tiesOfIds(charts: Charts, covering: Find): Tie[] {
  const holders = new Map<string, Slot[]>();
  for (const { states } of charts) {
    for (const {
      config: { id },
      jsonPath,
    } of states)
      if (id !== undefined) holders.set(id, [...(holders.get(id) ?? []), ...covering([...jsonPath, 'id'])]);
  }
  return [...holders.values()];
}

const KIND_PARTS = new Set(['type', 'tags', 'states', 'initial', 'always']);

/** Menu, end, group: what makes a state one of them is chosen as a whole, with what it holds. */
function tiesOfKinds([theirs, mine]: Charts, within: Find): Tie[] {
  return theirs.states.flatMap((one) => {
    const other = mine.stateAt(one.path);
    if (!other || !one.parent) return [];
    const own = within(one.jsonPath);
    const changesKind =
      kindOf(one) !== kindOf(other) ||
      own.some(
        ({ path }) =>
          path.length === one.jsonPath.length + 1 &&
          KIND_PARTS.has(String(path.at(-1))) &&
          path.at(-1) !== 'initial',
      );
    return changesKind ? [own] : [];
  });
}

/** A language comes and goes with its texts. */
function tiesOfLanguages(theirs: MachineConfig, mine: MachineConfig, values: readonly Slot[]): Tie[] {
  const [one, other] = [theirs.meta.locales, mine.meta.locales];
  const own = new Set([
    ...one.filter((locale) => !other.includes(locale)),
    ...other.filter((locale) => !one.includes(locale)),
  ]);
  const isList = ({ path }: Slot): boolean =>
    path.length === 2 && path[0] === 'meta' && path[1] === 'locales';
  const isText = ({ path }: Slot): boolean => path.includes('meta') && own.has(String(path.at(-1)));
  return own.size === 0 ? [] : [values.filter((slot) => isList(slot) || isText(slot))];
}

/** What the comparison tells as one move is chosen as one; so is a key and all that was given it. */
function tiesOfMoves([theirs, mine]: Charts, covering: Find, within: Find): Tie[] {
  const stateIn = (chart: Chart, path: string): Slot[] => covering(chart.stateAt(path)?.jsonPath ?? []);
  const optionIn = (chart: Chart, state: string, event: string): Slot[] => {
    const holder = chart.stateAt(state);
    const place = [...(holder?.jsonPath ?? []), ...(event === 'always' ? ['always'] : ['on', event])];
    return holder ? [...covering(place), ...within(place)] : [];
  };
  return diffMachines(theirs.config, mine.config).flatMap((change): Tie[] => {
    if (change.kind === 'moved' && change.what === 'option')
      return [
        [
          ...optionIn(theirs, change.from.state, change.from.event),
          ...optionIn(mine, change.to.state, change.to.event),
        ],
      ];
    if (change.kind === 'moved') return [[...stateIn(theirs, change.from), ...stateIn(mine, change.to)]];
    if (change.kind === 'rekeyed')
      return [[...optionIn(theirs, change.state, change.from), ...optionIn(mine, change.state, change.to)]];
    return [];
  });
}

function isPrefix(short: Path, long: Path): boolean {
  return short.length <= long.length && short.every((step, i) => step === long[i]);
}
