/** Nodes that are alike for several groups of callers, with all that can follow, become one stand. */
import type { Automaton, Table } from '../automaton/index.ts';

export interface JoinedStands {
  /** `standOf[group][node]`; -1 for final nodes, where nobody stands. Equal numbers: all that can follow is alike. */
  readonly standOf: readonly Int32Array[];
  /** By stand: its node, and one group that meets it so. */
  readonly places: readonly { readonly node: number; readonly group: number }[];
}

/**
 * Where no cell within reach asks a guard, all groups walk alike: one stand for all. The other nodes begin as
 * one stand where their own row is equal, and are split until those in one stand lead to the same stands
 * (partition refinement).
 */
export function joinStands(automaton: Automaton, tables: readonly Table[]): JoinedStands {
  const { nodes, events } = automaton;
  const width = events.length;
  const asks = tables.length > 1 ? nodesThatAsk(automaton) : new Uint8Array(nodes.length);
  const standOf = tables.map(() => new Int32Array(nodes.length).fill(-1));
  const places: { node: number; group: number }[] = [];
  nodes.forEach(({ kind }, node) => {
    if (kind === 'final' || asks[node] === 1) return;
    const stand = places.push({ node, group: 0 }) - 1;
    for (const ofGroup of standOf) ofGroup[node] = stand;
  });
  const asking = nodes.flatMap(({ kind }, node) => (kind !== 'final' && asks[node] === 1 ? [node] : []));
  if (asking.length === 0) return { standOf, places };

  const settled = places.length;
  let count = 0;
  for (let isFirst = true; ; isFirst = false) {
    const known = new Map<string, number>();
    const refined = tables.map((table, group) =>
      asking.map((node) => {
        const from = node * width;
        const next = table.next.subarray(from, from + width);
        const key = isFirst
          ? `${node}|${table.edge.subarray(from, from + width).join()}|${next.join()}`
          : `${standOf[group]?.[node]}|${Array.from(next, (to) => standOf[group]?.[to]).join()}`;
        let stand = known.get(key);
        if (stand === undefined) known.set(key, (stand = settled + known.size));
        return stand;
      }),
    );
    refined.forEach((stands, group) =>
      stands.forEach((stand, i) => {
        (standOf[group] as Int32Array)[asking[i] as number] = stand;
      }),
    );
    if (known.size === count) break;
    count = known.size;
  }
  standOf.forEach((ofGroup, group) => {
    for (const node of asking) places[ofGroup[node] as number] ??= { node, group };
  });
  return { standOf, places };
}

/** 1 for nodes from which some caller can come to a cell that tells callers apart. */
function nodesThatAsk({ nodes, cells, events }: Automaton): Uint8Array {
  const asks = new Uint8Array(nodes.length);
  const comesFrom: number[][] = nodes.map(() => []);
  const queue: number[] = [];
  cells.forEach((cell, at) => {
    const node = Math.floor(at / events.length);
    for (const { next } of cell) if (next !== node) comesFrom[next]?.push(node);
    if (cell.length > 1 && asks[node] === 0) {
      asks[node] = 1;
      queue.push(node);
    }
  });
  for (const node of queue)
    for (const from of comesFrom[node] ?? [])
      if (asks[from] === 0) {
        asks[from] = 1;
        queue.push(from);
      }
  return asks;
}
