/** A machine to cards, frames and links. */
import {
  indexChart,
  type Chart,
  type ChartState,
  type MachineConfig,
  type StateConfig,
} from '../../chart/index.ts';
import { rememberFor } from '../../util/remember.ts';
import { firstCardIn } from './first-card.ts';
import { inheritedRows, rowOf } from './read-rows.ts';
import { rewordView } from './reword-view.ts';
import type { Card, CardKind, Frame, Link, MachineView, Row } from './types.ts';
import { START_ROW, isKeyEvent } from './row-id.ts';

export interface ViewReader {
  /**
   * Cost: linear in the file, about 2 ms for 120 menus, but for words of one state little. Cards that did not
   * change are the same objects as last time.
   */
  read(config: MachineConfig): MachineView;
}

export function createViewReader(): ViewReader {
  let last: { config: MachineConfig; view: MachineView } | undefined;
  return {
    read: (config) => {
      if (last?.config === config) return last.view;
      const view =
        (last && rewordView(last.view, config, depsOf)) ?? readView(indexChart(config), last?.view);
      last = { config, view };
      return view;
    },
  };
}

function kindOf(state: ChartState): CardKind | undefined {
  if (!state.parent) return 'start';
  if (state.isMenu) return 'menu';
  if (state.isAnnouncement) return 'announcement';
  if (state.isFinal) return 'final';
  return state.config.states && Object.keys(state.config.states).length > 0 ? undefined : 'decision';
}

function readView(chart: Chart, before: MachineView | undefined): MachineView {
  const leaves = findLeaves(chart);
  const rowsBySource = new Map<string, Row[]>();
  for (const transition of chart.transitions) {
    const rows = rowsBySource.get(transition.source.path) ?? [];
    rows.push(rowOf(chart, transition, leaves));
    rowsBySource.set(transition.source.path, rows);
  }
  const frames = findFrames(chart, leaves, rowsBySource);
  const frameOf = (state: ChartState): string => {
    for (let at = state.parent; at; at = at.parent) if (frames.has(at.path)) return at.path;
    return '';
  };

  const cards = new Map<string, Card>();
  const cardOfLeaf = new Map<string, string>();
  for (const state of chart.states) {
    const kind = kindOf(state);
    if (!kind || leaves.has(state.path)) continue;
    const own = [
      ...(kind === 'start' ? [initialRow(chart, state)] : []),
      ...inRowOrder(rowsBySource.get(state.path) ?? []),
    ];
    const inherited = kind === 'menu' ? inheritedRows(state, rowsBySource) : [];
    const shown = own.flatMap((row) => (row.leaf ? [row.leaf.path] : []));
    for (const leaf of shown) cardOfLeaf.set(leaf, state.path);
    const frame = frameOf(state);
    const card: Card = {
      path: state.path,
      kind,
      state,
      rows: own,
      inherited,
      frame,
      leaves: shown,
      deps: depsOf(state, frame, own, inherited, chart),
    };
    const known = before?.cards.get(state.path);
    cards.set(state.path, known && isSame(known.deps, card.deps) ? known : card);
  }

  const links = [...cards.values(), ...frames.values()].flatMap(({ path, rows }) =>
    rows.flatMap((row): Link[] =>
      row.target.kind === 'card' ? [{ id: row.id, source: path, target: row.target.card, row }] : [],
    ),
  );
  return {
    chart,
    cards,
    frames,
    links,
    cardFor: (state) => cards.get(state) ?? cards.get(cardOfLeaf.get(state) ?? '\0'),
  };
}

/** Ends of the call that exactly one card leads to. */
function findLeaves(chart: Chart): ReadonlySet<string> {
  const leadingTo = new Map<string, Set<string>>();
  for (const { source, target } of chart.transitions) {
    if (!target?.isFinal) continue;
    leadingTo.set(target.path, (leadingTo.get(target.path) ?? new Set()).add(source.path));
  }
  const isDrawn = (path: string): boolean => {
    const source = chart.stateAt(path);
    return source !== undefined && kindOf(source) !== undefined;
  };
  return new Set(
    [...leadingTo]
      .filter(([, sources]) => sources.size === 1 && isDrawn([...sources][0] ?? ''))
      .map(([path]) => path),
  );
}

/**
 * A group is framed when it holds several cards or gives keys to what it holds; a box around one card says
 * nothing.
 */
function findFrames(
  chart: Chart,
  leaves: ReadonlySet<string>,
  rowsBySource: ReadonlyMap<string, Row[]>,
): ReadonlyMap<string, Frame> {
  const inside = new Map<string, string[]>();
  for (const state of chart.states) {
    const kind = kindOf(state);
    if (!kind || kind === 'start' || leaves.has(state.path)) continue;
    for (let at = state.parent; at?.parent; at = at.parent) {
      const known = inside.get(at.path);
      if (known) known.push(state.path);
      else inside.set(at.path, [state.path]);
    }
  }
  const frames = new Map<string, Frame>();
  for (const state of chart.states) {
    const cards = inside.get(state.path) ?? [];
    const rows = inRowOrder(rowsBySource.get(state.path) ?? []);
    const isGroup = state.parent !== undefined && kindOf(state) === undefined;
    if (!isGroup || cards.length === 0 || (cards.length === 1 && rows.length === 0)) continue;
    let { parent } = state;
    while (parent && !frames.has(parent.path)) parent = parent.parent;
    frames.set(state.path, { path: state.path, state, parent: parent?.path ?? '', cards, rows });
  }
  return frames;
}

/** Keys as they are spoken, then what is not spoken. */
function inRowOrder(rows: readonly Row[]): Row[] {
  return [
    ...rows.filter(({ event }) => isKeyEvent(event)),
    ...rows.filter(({ event }) => !isKeyEvent(event)),
  ];
}

function initialRow(chart: Chart, root: ChartState): Row {
  const first = chart.stateAt(chart.config.initial);
  const card = first && firstCardIn(chart, first);
  return {
    id: START_ROW,
    source: '',
    event: 'initial',
    position: 0,
    jsonPath: ['initial'],
    transition: {},
    role: 'choice',
    leaf: undefined,
    target: card
      ? { kind: 'card', card: card.path, state: first.path }
      : { kind: 'missing', name: root.config.initial ?? '' },
  };
}

const NO_STATES: NonNullable<StateConfig['states']> = {};
/** Asked for by everything inside a group: a thousand cards of one machine ask for a thousand names. */
const namesIn = rememberFor((states: NonNullable<StateConfig['states']>) => Object.keys(states).join());

/**
 * Unchanged parts of an edited document keep their identity, so identity tells what a card has to be drawn
 * anew for.
 */
function depsOf(
  state: ChartState,
  frame: string,
  own: readonly Row[],
  inherited: readonly Row[],
  chart: Chart,
): unknown[] {
  const titles: unknown[] = [];
  for (let at = state.parent; at; at = at.parent)
    titles.push(at.path, at.config.meta?.title, at.config.initial, namesIn(at.config.states ?? NO_STATES));
  const targetDeps = (row: Row): unknown[] =>
    row.target.kind === 'card'
      ? [row.target.card, row.target.state, ...titlesOf(chart.stateAt(row.target.card))]
      : row.target.kind === 'leaf'
        ? [row.target.state, row.leaf?.config]
        : [row.target.kind];
  const isRoot = state.parent === undefined;
  // The machine's own configuration changes with every edit below it: its card depends on its parts only.
  return [
    ...(isRoot ? [chart.config.meta, chart.config.on, chart.config.initial] : [state.config]),
    frame,
    chart.config.initial,
    chart.config.meta.locales,
    chart.config.meta.facts,
    ...titles,
    ...own.flatMap(targetDeps),
    ...inherited.flatMap((row) => [row.id, row.transition, ...targetDeps(row)]),
  ];
}

function titlesOf(state: ChartState | undefined): unknown[] {
  return [state?.config.meta?.title, state?.parent?.config.meta?.title];
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
