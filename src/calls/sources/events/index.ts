/** The event table itself, as other programs export it: `call, t, event, where, value` and what a start knows. */
import { callOfRows, CALL_COLUMNS, parseCallRow, type ReadRow } from '../../call-table.ts';
import { merge, refuse, type Fate } from '../reasons.ts';
import type { CallSource, ReadContext, SettledFragment } from '../types.ts';

const CALLER = /^[0-9a-f]{16}$/;
/** What must be there, by name. */
const NEEDED = CALL_COLUMNS.slice(0, 4);

export const events: CallSource = {
  id: 'events',
  kinds: [
    {
      id: 'events',
      form: 'csv',
      hasHeader: true,
      sniff: (head) => {
        const [first = ''] = head.replace(/^#.*\n/, '').split(/\r?\n/);
        const names = new Set(first.split(/[,;\t]/).map((name) => name.trim()));
        return NEEDED.every((name) => names.has(name)) ? 1 : 0;
      },
      open: (context, header) => {
        const places = CALL_COLUMNS.map((name) => header.findIndex((each) => each.trim() === name));
        const missing = NEEDED.filter((_, i) => places[i] === -1);
        if (missing.length > 0) return { missing };
        return (row) => {
          const read = parseCallRow(places.map((place) => row[place] ?? ''));
          if (typeof read === 'string') return refuse(read);
          const where = placeOf(read, context);
          if (where === undefined) return refuse(read.event === 'start' ? 'unknownLine' : 'unknownMenu');
          const { call, t, event, value, version, arm, precision, need } = read;
          const isStart = event === 'start';
          return {
            key: call,
            events: [{ t, event, where, value }],
            facts: isStart ? { caller: hashOf(read.caller, context), version, arm, precision, need } : {},
          };
        };
      },
    },
  ],
  join: (fragments) => {
    const fates = new Map<SettledFragment, Fate>();
    const start = fragments.find(({ events: [first] }) => first?.event === 'start');
    const seen = new Set<string>();
    const kept = fragments.filter((fragment) => {
      const told = JSON.stringify(fragment.events);
      if (!start) fates.set(fragment, refuse('orphan'));
      else if (seen.has(told)) fates.set(fragment, merge());
      return !fates.has(fragment) && seen.add(told);
    });
    const rows = kept
      .map((fragment) => ({ call: fragment.key, ...fragment.facts, ...fragment.events[0] }) as ReadRow)
      .toSorted((a, b) => a.t - b.t || Number(b.event === 'start') - Number(a.event === 'start'));
    const call = callOfRows(rows);
    return { calls: call ? [call] : [], fates };
  },
};

/** Sixteen digits are no number: the longest that is has fifteen. */
function hashOf(caller: string, context: ReadContext): string {
  return caller === '' || CALLER.test(caller) ? caller : context.hashCaller(caller);
}

function placeOf({ event, where }: ReadRow, context: ReadContext): string | undefined {
  if (event === 'start') return context.line(where);
  if (where === '') return '';
  return event === 'menu' || event === 'key' || event === 'no-input' || event === 'no-match'
    ? context.menu(where)
    : where;
}
