/** Transitions as rows: what they lead to, and which of them a menu inherits. */
import type { Chart, ChartState, ChartTransition } from '../../chart/index.ts';
import { optionId, isKeyEvent } from './row-id.ts';
import { firstCardIn } from './first-card.ts';
import type { Row, RowTarget } from './types.ts';

export function rowOf(chart: Chart, entry: ChartTransition, leaves: ReadonlySet<string>): Row {
  const { source, event, position, jsonPath, transition, target } = entry;
  const isLeaf = target !== undefined && leaves.has(target.path);
  return {
    id: optionId({ source: source.path, event, position }),
    source: source.path,
    event,
    position,
    jsonPath,
    transition,
    role: transition.meta?.role ?? 'choice',
    target: targetOf(chart, entry, isLeaf),
    leaf: isLeaf ? target : undefined,
  };
}

function targetOf(chart: Chart, { transition, target }: ChartTransition, isLeaf: boolean): RowTarget {
  if (transition.target === undefined) return { kind: 'stays' };
  if (!target) return { kind: 'missing', name: transition.target };
  return isLeaf
    ? { kind: 'leaf', state: target.path }
    : { kind: 'card', card: firstCardIn(chart, target).path, state: target.path };
}

/**
 * Keys of ancestors that this menu accepts too, nearest ancestor first. A key that an inner state takes for
 * everybody hides the outer one; under a guard it hides it for some callers only, so the outer one still
 * counts.
 */
export function inheritedRows(state: ChartState, rowsBySource: ReadonlyMap<string, readonly Row[]>): Row[] {
  const hidden = new Set<string>();
  const hide = (rows: readonly Row[]): void =>
    rows.forEach((row) => row.transition.guard === undefined && hidden.add(row.event));
  hide(rowsBySource.get(state.path) ?? []);
  const inherited: Row[] = [];
  for (let at = state.parent; at; at = at.parent) {
    const rows = (rowsBySource.get(at.path) ?? []).filter((row) => isKeyEvent(row.event));
    inherited.push(...rows.filter((row) => !hidden.has(row.event)));
    hide(rows);
  }
  return inherited;
}
