/**
 * Where calls can stand on one line and where every event leads, for all callers at once. Callers whom a
 * guard tells apart walk through different tables, but mostly only in their first menu: nodes from which
 * everything goes on alike are one stand (`join-stands.ts`). Depends on the structure and on the facts alone,
 * so it can be kept while texts change.
 */
import { signatureOf, tabulateSignature, type Automaton, type Table } from '../automaton/index.ts';
import { MOOD_KINDS } from '../behaviour/index.ts';
import { EVENTS } from '../chart/index.ts';
import { FAILURE, OPERATOR_PRESS } from '../util/chain.ts';
import type { Audience } from './audience.ts';
import { findClocks } from './find-clocks.ts';
import { joinStands } from './join-stands.ts';

export const WIDTH = EVENTS.length;
/** Hanging up in a menu; every other end is a final node, by number. */
export const HUNG_UP = 0x3fff_ffff;

/** A node as some callers meet it. */
export interface Stand {
  readonly node: number;
  /** What one of those callers' events do: the same for all of them. */
  readonly table: Table;
  /** Something comes after it when it has been said. */
  readonly isFollowed: boolean;
}

/** A place is a stand in a mood: `stand * 2 + mood`, mood 0 progressing, 1 stuck. */
export interface LinePlan {
  readonly stands: readonly Stand[];
  /** `[place * WIDTH + event]`: a place, or `-1 - end`, an end being HUNG_UP or a final node. */
  readonly targets: Int32Array;
  /** `[stand * WIDTH + event]`: edge, or -1. */
  readonly edges: Int32Array;
  /** `[stand * WIDTH + event]`: flags of the chain (util/chain.ts). */
  readonly flags: Uint8Array;
  /** Where the callers of each group begin: a place, or `-1 - end`. No guard tells those of a group apart. */
  readonly initial: Int32Array;
  /** `[clock * facts + facts of a type]`: group. */
  readonly groupAt: Int32Array;
  /** Clock of this line by hour of the week, Monday 0 h first. */
  readonly clockOfHour: Int32Array;
  readonly clockCount: number;
  /** Stands of the menus that come first for somebody, after any announcements. */
  readonly first: readonly number[];
}

const DONE = EVENTS.indexOf('DONE');
const HANGUP = EVENTS.indexOf('HANGUP');
const NO_INPUT = EVENTS.indexOf('NO_INPUT');
const NO_MATCH = EVENTS.indexOf('NO_MATCH');

export function planLine(automaton: Automaton, { facts }: Pick<Audience, 'facts'>): LinePlan {
  const { clockOfHour, moments } = findClocks([{ automaton }]);
  const groups = new Map<string, readonly boolean[]>();
  const names = moments.flatMap((moment) =>
    facts.map((each) => {
      const holds = signatureOf(automaton, { ...each, ...moment });
      const name = holds.map(Number).join('');
      if (!groups.has(name)) groups.set(name, holds);
      return name;
    }),
  );
  const numbers = new Map([...groups.keys()].map((name, group) => [name, group]));
  const tables = [...groups.values()].map((holds) => tabulateSignature(automaton, holds));
  const { standOf, places } = joinStands(automaton, tables);
  const stands = places.map(({ node, group }): Stand => {
    const table = tables[group] as Table;
    return { node, table, isFollowed: table.next[node * WIDTH + DONE] !== node };
  });

  const arrive = (group: number, node: number, mood: number): number =>
    automaton.nodes[node]?.kind === 'final'
      ? -1 - node
      : (standOf[group]?.[node] as number) * MOOD_KINDS + mood;
  const targets = new Int32Array(stands.length * MOOD_KINDS * WIDTH);
  const edges = new Int32Array(stands.length * WIDTH).fill(-1);
  const flags = new Uint8Array(stands.length * WIDTH);
  const isKeyOf = automaton.edges.map(({ event }) => EVENTS.indexOf(event));
  stands.forEach(({ node, table }, stand) => {
    const { group } = places[stand] as (typeof places)[number];
    for (let event = 0; event < WIDTH; event++) {
      const column = stand * WIDTH + event;
      if (event === HANGUP) {
        for (let mood = 0; mood < MOOD_KINDS; mood++)
          targets[(stand * MOOD_KINDS + mood) * WIDTH + event] = -1 - HUNG_UP;
        continue;
      }
      const cell = node * WIDTH + event;
      const edge = table.edge[cell] as number;
      const role = automaton.edges[edge]?.role;
      // A key that ends in the edge of NO_MATCH is one that nobody takes.
      const isFailure =
        event === NO_INPUT || event === NO_MATCH || (event !== DONE && isKeyOf[edge] !== event);
      const isStuck = isFailure || role === 'repeat' || role === 'back';
      edges[column] = edge;
      flags[column] = isFailure ? FAILURE : role === 'operator' ? OPERATOR_PRESS : 0;
      for (let mood = 0; mood < MOOD_KINDS; mood++)
        targets[(stand * MOOD_KINDS + mood) * WIDTH + event] = arrive(
          group,
          table.next[cell] as number,
          event === DONE ? mood : Number(isStuck),
        );
    }
  });
  return {
    stands,
    targets,
    edges,
    flags,
    initial: Int32Array.from(tables, (table, group) => arrive(group, table.initial, 0)),
    groupAt: Int32Array.from(names, (name) => numbers.get(name) as number),
    clockOfHour,
    clockCount: moments.length,
    first: firstMenus(automaton, tables, standOf),
  };
}

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
