/**
 * Genesys Cloud: conversations as `/api/v2/analytics/conversations/details` gives them, one object a call, UTC with
 * milliseconds. Keys are only there when a flow collects them in an attribute (`options.pathAttribute`).
 *
 * Fields: the models of the platform's public API (AnalyticsConversation, -Participant, -Session, -Segment).
 */
import { REPEAT_KEYS, dropDoubles, endWord, factOf, makeCall, shareFate, timeOf } from '../make-call.ts';
import { isFault } from '../moments.ts';
import { listAt, textAt } from '../pick.ts';
import { outcomeReader, pathReader } from '../read-input.ts';
import { exclude, isFate, merge, refuse } from '../reasons.ts';
import type { CallSource, FragmentEvent, JsonKind, ReadContext, Reading, SettledFragment } from '../types.ts';
import type { EndedBy } from '../../types.ts';

type Event = FragmentEvent & { readonly t: number };

const conversations: JsonKind = {
  id: 'conversation',
  form: 'json',
  list: 'conversations',
  sniff: (head) => (head.includes('"conversationId"') && head.includes('"participants"') ? 1 : 0),
  open: (context) => {
    const readPath = pathReader(context);
    const attribute = context.option('pathAttribute', 'menuPath');
    const readSessions = sessionReader(context);
    return (record): Reading => {
      const id = textAt(record, 'conversationId');
      if (id === '') return refuse('noId');
      if (textAt(record, 'originatingDirection') === 'outbound') return exclude('outbound');
      const participants = listAt(record, 'participants');
      const customer = participants.filter((each) => isCustomer(each)).flatMap(sessionsOf);
      if (customer.length > 0 && !customer.some(isVoice)) return exclude('otherChannel');
      const start = context.utcTime(textAt(record, 'conversationStart'));
      if (isFault(start)) return refuse(textAt(record, 'conversationStart') === '' ? 'noStart' : start);
      const endText = textAt(record, 'conversationEnd');
      const end = endText === '' ? undefined : context.utcTime(endText);
      if (end !== undefined && isFault(end)) return refuse(end);
      const line = lineOf(customer, participants, context);
      if (line === undefined) return refuse('unknownLine');
      const told = readSessions(participants);
      if (!Array.isArray(told)) return isFate(told) ? told : refuse('event');
      const path = participants.flatMap((each) => readPath(textAt(each, 'attributes', attribute)));
      return {
        key: id,
        times: end === undefined ? { start } : { start, end },
        events: [...path.map((step) => ({ t: start, ...step })), ...told],
        facts: {
          line,
          caller: context.hashCaller(numberOf(customer.map((each) => textAt(each, 'ani')))),
          steps: path.length,
          by: endedBy(customer, participants),
        },
      };
    };
  },
};

const sessionsOf = (participant: unknown): readonly unknown[] => listAt(participant, 'sessions');
const isVoice = (session: unknown): boolean => ['voice', ''].includes(textAt(session, 'mediaType'));

function isCustomer(participant: unknown): boolean {
  return ['customer', 'external'].includes(textAt(participant, 'purpose'));
}

function numberOf(addresses: readonly string[]): string {
  return (addresses.find((each) => each !== '') ?? '').replace(/^(?:tel|sip):/, '');
}

/** By the number that was dialled, else by the name of the flow that answered. */
function lineOf(
  customer: readonly unknown[],
  participants: readonly unknown[],
  context: ReadContext,
): string | undefined {
  const dialled = numberOf(customer.map((each) => textAt(each, 'dnis')));
  const flow = participants.flatMap(sessionsOf).map((each) => textAt(each, 'flow', 'flowName'));
  const line = dialled === '' ? undefined : context.line(dialled);
  const name = line === undefined ? flow.find((each) => each !== '') : undefined;
  return line ?? (name === undefined ? undefined : context.line(name));
}

/** @returns of a reader: what happened after the menus; a fate when a queue has no desk */
function sessionReader(context: ReadContext): (participants: readonly unknown[]) => Event[] | Reading {
  const readOutcome = outcomeReader(context);
  return (participants) => {
    const events: Event[] = [];
    for (const participant of participants) {
      const purpose = textAt(participant, 'purpose');
      if (purpose !== 'acd' && purpose !== 'agent') continue;
      for (const session of sessionsOf(participant)) {
        const isCallBack = textAt(session, 'mediaType') === 'callback';
        if (!isCallBack && !isVoice(session)) continue;
        let hasBegun = false;
        // Wrapping up belongs to the queue of the talk before.
        let talkedFor = '';
        for (const segment of listAt(session, 'segments')) {
          const kind = textAt(segment, 'segmentType');
          const isWrapUp = kind === 'wrapup';
          const code = isWrapUp ? readOutcome(textAt(segment, 'wrapUpCode')) : '';
          if (kind !== 'interact' && code === '') continue;
          const queue = textAt(segment, 'queueId');
          const desk = queue === '' ? '' : context.desk(queue);
          if (desk === undefined) return refuse('unknownDesk');
          const t = context.utcTime(textAt(segment, isWrapUp ? 'segmentEnd' : 'segmentStart'));
          if (isFault(t)) return refuse(t);
          if (isWrapUp) events.push({ t, event: 'outcome', where: desk || talkedFor, value: code });
          // Holding cuts a talk into segments; only the first of them is the answer.
          else if (desk !== '' && !hasBegun && !(isCallBack && purpose === 'acd')) {
            const event = isCallBack ? 'callback' : purpose === 'acd' ? 'queue' : 'answer';
            events.push({ t, event, where: desk, value: '' });
          }
          hasBegun ||= kind === 'interact';
          talkedFor = desk || talkedFor;
        }
      }
    }
    return keepAnswers(events);
  };
}

/** Agents who were rung directly by other agents answer without a queue; no caller waited for them. */
function keepAnswers(events: readonly Event[]): Event[] {
  return events.filter(
    ({ event, where, t }) =>
      event !== 'answer' ||
      events.some((other) => other.event === 'queue' && other.where === where && other.t <= t),
  );
}

/** `endpoint` on the caller's own side is the caller hanging up; `client` on an agent's side the agent. */
function endedBy(customer: readonly unknown[], participants: readonly unknown[]): EndedBy {
  const last = (sessions: readonly unknown[]): string =>
    sessions
      .flatMap((each) => listAt(each, 'segments'))
      .map((each) => textAt(each, 'disconnectType'))
      .findLast((each) => each !== '') ?? '';
  if (last(customer) === 'endpoint' || last(customer) === 'client') return 'caller';
  const talking = (session: unknown): readonly unknown[] =>
    listAt(session, 'segments').filter((each) => textAt(each, 'segmentType') === 'interact');
  const agents = participants
    .filter((each) => textAt(each, 'purpose') === 'agent')
    .flatMap(sessionsOf)
    .flatMap(talking)
    .map((each) => textAt(each, 'disconnectType'));
  if (agents.at(-1) === 'client' || agents.at(-1) === 'endpoint') return 'agent';
  return ['system', 'error', 'timeout'].includes(last(customer)) ? 'system' : 'unknown';
}

export const genesys: CallSource = {
  id: 'genesys',
  kinds: [conversations],
  join: (fragments, context) => {
    const { kept, fates } = dropDoubles(fragments);
    // An export that ran while the conversation did is said again, fuller, by the next.
    const [latest, ...earlier] = kept.toSorted(
      (a, b) =>
        endedAt(b) - endedAt(a) || b.events.length - a.events.length || (textOf(a) < textOf(b) ? -1 : 1),
    );
    for (const each of earlier) fates.set(each, merge('repeated'));
    const start = latest && timeOf(latest, 'start');
    if (latest === undefined || start === undefined) return shareFate(kept, refuse('noStart'), fates);
    const steps = Number(latest.facts['steps']) || 0;
    const end = timeOf(latest, 'end');
    const call = makeCall({
      call: latest.key,
      line: factOf(latest, 'line'),
      caller: factOf(latest, 'caller'),
      precision: steps > 0 ? 'order' : 'ms',
      start,
      path: latest.events.slice(0, steps),
      events: latest.events.slice(steps).map((each) => ({ ...each, row: latest.row })),
      repeatKeys: context.optionList('repeatKeys', REPEAT_KEYS),
      ...(end !== undefined && { end: { t: end, by: endWord(factOf(latest, 'by')) } }),
    });
    return { calls: [call], fates };
  },
};

const endedAt = (fragment: SettledFragment): number => timeOf(fragment, 'end') ?? 0;
const textOf = ({ events, facts }: SettledFragment): string => JSON.stringify([events, facts]);
