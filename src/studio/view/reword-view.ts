/**
 * The view after one state was reworded, made from the view before: what a keystroke in a label, an example
 * or a greeting needs, and most edits are keystrokes. Costs what changed and a copy of the lists, not the
 * machine.
 *
 * States below a reworded one's ancestors keep their way up to the ancestors of before. Those differ in
 * `states` only, which nobody reads by going up; anything else is left to the full reading.
 */
import {
  toList,
  type Chart,
  type ChartState,
  type ChartTransition,
  type MachineConfig,
  type StateConfig,
  type Transition,
  type Transitions,
} from '../../chart/index.ts';
import { ownValue } from '../../util/own-value.ts';
import type { Card, Frame, MachineView, Row } from './types.ts';

/** What a card depends on, made anew (read-view.ts). */
type FindDeps = (
  state: ChartState,
  frame: string,
  own: readonly Row[],
  inherited: readonly Row[],
  chart: Chart,
) => unknown[];

/** What is kept of a full reading, so that a thousand keystrokes do not become a thousand views deep. */
interface Origin {
  readonly stateAt: Chart['stateAt'];
  readonly resolve: Chart['resolve'];
  readonly cardPathFor: (state: string) => string | undefined;
  readonly replaced: ReadonlyMap<string, ChartState>;
}
const origins = new WeakMap<MachineView, Origin>();

/** Undefined: more than the words of one state changed. */
export function rewordView(
  before: MachineView,
  config: MachineConfig,
  depsOf: FindDeps,
): MachineView | undefined {
  const changed = findReworded(before.chart, config);
  if (!changed) return undefined;
  const origin = origins.get(before) ?? {
    stateAt: before.chart.stateAt,
    resolve: before.chart.resolve,
    cardPathFor: (state) => before.cardFor(state)?.path,
    replaced: new Map<string, ChartState>(),
  };
  const fresh = new Map<string, ChartState>();
  for (const { path, config: next } of changed) {
    const known = before.chart.stateAt(path);
    if (!known) return undefined;
    fresh.set(path, {
      ...known,
      config: next,
      parent: known.parent && (fresh.get(known.parent.path) ?? known.parent),
    });
  }
  const newest = (state: ChartState): ChartState => fresh.get(state.path) ?? state;
  const replaced = new Map([...origin.replaced, ...fresh]);
  const stateAt: Chart['stateAt'] = (path) => replaced.get(path) ?? origin.stateAt(path);
  const transitions = before.chart.transitions.map((entry) => {
    const source = fresh.get(entry.source.path);
    const target = entry.target && fresh.get(entry.target.path);
    if (!source && !target) return entry;
    return {
      ...entry,
      source: source ?? entry.source,
      target: target ?? entry.target,
      transition: source ? transitionIn(source, entry) : entry.transition,
    };
  });
  const chart: Chart = {
    config,
    states: before.chart.states.map(newest),
    transitions,
    stateAt,
    resolve: (target, from) => {
      const found = origin.resolve(target, from);
      return found && (replaced.get(found.path) ?? found);
    },
  };

  const last = changed.at(-1)?.path ?? '';
  const cards = new Map(before.cards);
  const card = before.cards.get(last);
  if (card) {
    const state = newest(card.state);
    const rows = card.rows.map((row) => renew(row, state));
    cards.set(last, {
      ...card,
      state,
      rows,
      deps: depsOf(state, card.frame, rows, card.inherited, chart),
    } satisfies Card);
  }
  const frames = new Map(
    [...before.frames].map(([path, frame]): [string, Frame] => [
      path,
      fresh.has(path) ? { ...frame, state: newest(frame.state) } : frame,
    ]),
  );
  const renewed = new Map(cards.get(last)?.rows.map((row) => [row.id, row]));
  const links = before.links.map((link) => {
    const row = renewed.get(link.id);
    return row && row !== link.row ? { ...link, row } : link;
  });
  const view: MachineView = {
    chart,
    cards,
    frames,
    links,
    cardFor: (state) => {
      const path = origin.cardPathFor(state);
      return path === undefined ? undefined : cards.get(path);
    },
  };
  origins.set(view, { ...origin, replaced });
  return view;
}

function transitionIn(
  { config }: ChartState,
  { event, position, transition }: Pick<ChartTransition, 'event' | 'position' | 'transition'>,
): Transition {
  const list = event === 'always' ? config.always : config.on?.[event];
  return (list === undefined ? undefined : toList(list)[position]) ?? transition;
}

function renew(row: Row, source: ChartState): Row {
  if (row.event === 'initial') return row;
  const transition = transitionIn(source, {
    event: row.event,
    position: row.position,
    transition: row.transition,
  });
  return transition === row.transition ? row : { ...row, transition };
}

/** From the machine down to the one state whose words changed; undefined when anything else did. */
function findReworded(
  { config: before }: Chart,
  after: MachineConfig,
): { readonly path: string; readonly config: StateConfig }[] | undefined {
  const way: { path: string; config: StateConfig }[] = [];
  let from = before as StateConfig;
  let to = after as StateConfig;
  for (let path = ''; ;) {
    way.push({ path, config: to });
    const differing = keysThatDiffer(from, to);
    if (!differing) return undefined;
    if (differing.length === 1 && differing[0] === 'states') {
      const inner = keysThatDiffer(from.states ?? {}, to.states ?? {});
      const [key] = inner ?? [];
      if (inner?.length !== 1 || key === undefined) return undefined;
      from = ownValue(from.states, key) as StateConfig;
      to = ownValue(to.states, key) as StateConfig;
      path = path === '' ? key : `${path}.${key}`;
      continue;
    }
    const hasInner = Object.keys(to.states ?? {}).length > 0;
    // What an end of the call says is shown by all that lead to it.
    return path !== '' && !hasInner && to.type !== 'final' && isReworded(from, to, differing)
      ? way
      : undefined;
  }
}

/** A name is more than words: others show it. */
function isReworded(from: StateConfig, to: StateConfig, differing: readonly string[]): boolean {
  return differing.every((key) => {
    if (key === 'description') return true;
    if (key === 'meta') return from.meta?.title === to.meta?.title;
    if (key !== 'on') return false;
    const events = keysThatDiffer(from.on ?? {}, to.on ?? {});
    return events?.every((event) => isSameWay(from.on?.[event as 'DONE'], to.on?.[event as 'DONE'])) ?? false;
  });
}

function isSameWay(from: Transitions | undefined, to: Transitions | undefined): boolean {
  if (from === undefined || to === undefined || Array.isArray(from) !== Array.isArray(to)) return false;
  const [before, after] = [toList(from), toList(to)];
  return (
    before.length === after.length &&
    before.every((one, i) => {
      const other = after[i];
      return (
        other !== undefined &&
        one.target === other.target &&
        one.guard === other.guard &&
        one.actions === other.actions &&
        one.meta?.role === other.meta?.role
      );
    })
  );
}

/**
 * Undefined when the keys themselves are others, or in another order: that is the order in which options are
 * spoken.
 */
function keysThatDiffer(a: object, b: object): string[] | undefined {
  const [left, right] = [Object.keys(a), Object.keys(b)];
  if (left.length !== right.length || !left.every((key, i) => key === right[i])) return undefined;
  return left.filter((key) => (a as Record<string, unknown>)[key] !== (b as Record<string, unknown>)[key]);
}
