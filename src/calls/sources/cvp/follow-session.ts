/** Menus, keys and failures of a session, from what its elements write. */
import { factOf, timeOf } from '../make-call.ts';
import type { LooseEvent } from '../order-events.ts';
import type { SettledFragment } from '../types.ts';

interface Visit {
  readonly where: string;
  /** Place among the events of what was pressed. */
  input?: number;
}

/** Order within one moment, in which a menu writes several rows: what was pressed goes before what became of it. */
const RANKS = ['start', 'utterance', 'noinput', 'nomatch', 'exit', 'enter', 'audio_group'];

const INPUTS = ['utterance', 'noinput', 'nomatch'];

/** @param told of one session, by time */
export function followSession(told: readonly SettledFragment[]): LooseEvent[] {
  const rankOf = (each: SettledFragment): number => RANKS.indexOf(factOf(each, 'action'));
  const sorted = told.toSorted(
    (a, b) => (timeOf(a, 't') ?? 0) - (timeOf(b, 't') ?? 0) || rankOf(a) - rankOf(b) || a.row - b.row,
  );
  // Announcements are elements and play audio, too: a menu is one of which the mapping, its class or an input says so.
  const listens = new Set(
    told
      .filter((each) => factOf(each, 'isMenu') !== '' || INPUTS.includes(factOf(each, 'action')))
      .map((each) => factOf(each, 'where')),
  );
  const data = new Set(
    told.filter((each) => factOf(each, 'isData') !== '').map((each) => factOf(each, 'where')),
  );
  const events: LooseEvent[] = [];
  let visit: Visit | undefined;
  for (const each of sorted) {
    const { row } = each;
    const t = timeOf(each, 't') ?? 0;
    const where = factOf(each, 'where');
    if (where === '' || data.has(where)) continue;
    const add = (event: LooseEvent['event'], value = ''): number =>
      events.push({ t, event, where, value, row }) - 1;
    switch (factOf(each, 'action')) {
      case 'enter':
        add('menu');
        visit = { where };
        break;
      case 'audio_group':
        // After silence or a wrong key, an element that is not entered anew says its menu again.
        if (visit?.where !== where || visit.input === undefined) break;
        add('menu');
        visit = { where };
        break;
      case 'utterance':
        if (visit?.where !== where) break;
        visit.input = add('key', factOf(each, 'key'));
        break;
      case 'noinput':
        if (visit?.where !== where) break;
        visit.input = add('no-input');
        break;
      case 'nomatch': {
        if (visit?.where !== where) break;
        const before = visit.input === undefined ? undefined : events[visit.input];
        if (before?.event === 'key' && visit.input !== undefined)
          events[visit.input] = { ...before, event: 'no-match' };
        else visit.input = add('no-match');
        break;
      }
    }
  }
  return events.filter(({ event, where }) => event !== 'menu' || listens.has(where));
}
