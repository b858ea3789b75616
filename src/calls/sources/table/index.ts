/** Any CSV, as a mapping says: a row a call or a row an event. */
import { compileTimePattern } from '../../mapping/time-pattern.ts';
import type { Mapping } from '../../mapping/types.ts';
import type { CallEvent, LoggedCall, Precision } from '../../types.ts';
import { completeMenus } from '../../complete-menus.ts';
import { orderEvents } from '../order-events.ts';
import { merge, refuse, type Fate } from '../reasons.ts';
import type { CallSource, Joined, SettledFragment } from '../types.ts';
import { openTable } from './read-row.ts';

export function tableSource(mapping: Mapping): CallSource {
  const { time, rows = 'call' } = mapping;
  const written =
    time?.precision ??
    (time?.pattern === undefined ? undefined : compileTimePattern(time.pattern)?.precision);
  return {
    id: 'csv',
    kinds: [
      {
        id: 'table',
        form: 'csv',
        hasHeader: true,
        ...(mapping.delimiter !== undefined && { delimiter: mapping.delimiter }),
        sniff: () => 1,
        open: (context, header) => openTable(mapping, context, header),
      },
    ],
    join: (fragments) => (rows === 'call' ? joinRows(fragments, written) : joinEvents(fragments, written)),
  };
}

/** A row is a call: what tells it twice is merged, the row with most events counts. */
function joinRows(fragments: readonly SettledFragment[], written: Precision | undefined): Joined {
  const [first] = fragments;
  if (!first) return { calls: [] };
  const fullest = fragments.reduce(
    (best, each) => (each.events.length > best.events.length ? each : best),
    first,
  );
  const fates = new Map<SettledFragment, Fate>();
  const told = fragments.length > 1 ? JSON.stringify(fullest.events) : '';
  for (const each of fragments)
    if (each !== fullest)
      fates.set(each, merge(JSON.stringify(each.events) === told ? 'double' : 'repeated'));
  return { calls: [callOf(fullest, sorted(fullest.events), written)], fates };
}

/** A row is an event. */
function joinEvents(fragments: readonly SettledFragment[], written: Precision | undefined): Joined {
  const fates = new Map<SettledFragment, Fate>();
  const start = fragments.find(({ events }) => events.some(({ event }) => event === 'start'));
  if (!start) {
    for (const each of fragments) fates.set(each, refuse('orphan'));
    return { calls: [], fates };
  }
  const all = fragments.flatMap(({ events }) => events);
  // What is told twice is told of one moment.
  if (new Set(all.map(({ t }) => t)).size === all.length)
    return { calls: [callOf(start, sorted(all), written)] };
  const events: SettledFragment['events'][number][] = [];
  const seen = new Set<string>();
  for (const fragment of fragments) {
    let isNew = fragment.events.length === 0;
    for (const event of fragment.events) {
      const told = `${event.t} ${event.event} ${event.where} ${event.value}`;
      if (seen.has(told)) continue;
      seen.add(told);
      events.push(event);
      isNew = true;
    }
    if (!isNew) fates.set(fragment, merge());
  }
  return { calls: [callOf(start, sorted(events), written)], fates };
}

/** By time; what stands in one second in the order in which it can have happened. */
function sorted(events: SettledFragment['events']): readonly CallEvent[] {
  const isInOrder = events.every(({ t }, i) => i === 0 || t >= (events[i - 1]?.t ?? t));
  if (isInOrder && events[0]?.event === 'start') return events;
  return orderEvents(
    events.map((event, row) => ({ ...event, row })),
    true,
  );
}

function callOf(
  start: SettledFragment,
  events: readonly CallEvent[],
  written: Precision | undefined,
): LoggedCall {
  const { caller, arm, isCoarse } = start.facts;
  return {
    call: start.key,
    line: events[0]?.event === 'start' ? events[0].where : '',
    caller: String(caller ?? ''),
    version: '',
    arm: String(arm ?? ''),
    need: '',
    precision: written ?? (isCoarse === 'yes' ? 's' : 'ms'),
    events: completeMenus(events),
  };
}
