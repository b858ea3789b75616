/**
 * Amazon Connect. A call is the contact that a caller began and the transfers that came of it; a call-back is the
 * company's, an event of the call that asked for it. Flow logs add menus and keys; without contact records nobody
 * knows when such a call ended.
 */
import {
  REPEAT_KEYS,
  dropDoubles,
  factOf,
  makeCall,
  firstFact,
  looseEvents,
  shareFate,
  timeOf,
} from '../make-call.ts';
import type { CallParts } from '../make-call.ts';
import type { LooseEvent } from '../order-events.ts';
import { secondsOf } from '../pick.ts';
import { exclude, merge, refuse, type Fate } from '../reasons.ts';
import type { CallSource, JoinContext, Joined, SettledFragment } from '../types.ts';
import type { EndedBy } from '../../types.ts';
import { contacts } from './contact.ts';
import { flowEvents, flowLog } from './flow-log.ts';

const ENDED_BY: ReadonlyMap<string, EndedBy> = new Map([
  ['CUSTOMER_DISCONNECT', 'caller'],
  ['AGENT_DISCONNECT', 'agent'],
  ['CONTACT_FLOW_DISCONNECT', 'system'],
  ['TELECOM_PROBLEM', 'system'],
]);
const DAY = 86_400_000;

export const connect: CallSource = {
  id: 'connect',
  kinds: [contacts, flowLog, flowEvents],
  join: (fragments, context) => {
    const { kept, fates } = dropDoubles(fragments);
    const flows = kept.filter(({ kind }) => kind !== contacts.id);
    const legs = latestOf(
      kept.filter(({ kind }) => kind === contacts.id),
      fates,
    );
    return legs.length > 0 ? joinContacts(legs, flows, fates, context) : joinFlows(flows, fates, context);
  },
};

/** Of each contact the record that was written last. */
function latestOf(
  records: readonly SettledFragment[],
  fates: Map<SettledFragment, Fate>,
): readonly SettledFragment[] {
  const latest = new Map<string, SettledFragment>();
  for (const each of records) {
    const other = latest.get(each.key);
    const isLater = other === undefined || isAfter(each, other);
    if (other) fates.set(isLater ? other : each, merge('repeated'));
    if (isLater) latest.set(each.key, each);
  }
  return [...latest.values()].toSorted(
    (a, b) => (timeOf(a, 'start') ?? 0) - (timeOf(b, 'start') ?? 0) || (a.key < b.key ? -1 : 1),
  );
}

function isAfter(a: SettledFragment, b: SettledFragment): boolean {
  const [mine = 0, other = 0] = [timeOf(a, 'updated'), timeOf(b, 'updated')];
  return mine > other || (mine === other && JSON.stringify(a.facts) > JSON.stringify(b.facts));
}

function joinContacts(
  records: readonly SettledFragment[],
  flows: readonly SettledFragment[],
  fates: Map<SettledFragment, Fate>,
  context: JoinContext,
): Joined {
  const all = [...records, ...flows];
  const root = records.find((each) => ['', each.key].includes(factOf(each, 'initial')));
  const how = root ? factOf(root, 'how') : '';
  if (root && how !== 'INBOUND' && how !== 'TRANSFER')
    return shareFate(all, exclude(how === 'OUTBOUND' ? 'outbound' : 'notACall'), fates);
  if (root === undefined || how === 'TRANSFER') return shareFate(all, refuse('orphan'), fates);
  const line = factOf(root, 'line') || (factOf(root, 'dialled') === '' ? firstFact(flows, 'line') : '');
  if (line === '')
    return shareFate(all, refuse(factOf(root, 'dialled') === '' ? 'noLine' : 'unknownLine'), fates);

  const legs: SettledFragment[] = [];
  const backs: SettledFragment[] = [];
  for (const each of records) {
    const began = factOf(each, 'how');
    const isNear = (timeOf(each, 'start') ?? 0) - (timeOf(root, 'start') ?? 0) < DAY;
    if (each === root || began === 'TRANSFER' || began === 'QUEUE_TRANSFER' || began === 'DISCONNECT')
      legs.push(each);
    else if (began === 'CALLBACK' && isNear) backs.push(each);
    else fates.set(each, exclude(began === 'OUTBOUND' ? 'agentLeg' : 'notACall'));
  }
  if ([...legs, ...backs].some((leg) => factOf(leg, 'queue') !== '' && factOf(leg, 'desk') === ''))
    return shareFate(all, refuse('unknownDesk'), fates);

  const inFlow = looseEvents(flows);
  const path = inFlow.length > 0 ? [] : root.events;
  const last = legs.at(-1) ?? root;
  const end = isPassedOn(last, records) ? undefined : timeOf(last, 'end');
  const call = makeCall({
    call: root.key,
    line,
    caller: factOf(root, 'caller'),
    precision: inFlow.length > 0 ? 'ms' : path.length > 0 ? 'order' : 's',
    start: timeOf(root, 'start') ?? 0,
    path,
    events: [
      ...inFlow,
      ...legs.flatMap((leg, i) => eventsOf(leg, legs[i - 1], flows)),
      ...backs.map(callBack),
    ],
    repeatKeys: context.optionList('repeatKeys', REPEAT_KEYS),
    ...(end !== undefined && {
      end: { t: end, by: ENDED_BY.get(factOf(last, 'why')) ?? 'unknown', isCoarse: true },
    }),
  });
  return { calls: [call], fates };
}

/** An agent has passed the caller on to a contact that is in no file: nobody knows how the call went on. */
function isPassedOn(leg: SettledFragment, records: readonly SettledFragment[]): boolean {
  const next = factOf(leg, 'next');
  return next !== '' && timeOf(leg, 'answered') !== undefined && records.every(({ key }) => key !== next);
}

function eventsOf(
  leg: SettledFragment,
  before: SettledFragment | undefined,
  flows: readonly SettledFragment[],
): LooseEvent[] {
  const { row } = leg;
  const where = factOf(leg, 'desk');
  const [start = 0, queued, answered] = [
    timeOf(leg, 'start'),
    timeOf(leg, 'queued'),
    timeOf(leg, 'answered'),
  ];
  const end = timeOf(leg, 'end');
  const events: LooseEvent[] = [];
  if (before && factOf(leg, 'how') === 'TRANSFER' && timeOf(before, 'answered') !== undefined)
    events.push({
      t: start,
      event: 'transfer',
      where: factOf(before, 'desk'),
      value: where,
      row,
      isCoarse: true,
    });
  if (where !== '' && queued !== undefined) {
    const inFlow = flows.find((each) => {
      const t = momentOf(each);
      return each.key === leg.key && factOf(each, 'block') === 'queue' && t >= queued && t < queued + 1000;
    });
    const t = inFlow ? momentOf(inFlow) : queued;
    events.push({ t, event: 'queue', where, value: '', row, isCoarse: inFlow === undefined });
    if (answered !== undefined)
      events.push({ t: answered, event: 'answer', where, value: '', row, isCoarse: true });
  }
  const outcome = factOf(leg, 'outcome');
  if (outcome !== '' && end !== undefined) {
    const afterwork = secondsOf(factOf(leg, 'afterwork')) ?? 0;
    events.push({ t: end + afterwork * 1000, event: 'outcome', where, value: outcome, row });
  }
  return events;
}

function callBack(contact: SettledFragment): LooseEvent {
  const t = timeOf(contact, 'start') ?? 0;
  return {
    t,
    event: 'callback',
    where: factOf(contact, 'desk'),
    value: '',
    row: contact.row,
    isCoarse: true,
  };
}

/** When a block was passed: a menu's event says it, too. */
const momentOf = ({ events, times }: SettledFragment): number => events[0]?.t ?? times['t'] ?? 0;

/** Without contact records: when it began, menus, keys, and the queue into which the flow put the caller. */
function joinFlows(
  flows: readonly SettledFragment[],
  fates: Map<SettledFragment, Fate>,
  context: JoinContext,
): Joined {
  // Within one moment a queue is set before it is gone to.
  const ranked = (each: SettledFragment): number => (factOf(each, 'block') === '' ? 0 : 1);
  const sorted = flows.toSorted(
    (a, b) => momentOf(a) - momentOf(b) || ranked(a) - ranked(b) || a.row - b.row,
  );
  const line = firstFact(sorted, 'line');
  const start = sorted[0] && momentOf(sorted[0]);
  if (line === '' || start === undefined) return shareFate(flows, refuse('noLine'), fates);
  const events = looseEvents(sorted);
  let desk = '';
  let end: CallParts['end'];
  for (const each of sorted) {
    const t = momentOf(each);
    desk = factOf(each, 'desk') || desk;
    if (factOf(each, 'block') === 'queue' && desk !== '')
      events.push({ t, event: 'queue', where: desk, value: '', row: each.row });
    if (factOf(each, 'block') === 'end') end = { t, by: 'system' };
  }
  const call = makeCall({
    call: sorted[0]?.key ?? '',
    line,
    precision: 'ms',
    start,
    events,
    repeatKeys: context.optionList('repeatKeys', REPEAT_KEYS),
    ...(end && { end }),
  });
  return { calls: [call], fates };
}
