/**
 * Asterisk. Legs of a call have one linked id, which is the unique id of the caller's own channel; whatever of call
 * records, channel events and queue log there is goes together by it. Channel events know most and go first.
 */
import {
  REPEAT_KEYS,
  dropDoubles,
  endWord,
  factOf,
  makeCall,
  firstFact,
  looseEvents,
  shareFate,
  timeOf,
} from '../make-call.ts';
import type { CallParts } from '../make-call.ts';
import type { LooseEvent } from '../order-events.ts';
import { exclude, refuse, type Fate } from '../reasons.ts';
import type { CallSource, SettledFragment } from '../types.ts';
import { records, startIn } from './cdr.ts';
import { channelEvents } from './cel.ts';
import { followChannel } from './follow-channel.ts';
import { queueLog } from './queue-log.ts';

export const asterisk: CallSource = {
  id: 'asterisk',
  kinds: [channelEvents, records, queueLog],
  join: (fragments, context) => {
    const { kept, fates } = dropDoubles(fragments);
    const sorted = kept.toSorted((a, b) => momentOf(a) - momentOf(b) || a.row - b.row);
    const ofKind = (id: string): readonly SettledFragment[] => sorted.filter(({ kind }) => kind === id);
    const [channel, queues] = [ofKind(channelEvents.id), ofKind(queueLog.id)];
    const rows = ownRecords(ofKind(records.id), fates);
    const begin = channel.find(
      (each) => factOf(each, 'type') === 'CHAN_START' && each.facts['isOwn'] === true,
    );
    const key = begin?.key ?? rows[0]?.key ?? queues[0]?.key ?? '';
    const start = startOf(begin, rows, key);
    if (start === undefined || (channel.length > 0 && begin === undefined && rows.length === 0))
      return shareFate(kept, refuse(channel.length > 0 ? 'orphan' : 'noStart'), fates);
    const line = (begin && factOf(begin, 'line')) || firstFact(rows, 'line') || context.option('line', '');
    if (line === '')
      return shareFate(kept, refuse(queues.length === kept.length ? 'noLine' : 'unknownLine'), fates);

    const seen = followChannel(channel);
    if ([...seen, ...looseEvents(queues)].some((each) => each.event === 'queue' && each.where === ''))
      return shareFate(kept, refuse('unknownDesk'), fates);
    const isFine = channel.length > 0;
    const parts: CallParts = {
      call: key,
      line,
      caller:
        [begin ? [begin] : [], rows, queues].map((each) => firstFact(each, 'caller')).find(Boolean) ?? '',
      precision: isFine ? 'ms' : 's',
      start,
      events: unite(seen, looseEvents(queues, true)),
      infersMenus: seen.length === 0,
      repeatKeys: context.optionList('repeatKeys', REPEAT_KEYS),
    };
    const end = endOf(channel, rows, queues);
    return { calls: [makeCall(end ? { ...parts, end } : parts)], fates };
  },
};

const momentOf = (each: SettledFragment): number => timeOf(each, 't') ?? timeOf(each, 'start') ?? 0;

/** A call has a row for each leg; the caller's own has its unique id as linked id, or none. */
function ownRecords(
  rows: readonly SettledFragment[],
  fates: Map<SettledFragment, Fate>,
): readonly SettledFragment[] {
  const own = rows.filter((each) => ['', each.key].includes(factOf(each, 'linked')));
  if (own.length > 0) for (const each of rows) if (!own.includes(each)) fates.set(each, exclude('agentLeg'));
  return own.length > 0 ? own : rows;
}

function startOf(
  begin: SettledFragment | undefined,
  rows: readonly SettledFragment[],
  key: string,
): number | undefined {
  return (begin && timeOf(begin, 't')) ?? (rows[0] && timeOf(rows[0], 'start')) ?? startIn(key);
}

/**
 * Both logs tell of queues, and of keys where the dialplan writes them twice: each is taken from the finer one. The
 * queue log still knows which keys were wrong.
 */
function unite(seen: readonly LooseEvent[], queued: readonly LooseEvent[]): LooseEvent[] {
  const has = (...names: readonly string[]): boolean => seen.some(({ event }) => names.includes(event));
  const inputs = ['key', 'no-input', 'no-match'];
  const wrong = queued.filter(({ event }) => event === 'no-match');
  const [keys, desks, transfers] = [has(...inputs), has('queue'), has('transfer')];
  const told = queued.filter(({ event }) =>
    inputs.includes(event) ? !keys && seen.length === 0 : event === 'transfer' ? !transfers : !desks,
  );
  const united = seen.map((each) => {
    const isWrong =
      each.event === 'key' &&
      wrong.some(
        ({ where, t }) => where === each.where && Math.abs(t - Math.floor(each.t / 1000) * 1000) <= 1000,
      );
    return isWrong ? { ...each, event: 'no-match' as const } : each;
  });
  return [...united, ...told];
}

function endOf(
  channel: readonly SettledFragment[],
  rows: readonly SettledFragment[],
  queues: readonly SettledFragment[],
): CallParts['end'] {
  const hangup = channel.findLast(
    (each) => each.facts['isOwn'] === true && factOf(each, 'type') === 'HANGUP',
  );
  const inQueue = queues.findLast((each) => factOf(each, 'by') !== '');
  if (hangup) return { t: momentOf(hangup), by: endWord(factOf(hangup, 'by')) };
  const where = inQueue ? factOf(inQueue, 'where') : '';
  const last = rows.toSorted((a, b) => (timeOf(b, 'end') ?? 0) - (timeOf(a, 'end') ?? 0))[0];
  const t = last && timeOf(last, 'end');
  if (last && t !== undefined)
    return {
      t,
      by: endWord(inQueue ? factOf(inQueue, 'by') : factOf(last, 'by')),
      isCoarse: true,
      where: inQueue ? where : factOf(last, 'where'),
    };
  return inQueue && { t: momentOf(inQueue), by: endWord(factOf(inQueue, 'by')), isCoarse: true, where };
}
