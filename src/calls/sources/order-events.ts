/**
 * The order in which things happened, when several stand in one second, and when some clocks show milliseconds and
 * others whole seconds.
 *
 * Law: the order of the rows decides only where every order would do, so a shuffled log tells the same call.
 */
import type { CallEvent } from '../types.ts';

export interface LooseEvent extends CallEvent {
  /** Of the record, in its file. */
  readonly row: number;
  /** Its clock shows whole seconds: it happened within the second that begins at `t`. */
  readonly isCoarse?: boolean;
}

const SECOND = 1000;
const INPUTS: ReadonlySet<string> = new Set(['key', 'no-input', 'no-match']);

interface Place {
  menu: string | undefined;
  queued: string | undefined;
  answered: string | undefined;
}

/** @param lacksMenus no event says that a menu began, or only that one begins again: inputs need none before them */
export function orderEvents(events: readonly LooseEvent[], lacksMenus = false): CallEvent[] {
  const sorted = liftSeconds(events).toSorted((a, b) => a.t - b.t || a.row - b.row);
  const ordered: CallEvent[] = [];
  const place: Place = { menu: undefined, queued: undefined, answered: undefined };
  const take = ({ t, event, where, value }: LooseEvent): void => {
    move(place, event, where);
    ordered.push({ t, event, where, value });
  };
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && sorted[to]?.t === sorted[from]?.t) to++;
    if (to === from + 1) take(sorted[from] as LooseEvent);
    else {
      const waiting = sorted.slice(from, to);
      while (waiting.length > 0)
        take(waiting.splice(findNext(waiting, place, lacksMenus), 1)[0] as LooseEvent);
    }
    from = to;
  }
  return ordered;
}

/**
 * A hang-up that a clock of seconds puts at 12 came after the key that another clock puts at 12.640. Only the start
 * stays where it is.
 */
function liftSeconds(events: readonly LooseEvent[]): readonly LooseEvent[] {
  if (!events.some(({ isCoarse }) => isCoarse)) return events;
  const fine = events.filter(({ isCoarse }) => !isCoarse).map(({ t }) => t);
  if (fine.length === 0) return events;
  return events.map((each) => {
    if (!each.isCoarse || each.event === 'start') return each;
    const within = fine.filter((t) => t > each.t && t < each.t + SECOND);
    return within.length === 0 ? each : { ...each, t: Math.max(...within) };
  });
}

function findNext(waiting: readonly LooseEvent[], place: Place, lacksMenus: boolean): number {
  let [best, least] = [0, Infinity];
  for (const [i, each] of waiting.entries()) {
    const rank = lacksMenus && INPUTS.has(each.event) ? 1 : rankOf(each, place, waiting);
    if (rank < least) [best, least] = [i, rank];
  }
  return best;
}

/** What can only happen now goes first; what makes others possible goes before what does not. */
function rankOf({ event, where }: LooseEvent, place: Place, waiting: readonly LooseEvent[]): number {
  const isAwaited = (...names: readonly string[]): boolean =>
    waiting.some((other) => names.includes(other.event) && other.where === where);
  switch (event) {
    case 'start':
      return 0;
    case 'key':
    case 'no-input':
    case 'no-match':
      return place.menu === where ? 1 : 7;
    case 'answer':
      return place.queued === where ? 2 : 7;
    case 'advice':
    case 'transfer':
      return place.answered === where ? 3 : 7;
    case 'menu':
      return isAwaited('key', 'no-input', 'no-match') ? 4 : 5;
    case 'queue':
      return isAwaited('answer', 'transfer') ? 5 : 6;
    case 'end':
      return 8;
    default:
      return 9;
  }
}

function move(place: Place, event: CallEvent['event'], where: string): void {
  if (event === 'menu') place.menu = where;
  if (event === 'key') place.menu = undefined;
  if (event === 'queue') place.queued = where;
  if (event === 'answer') {
    place.queued = undefined;
    place.answered = where;
  }
  if (event === 'transfer') place.answered = undefined;
}
