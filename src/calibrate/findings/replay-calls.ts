/**
 * Paths of a log walked through the machine that was in force. Who called the log does not say, so a step is possible
 * when some caller could have taken it at that moment: places are kept together with what is assumed of the caller.
 *
 * Announcements are in no log: where one stands the call goes on by itself. A path ends where a desk is reached; what
 * happens behind it is not the machine's.
 */
import { isConsistent, type Atom, type Automaton, type Literal } from '../../automaton/index.ts';
import type { CallEvent, LoggedCall } from '../../calls/index.ts';
import { KEYS, keySymbol, type EventName } from '../../chart/index.ts';
import { holdsFor } from '../../machine/index.ts';
import { weekdayOf, type LocalMoment } from '../local-clock.ts';
import type { LoggedMachine } from '../log-setting.ts';

/** The first step of a call that nobody could have taken. */
export interface ImpossibleStep {
  readonly event: 'menu' | 'key' | 'no-input' | 'no-match' | 'queue' | 'end';
  /** Menu or desk, as the log names it. */
  readonly where: string;
  /** The key, where there is one. */
  readonly value: string;
}

/** A place, and what has to hold for the caller to stand there. */
interface Standing {
  readonly node: number;
  readonly literals: readonly Literal[];
}

/** By the sign on the pad: star and pound are spelt out in machines. */
const KEY_EVENT: ReadonlyMap<string, EventName> = new Map(
  KEYS.map((key) => [keySymbol(key), `DTMF.${key}` as EventName]),
);

/** Paths remembered by a walker; beyond, each is walked anew. */
const MOST_PATHS = 200_000;

export interface Walker {
  /** Undefined: somebody could have taken this path at this moment, or the log has none of it. */
  walk(call: LoggedCall, at: LocalMoment, open: readonly string[]): ImpossibleStep | undefined;
}

/** @param standsFor desks that a queue of this name may stand for: itself, its pool, where it overflows from */
export function createWalker(
  machine: LoggedMachine,
  standsFor: (desk: string) => ReadonlySet<string>,
): Walker {
  const { automaton } = machine;
  const clockAtoms = automaton.atoms
    .map((atom, index) => ({ atom, index }))
    .filter(({ atom }) => atom.type === 'hoursOpen');
  const known = new Map<string, ImpossibleStep | undefined>();
  return {
    walk: ({ events }, { dayNumber, minute }, open) => {
      const path = pathOf(events);
      if (path.length === 0) return undefined;
      const facts = {
        identity: '',
        devices: [],
        history: [],
        day: weekdayOf(dayNumber),
        hour: minute / 60,
        open,
      };
      const clock = clockAtoms.map(({ atom, index }) => ({ atom: index, value: holdsFor(facts, atom) }));
      const key = `${clock.map(({ value }) => Number(value)).join('')} ${path.map(({ event, where, value }) => `${event}:${where}:${value}`).join(' ')}`;
      if (known.has(key)) return known.get(key);
      const found = walkPath(automaton, clock, path, standsFor);
      if (known.size < MOST_PATHS) known.set(key, found);
      return found;
    },
  };
}

/** What a machine has to do with, up to the first desk. Empty when the log has no menus. */
function pathOf(events: readonly CallEvent[]): readonly CallEvent[] {
  const path: CallEvent[] = [];
  let hasMenu = false;
  for (const event of events) {
    switch (event.event) {
      case 'menu':
      case 'key':
      case 'no-input':
      case 'no-match':
        hasMenu = true;
        path.push(event);
        break;
      case 'queue':
      case 'answer':
      case 'end':
        path.push(event);
        return hasMenu ? path : [];
      case 'callback':
        return hasMenu ? path : [];
    }
  }
  return hasMenu ? path : [];
}

function walkPath(
  automaton: Automaton,
  clock: readonly Literal[],
  path: readonly CallEvent[],
  standsFor: (desk: string) => ReadonlySet<string>,
): ImpossibleStep | undefined {
  let standing = enter(automaton, clock);
  for (const { event, where, value } of path) {
    const before = standing;
    switch (event) {
      case 'menu':
        standing = before.filter(({ node }) => isMenu(automaton, node, where));
        break;
      case 'key':
        standing = press(automaton, before, where, value, false);
        break;
      case 'no-input':
        standing = take(automaton, before, where, 'NO_INPUT');
        break;
      case 'no-match':
        standing =
          value === ''
            ? take(automaton, before, where, 'NO_MATCH')
            : press(automaton, before, where, value, true);
        break;
      case 'queue':
      case 'answer': {
        const desks = standsFor(where);
        standing = before.filter(({ node }) => {
          const destination = automaton.nodes[node]?.destination;
          return destination?.goesTo === 'desk' && desks.has(destination.desk);
        });
        break;
      }
      case 'end':
        // Whoever hangs up may do so anywhere; only a machine that gives up has to have come to its end.
        if (value === 'attempts' || value === 'closed')
          standing = before.filter(({ node }) => automaton.nodes[node]?.kind === 'final');
        break;
    }
    if (standing.length === 0)
      return { event: event === 'answer' ? 'queue' : (event as ImpossibleStep['event']), where, value };
  }
  return undefined;
}

function enter(automaton: Automaton, clock: readonly Literal[]): Standing[] {
  const first = automaton.initial.flatMap(({ when, next }) => assume(automaton.atoms, clock, when, next));
  return settle(automaton, first);
}

function isMenu(automaton: Automaton, node: number, where: string): boolean {
  const place = automaton.nodes[node];
  return place?.kind === 'menu' && place.state === where;
}

/** Those who stand in the menu and for whom the key does something, or nothing. */
function press(
  automaton: Automaton,
  standing: readonly Standing[],
  where: string,
  key: string,
  isDead: boolean,
): Standing[] {
  // Input of several digits: the log keeps none of it, and what it did cannot be told.
  if (key === '')
    return standing.filter(({ node }) => isMenu(automaton, node, where)).length > 0
      ? everywhere(automaton, standing)
      : [];
  const event = KEY_EVENT.get(key);
  if (!event) return [];
  return take(automaton, standing, where, event, isDead);
}

function everywhere(automaton: Automaton, standing: readonly Standing[]): Standing[] {
  return automaton.nodes.map(({ index }) => ({ node: index, literals: standing[0]?.literals ?? [] }));
}

function take(
  automaton: Automaton,
  standing: readonly Standing[],
  where: string,
  event: EventName,
  isDead?: boolean,
): Standing[] {
  const column = automaton.events.indexOf(event);
  if (column < 0) return [];
  const next: Standing[] = [];
  for (const { node, literals } of standing) {
    if (!isMenu(automaton, node, where)) continue;
    for (const branch of automaton.cells[node * automaton.events.length + column] ?? []) {
      if (isDead !== undefined && branch.isNoMatch !== isDead) continue;
      next.push(...assume(automaton.atoms, literals, branch.when, branch.next));
    }
  }
  return settle(automaton, next);
}

/** With announcements over: the places behind them, and themselves, as a caller may hang up there. */
function settle(automaton: Automaton, standing: readonly Standing[]): Standing[] {
  const column = automaton.events.indexOf('DONE');
  const found = new Map<string, Standing>();
  const open = [...standing];
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, literals } = at;
    const key = `${node} ${literals
      .map(({ atom, value }) => (value ? atom : -1 - atom))
      .toSorted((a, b) => a - b)
      .join()}`;
    if (found.has(key)) continue;
    found.set(key, at);
    if (automaton.nodes[node]?.kind !== 'announcement') continue;
    for (const branch of automaton.cells[node * automaton.events.length + column] ?? [])
      open.push(...assume(automaton.atoms, literals, branch.when, branch.next));
  }
  return [...found.values()];
}

function assume(
  atoms: readonly Atom[],
  literals: readonly Literal[],
  more: readonly Literal[],
  node: number,
): Standing[] {
  const fresh = more.filter(
    ({ atom, value }) => !literals.some((each) => each.atom === atom && each.value === value),
  );
  if (fresh.length === 0) return [{ node, literals }];
  const all = [...literals, ...fresh];
  return isConsistent(atoms, all) ? [{ node, literals: all }] : [];
}
