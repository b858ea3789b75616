/** Joins what was gathered, call by call, and lays the calls out by day. */
import {
  callFinisher,
  hashText,
  settleMoments,
  type CallSource,
  type Fate,
  type ImportContext,
  type LoggedCall,
  type Mapping,
  type PlacedFragment,
  type SettledFragment,
} from '../calls/index.ts';
import { SHELVES, Stopped, type Gathered, type Watch } from './gather.ts';
import type { Shelves } from './shelves.ts';
import type { Survey } from './survey.ts';

const DAY_MS = 86_400_000;
/** Calls between two looks at memory. */
const OFTEN = 2000;
/** Bytes that an event takes in a scratch file, about. */
const EVENT_BYTES = 100;

export async function joinCalls(
  source: CallSource,
  mapping: Mapping,
  context: ImportContext,
  gathered: Gathered,
  fragments: Shelves<PlacedFragment>,
  moved: Shelves<PlacedFragment>,
  days: Shelves<LoggedCall>,
  survey: Survey,
  watch: Watch,
): Promise<void> {
  const { tally, offsets, rootOf, linked } = gathered;
  const kinds = source.kinds.map(({ id }) => id);
  const finish = callFinisher(mapping, (caller) => context.excludedBy(caller));
  const shift = (kind: number, t: number): number => offsets.shift(kind, t);

  const isShifted = (kind: number): boolean => offsets.isShifted(kind);

  const joinOne = (own: readonly PlacedFragment[]): void => {
    const settled = settleMoments(own, kinds, shift, isShifted);
    const fail = (fate: Fate, because?: string, fates?: ReadonlyMap<SettledFragment, Fate>): void =>
      own.forEach(({ file, row }, i) => {
        const given = typeof settled === 'string' ? undefined : settled[i] && fates?.get(settled[i]);
        const { fate: outcome, reason } = given ?? fate;
        tally.add(outcome, reason, file, row, given ? undefined : because);
      });
    if (settled === 'ambiguous') return fail({ fate: 'refused', reason: 'ambiguous' });
    const { calls, fates } = source.join(settled, context);
    const finished = calls.map(finish);
    const broken = finished.find(({ fate }) => fate !== undefined);
    if (broken?.fate?.reason === 'closed') survey.closed += 1;
    if (broken?.fate) return fail(broken.fate, 'because' in broken ? broken.because : undefined, fates);
    if (calls.length === 0) return fail({ fate: 'refused', reason: 'orphan' }, undefined, fates);
    own.forEach(({ file, row }, i) => {
      const fate = fates?.get(settled[i] as SettledFragment);
      if (fate) tally.add(fate.fate, fate.reason, file, row);
      else tally.used += 1;
    });
    for (const { call } of finished)
      if (call) {
        survey.add(call);
        days.put(Math.floor((call.events[0]?.t ?? 0) / DAY_MS), call, call.events.length * EVENT_BYTES);
      }
  };

  const joinShelf = async (items: readonly PlacedFragment[], isFirst: boolean): Promise<void> => {
    const calls = new Map<string, PlacedFragment[]>();
    for (const fragment of items) {
      const root = rootOf(fragment.key);
      // Fragments under another key of its call may lie on another shelf.
      if (isFirst && linked.has(root)) moved.put(hashText(root) % SHELVES, fragment, EVENT_BYTES);
      else {
        const own = calls.get(root);
        if (own) own.push(fragment);
        else calls.set(root, [fragment]);
      }
    }
    let done = 0;
    for (const own of calls.values()) {
      joinOne(own.length > 1 ? own.toSorted((a, b) => a.file - b.file || a.row - b.row) : own);
      if (++done % OFTEN === 0) await relieve();
    }
    await relieve();
  };
  const relieve = async (): Promise<void> => {
    if (watch.signal.aborted) throw new Stopped();
    await days.relieve();
    await moved.relieve();
  };

  const shelves = fragments.shelves();
  for (const [i, shelf] of shelves.entries()) {
    await joinShelf(await fragments.take(shelf), true);
    watch.show(i + 1);
  }
  for (const shelf of moved.shelves()) await joinShelf(await moved.take(shelf), false);
}

/** Days in their order, each sorted by start; calls of one moment by their id. @param watch is shown events */
export async function* listCalls(
  days: Shelves<LoggedCall>,
  watch: Watch,
): AsyncGenerator<readonly LoggedCall[]> {
  let done = 0;
  for (const day of days.shelves()) {
    const calls = await days.take(day);
    calls.sort((a, b) => startOf(a) - startOf(b) || (a.call < b.call ? -1 : a.call > b.call ? 1 : 0));
    for (let i = 0; i < calls.length; i += OFTEN) {
      if (watch.signal.aborted) throw new Stopped();
      const some = calls.slice(i, i + OFTEN);
      yield some;
      for (const { events } of some) done += events.length;
      watch.show(done);
    }
  }
}

function startOf({ events }: LoggedCall): number {
  return events[0]?.t ?? 0;
}
