/**
 * Where calls can stand on one line and where every event leads, for all callers at once. Callers whom a
 * guard tells apart walk through different tables, but mostly only in their first menu: places from which
 * everything goes on alike are one place. Depends on the structure alone, so it is made once and kept while
 * texts are typed.
 */
import { tabulateSignature, type Automaton, type Table } from '../../../automaton/index.ts';
import { EVENTS } from '../../../chart/index.ts';
import type { VisitLine } from '../../../visits/index.ts';
import { groupCallers, type Audience } from './audience.ts';

/** Hanging up in a menu; every other end is a final node, by number. */
export const HUNG_UP = 0x3fff_ffff;
export const WIDTH = EVENTS.length;

/** A node as some callers meet it. */
export interface Stand {
  readonly node: number;
  /** What one of those callers' events do: the same for all of them. */
  readonly table: Table;
  readonly isFollowed: boolean;
}

/** A place is a stand in a mood: `stand * 2 + mood`, mood 0 progressing, 1 stuck. */
export interface LinePlan {
  readonly stands: readonly Stand[];
  /** `[place * WIDTH + event]`: a place, or `-1 - end`. */
  readonly targets: Int32Array;
  /** `[stand * WIDTH + event]`: edge, or -1. */
  readonly edges: Int32Array;
  /**
   * Where the callers of each group begin (a place, or `-1 - end`), and their shares by `need * TRAIT_KINDS +
   * traits`.
   */
  readonly groups: readonly { readonly initial: number; readonly weights: Float64Array }[];
  /** Places by distance from the beginning: mass mostly moves forward along it. */
  readonly order: Int32Array;
  /** Stands of the menus that come first for somebody. */
  readonly first: readonly number[];
}

const DONE = EVENTS.indexOf('DONE');
const HANGUP = EVENTS.indexOf('HANGUP');
const NO_INPUT = EVENTS.indexOf('NO_INPUT');
const NO_MATCH = EVENTS.indexOf('NO_MATCH');

export function planLine(line: VisitLine, audience: Audience): LinePlan {
  const { automaton } = line;
  const groups = groupCallers(audience, line);
  const tables = groups.map(({ holds }) => tabulateSignature(automaton, holds));
  const standOf = joinStands(automaton, tables);
  const stands: Stand[] = [];
  tables.forEach((table, g) => {
    automaton.nodes.forEach((_, node) => {
      const stand = standOf[g]?.[node] as number;
      stands[stand] ??= { node, table, isFollowed: table.next[node * WIDTH + DONE] !== node };
    });
  });

  const groupOfStand: number[] = [];
  standOf.forEach((ofGroup, g) => ofGroup.forEach((stand) => (groupOfStand[stand] ??= g)));
  const arrive = (group: number, node: number, mood: number): number => {
    const { kind, destination } = automaton.nodes[node] ?? { kind: 'stuck', destination: undefined };
    if (kind === 'final') return -1 - (destination ? node : HUNG_UP);
    return (standOf[group]?.[node] as number) * 2 + mood;
  };
  const targets = new Int32Array(stands.length * 2 * WIDTH);
  const edges = new Int32Array(stands.length * WIDTH).fill(-1);
  stands.forEach(({ node, table }, stand) => {
    const group = groupOfStand[stand] as number;
    for (let event = 0; event < WIDTH; event++) {
      const cell = node * WIDTH + event;
      const taken = automaton.edges[table.edge[cell] as number];
      const isFailure =
        event === NO_INPUT || event === NO_MATCH || (event !== DONE && taken?.event !== EVENTS[event]);
      const isStuck = isFailure || taken?.role === 'repeat' || taken?.role === 'back';
      if (event !== HANGUP) edges[stand * WIDTH + event] = table.edge[cell] as number;
      for (const mood of [0, 1]) {
        const next = event === DONE ? mood : isStuck ? 1 : 0;
        targets[(stand * 2 + mood) * WIDTH + event] =
          event === HANGUP ? -1 - HUNG_UP : arrive(group, table.next[cell] as number, next);
      }
    }
  });
  const begins = groups.map(({ weights }, g) => ({
    initial: arrive(g, (tables[g] as Table).initial, 0),
    weights,
  }));
  return {
    stands,
    targets,
    edges,
    groups: begins,
    order: byDistance(
      begins.map(({ initial }) => initial),
      targets,
    ),
    first: firstMenus(automaton, tables, standOf),
  };
}

/**
 * `standOf[group][node]`: equal numbers mean that all that can follow is alike. Nodes begin as one stand
 * where their own row is equal, and are split until those in one stand lead to the same stands (partition
 * refinement).
 */
function joinStands({ nodes }: Automaton, tables: readonly Table[]): Int32Array[] {
  let count = 0;
  let standOf = tables.map(() => new Int32Array(nodes.length));
  for (let isFirst = true; ; isFirst = false) {
    const known = new Map<string, number>();
    const refined = tables.map((table, g) =>
      Int32Array.from(nodes, (_, node) => {
        const from = node * WIDTH;
        const next = table.next.subarray(from, from + WIDTH);
        const key = isFirst
          ? `${node}|${table.edge.subarray(from, from + WIDTH).join()}|${next.join()}`
          : `${standOf[g]?.[node]}|${Array.from(next, (to) => standOf[g]?.[to]).join()}`;
        let stand = known.get(key);
        if (stand === undefined) known.set(key, (stand = known.size));
        return stand;
      }),
    );
    standOf = refined;
    if (known.size === count || tables.length === 1) return standOf;
    count = known.size;
  }
}

function byDistance(initial: readonly number[], targets: Int32Array): Int32Array {
  const order = [...new Set(initial.filter((place) => place >= 0))];
  const seen = new Set(order);
  for (const place of order) {
    for (let event = 0; event < WIDTH; event++) {
      const target = targets[place * WIDTH + event] as number;
      if (target >= 0 && !seen.has(target)) {
        seen.add(target);
        order.push(target);
      }
    }
  }
  return Int32Array.from(order);
}

/** The menus at which calls arrive after any announcements. */
function firstMenus(
  { nodes }: Automaton,
  tables: readonly Table[],
  standOf: readonly Int32Array[],
): number[] {
  const found = tables.flatMap((table, g) => {
    let node = table.initial;
    for (const seen = new Set<number>(); nodes[node]?.kind === 'announcement' && !seen.has(node);) {
      seen.add(node);
      node = table.next[node * WIDTH + DONE] as number;
    }
    return nodes[node]?.kind === 'menu' ? [standOf[g]?.[node] as number] : [];
  });
  return [...new Set(found)];
}
