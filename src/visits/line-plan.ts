/**
 * Where calls can stand on one line and where every event leads, for all callers at once. Callers whom a
 * guard tells apart walk through different tables, but mostly only in their first menu: nodes from which
 * everything goes on alike are one stand (`join-stands.ts`). Depends on the structure and on the facts alone,
 * so it can be kept while texts change.
 */
import { signatureOf, tabulateSignature, type Automaton, type Table } from '../automaton/index.ts';
import { MOOD_KINDS } from '../behaviour/index.ts';
import { EVENTS, type Locale } from '../chart/index.ts';
import { FAILURE, OPERATOR_PRESS } from '../util/chain.ts';
import type { Crowd } from './audience.ts';
import { findClocks, type Clocks } from './find-clocks.ts';
import { joinStands } from './join-stands.ts';
import { spreadStands, type StandTables } from './spread-stands.ts';

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
  /** Index into the crowd's tongues: the language of those who stand here. */
  readonly tongue: number;
  /** The language that was chosen on the way here; undefined where none has been. */
  readonly chosen: Locale | undefined;
}

/** A place is a stand in a mood: `stand * 2 + mood`, mood 0 progressing, 1 stuck. */
export interface LinePlan {
  readonly stands: readonly Stand[];
  /** Some option changes the language: until one is taken, everybody hears the machine's first. */
  readonly offersLanguages: boolean;
  /** `[place * WIDTH + event]`: a place, or `-1 - end`, an end being HUNG_UP or a final node. */
  readonly targets: Int32Array;
  /** `[stand * WIDTH + event]`: edge, or -1. */
  readonly edges: Int32Array;
  /** `[stand * WIDTH + event]`: flags of the chain (util/chain.ts). */
  readonly flags: Uint8Array;
  /**
   * Where the callers of each group begin: a place, or `-1 - end`. No guard tells those of a group apart, and
   * they speak one language.
   */
  readonly initial: Int32Array;
  /** `[clock * facts + facts of a type]`: group. */
  readonly groupAt: Int32Array;
  /** Of this line alone. */
  readonly clocks: Clocks;
  /** Stands of the menus that come first for somebody, after any announcements. */
  readonly first: readonly number[];
}

const DONE = EVENTS.indexOf('DONE');
const HANGUP = EVENTS.indexOf('HANGUP');
const NO_INPUT = EVENTS.indexOf('NO_INPUT');
const NO_MATCH = EVENTS.indexOf('NO_MATCH');

export function planLine(
  automaton: Automaton,
  { facts, tongueOf, times }: Pick<Crowd, 'facts' | 'tongueOf' | 'times'>,
): LinePlan {
  const clocks = findClocks([{ automaton }], times);
  // Callers apart by the guards that hold for them; the tables do not know of languages.
  const answers = new Map<string, readonly boolean[]>();
  const groups = new Map<string, { readonly answer: number; readonly tongue: number }>();
  const names = clocks.moments.flatMap((moment) =>
    facts.map((each, f) => {
      const holds = signatureOf(automaton, { ...each, ...moment });
      const answer = holds.map(Number).join('');
      if (!answers.has(answer)) answers.set(answer, holds);
      const tongue = tongueOf[f] ?? 0;
      const name = `${answer} ${tongue}`;
      if (!groups.has(name)) groups.set(name, { answer: [...answers.keys()].indexOf(answer), tongue });
      return name;
    }),
  );
  const numbers = new Map([...groups.keys()].map((name, group) => [name, group]));
  const tables = [...answers.values()].map((holds) => tabulateSignature(automaton, holds));
  const { standOf, places } = joinStands(automaton, tables);

  const arrive = (answer: number, node: number, mood: number): number =>
    automaton.nodes[node]?.kind === 'final'
      ? -1 - node
      : (standOf[answer]?.[node] as number) * MOOD_KINDS + mood;
  const structure = tabulateStands(automaton, tables, places, arrive);
  const languageOf = automaton.edges.map(({ transition }) => transition.meta?.language);
  const entries = Array.from(groups.values(), ({ answer, tongue }) => ({
    place: arrive(answer, (tables[answer] as Table).initial, 0),
    tongue,
  }));
  const { stands, initial, ...spread } = spreadStands(structure, entries, languageOf);
  const isFirst = new Set(firstMenus(automaton, tables, standOf));
  return {
    ...spread,
    stands: stands.map(({ stand, tongue, chosen }): Stand => {
      const { node, group } = places[stand] as (typeof places)[number];
      const table = tables[group] as Table;
      const isFollowed = table.next[node * WIDTH + DONE] !== node;
      return { node, table, isFollowed, tongue, chosen };
    }),
    offersLanguages: languageOf.some((language) => language !== undefined),
    initial,
    groupAt: Int32Array.from(names, (name) => numbers.get(name) as number),
    clocks,
    first: stands.flatMap(({ stand }, at) => (isFirst.has(stand) ? [at] : [])),
  };
}

function tabulateStands(
  automaton: Automaton,
  tables: readonly Table[],
  places: readonly { readonly node: number; readonly group: number }[],
  arrive: (group: number, node: number, mood: number) => number,
): StandTables {
  const targets = new Int32Array(places.length * MOOD_KINDS * WIDTH);
  const edges = new Int32Array(places.length * WIDTH).fill(-1);
  const flags = new Uint8Array(places.length * WIDTH);
  const isKeyOf = automaton.edges.map(({ event }) => EVENTS.indexOf(event));
  places.forEach(({ node, group }, stand) => {
    const table = tables[group] as Table;
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
  return { targets, edges, flags };
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
