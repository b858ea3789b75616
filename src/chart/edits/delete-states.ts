import { indexChart, type Chart, type ChartState, type ChartTransition } from '../chart.ts';
import { chartOf, isWithin, joinPath, keyOf, listAt, parentOf, setList, stateAt } from './draft.ts';
import { nameState } from './names.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, Edit, MachineDocument, OptionPlace } from './types.ts';
import { say, chartWords, type Said } from '../../words/index.ts';

export interface Deletion {
  /**
   * Everything that goes, in file order: the states asked for, what they hold, and what would be left without
   * sense.
   */
  readonly states: readonly string[];
  /** Options and other transitions of the states that stay, which lead to one that goes. They go as well. */
  readonly transitions: readonly OptionPlace[];
  readonly refusal?: Said;
}

/** What deleting would take with it: to ask the person before. */
export function describeDeletion(document: MachineDocument, paths: readonly string[]): Deletion {
  const { doomed, dropped, refusal } = planDeletion(indexChart(document.config), paths);
  return {
    states: [...doomed].map(({ path }) => path),
    transitions: dropped.map(({ source, event, position }) => ({ state: source.path, event, position })),
    ...(refusal && { refusal }),
  };
}

/**
 * Deletes exactly what `describeDeletion` lists; a group that began there begins with the next state it
 * holds.
 */
export function deleteStates(document: MachineDocument, paths: readonly string[]): Edit {
  const [first] = paths;
  return {
    name:
      paths.length === 1 && first !== undefined
        ? nameState(document, first, (words, state) => words.deleteStates.delete({ state }))
        : say(chartWords, (words) => words.deleteStates.deleteStates({ count: paths.length })),
    recipe: (draft) => {
      const { doomed, dropped, refusal } = planDeletion(chartOf(draft), paths);
      if (refusal) throw new Refused(refusal);
      dropTransitions(draft, dropped);
      removeStates(draft, new Set([...doomed].map(({ path }) => path)));
    },
  };
}

interface Plan {
  readonly doomed: ReadonlySet<ChartState>;
  readonly dropped: readonly ChartTransition[];
  readonly refusal: Said | undefined;
}

function planDeletion(chart: Chart, paths: readonly string[]): Plan {
  const doomed = new Set(
    chart.states.filter(({ path }) => paths.some((each) => each !== '' && isWithin(path, each))),
  );
  const isDoomed = (state: ChartState | undefined): boolean => state !== undefined && doomed.has(state);
  const children = groupBy(
    chart.states.filter(({ parent }) => parent),
    ({ parent }) => parent as ChartState,
  );
  const ways = groupBy(
    chart.transitions.filter(({ event }) => event === 'always'),
    ({ source }) => source,
  );
  // Losing one state may leave another without sense: a group that holds nothing, a decision that leads
  // nowhere.
  for (let before = -1; before < doomed.size;) {
    before = doomed.size;
    for (const state of chart.states) {
      if (doomed.has(state) || !state.parent) continue;
      const inside = children.get(state) ?? [];
      const out = ways.get(state) ?? [];
      const isEmptied =
        inside.length > 0 && inside.every(isDoomed) && !out.some(({ target }) => !isDoomed(target));
      const isAimless =
        inside.length === 0 &&
        !state.isMenu &&
        !state.isAnnouncement &&
        out.length > 0 &&
        out.every(({ target }) => isDoomed(target));
      if (isEmptied || isAimless) doomed.add(state);
    }
  }
  const inFileOrder = new Set(chart.states.filter((state) => doomed.has(state)));
  const isLast = chart.states.filter(({ parent }) => parent?.path === '').every((state) => doomed.has(state));
  return {
    doomed: inFileOrder,
    dropped: chart.transitions.filter(({ source, target }) => !doomed.has(source) && isDoomed(target)),
    refusal: isLast ? say(chartWords, (words) => words.deleteStates.lastState) : undefined,
  };
}

function groupBy<K, T>(values: readonly T[], by: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(by(value));
    if (group) group.push(value);
    else groups.set(by(value), [value]);
  }
  return groups;
}

export function dropTransitions(
  draft: DocumentDraft,
  dropped: readonly Pick<ChartTransition, 'source' | 'event' | 'position'>[],
): void {
  // From the last to the first, so that earlier positions stay what they were.
  for (const { source, event, position } of dropped.toReversed()) {
    const state = stateAt(draft, source.path);
    setList(state, event, listAt(state, event).toSpliced(position, 1));
  }
}

/** States no transition leads to any more, with all they hold. */
function removeStates(draft: DocumentDraft, doomed: ReadonlySet<string>): void {
  const isGone = (path: string): boolean => doomed.has(path);
  for (const parentPath of new Set([...doomed].map(parentOf))) {
    if (doomed.has(parentPath)) continue;
    const parent = stateAt(draft, parentPath);
    const left = Object.entries(parent.states ?? {}).filter(([key]) => !isGone(joinPath(parentPath, key)));
    parent.states = Object.fromEntries(left);
    if (left.length > 0) mendInitial(parent);
    else {
      // Only a state that also decides stays when it holds nothing any more.
      delete parent.states;
      delete parent.initial;
    }
  }
  const positions = Object.entries(draft.layout.positions).filter(([path]) => !isGone(path));
  if (positions.length < Object.keys(draft.layout.positions).length)
    draft.layout.positions = Object.fromEntries(positions);
}

/** A group begins with a state it holds: the first that is not an end, if there is one. */
export function mendInitial(parent: ReturnType<typeof stateAt>): void {
  const children = Object.entries(parent.states ?? {});
  if (children.some(([key]) => key === parent.initial)) return;
  const next = (children.find(([, { type }]) => type !== 'final') ?? children[0])?.[0];
  if (next === undefined) delete parent.initial;
  else parent.initial = keyOf(next);
}
