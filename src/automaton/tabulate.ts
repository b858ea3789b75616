/** The automaton for one caller: symbolic cells resolved into two integer tables. */
import {
  indexChart,
  KEYS,
  lineage,
  type Chart,
  type Facts,
  type Key,
  type MachineConfig,
} from '../chart/index.ts';
import { holdsFor } from '../machine/index.ts';
import type { Automaton, Branch, Cell, SpokenOption, Table } from './types.ts';
import { rememberFor } from '../util/remember.ts';

/**
 * Which atoms hold for a caller. Callers with equal signatures meet the same menus; join with '' for a cache
 * key.
 */
export function signatureOf(automaton: Automaton, facts: Facts): boolean[] {
  return automaton.atoms.map((atom) => holdsFor(facts, atom));
}

/** The menu as this caller meets it. Cost: one pass over the cells. */
export function tabulate(automaton: Automaton, facts: Facts): Table {
  return tabulateSignature(automaton, signatureOf(automaton, facts));
}

/** Cost: one pass over the cells. */
export function tabulateSignature(automaton: Automaton, signature: readonly boolean[]): Table {
  const next = new Int32Array(automaton.cells.length);
  const edge = new Int32Array(automaton.cells.length);
  automaton.cells.forEach((cell, i) => {
    const branch = branchFor(cell, signature);
    next[i] = branch.next;
    edge[i] = branch.edge ?? -1;
  });
  return { initial: branchFor(automaton.initial, signature).next, next, edge };
}

export function branchFor(cell: Cell, signature: readonly boolean[]): Branch {
  for (const branch of cell) {
    if (branch.when.every(({ atom, value }) => signature[atom] === value)) return branch;
  }
  throw new Error(`No branch of ${cell.length} fits a caller with facts ${signature.map(Number).join('')}.`);
}

/**
 * The options of a menu in spoken order: the menu's own in file order, then inherited ones from the nearest
 * ancestor outwards. Exactly the keys that the step would take, so what is announced is what is accepted.
 */
export function spokenOptions(
  automaton: Automaton,
  config: MachineConfig,
  table: Table,
  node: number,
): SpokenOption[] {
  const place = automaton.nodes[node];
  if (place?.kind !== 'menu') return [];
  const byKey = new Map<Key, SpokenOption>();
  const row = node * automaton.events.length;
  KEYS.forEach((key, column) => {
    const index = table.edge[row + column] ?? -1;
    const edge = automaton.edges[index];
    // A dead key ends in NO_MATCH's edge: not an option.
    if (!edge || edge.event !== `DTMF.${key}`) return;
    byKey.set(key, {
      key,
      edge,
      role: edge.role ?? 'choice',
      isInherited: edge.source !== place.state,
      next: table.next[row + column] ?? node,
    });
  });
  return inSpokenOrder(config, place.state, byKey);
}

function inSpokenOrder(
  config: MachineConfig,
  state: string,
  byKey: ReadonlyMap<Key, SpokenOption>,
): SpokenOption[] {
  const chart = chartOf(config);
  const start = chart.stateAt(state);
  if (!start) throw new Error(`The machine "${config.id}" has no state "${state}".`);
  const ordered: SpokenOption[] = [];
  for (const { path, config: at } of lineage(start)) {
    for (const event of Object.keys(at.on ?? {})) {
      const option = byKey.get(event.replace('DTMF.', '') as Key);
      if (option && option.edge.source === path && event.startsWith('DTMF.')) ordered.push(option);
    }
  }
  return ordered;
}

/**
 * A machine that is not edited in place, indexed. Linear in the file and asked for once per node and caller:
 * remembered per configuration object.
 */
export const chartOf: (config: MachineConfig) => Chart = rememberFor(indexChart);
