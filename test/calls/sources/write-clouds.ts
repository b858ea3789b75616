/** The story as platforms in the cloud write it. */
import { DIALLED, endOf, find, jsonLines, csvOf, startOf, utc, waitsOf, type Told } from './story.ts';
import type { Log } from './read-logs.ts';

const ARN = 'arn:aws:connect:us-east-1:000000000000:instance/i-7';
const outcomeOf = (call: Told): string => find(call, 'outcome')[0]?.value ?? '';

/** A contact for each desk: a transfer begins a new one. */
export function connectRecords(story: readonly Told[]): Log {
  const records = story.flatMap((call) => {
    const waits = waitsOf(call);
    const legs = waits.length === 0 ? [undefined] : waits;
    return legs.map((wait, i) => {
      const isLast = i === legs.length - 1;
      const begin = i === 0 ? startOf(call) : (wait?.from ?? 0);
      const end = isLast ? endOf(call).t : (wait?.until ?? 0);
      const agent = wait?.answer === undefined ? null : agentOf(wait.answer);
      return {
        ContactId: `${call.call}-leg${i}`,
        ...(i > 0 && {
          InitialContactId: `${call.call}-leg0`,
          PreviousContactId: `${call.call}-leg${i - 1}`,
        }),
        Channel: 'VOICE',
        InitiationMethod: i === 0 ? 'INBOUND' : 'TRANSFER',
        InitiationTimestamp: utc(begin, false),
        DisconnectTimestamp: utc(end, false),
        DisconnectReason: endOf(call).value === 'caller' ? 'CUSTOMER_DISCONNECT' : 'AGENT_DISCONNECT',
        CustomerEndpoint: call.number === '' ? null : { Address: call.number, Type: 'TELEPHONE_NUMBER' },
        SystemEndpoint: { Address: DIALLED, Type: 'TELEPHONE_NUMBER' },
        Queue: wait
          ? { ARN: `${ARN}/queue/${wait.desk}`, Name: wait.desk, EnqueueTimestamp: utc(wait.from, false) }
          : null,
        Agent: agent,
        Attributes: isLast ? { disposition: outcomeOf(call), name: 'Jane Example' } : {},
        LastUpdateTimestamp: utc(end + 40_000, false),
        Recording: { Location: `s3://calls${call.number}` },
      };
    });
  });
  return { name: 'contacts.jsonl', text: jsonLines(records) };
}

function agentOf(answer: number) {
  return {
    Username: 'jane.example',
    ConnectedToAgentTimestamp: utc(answer, false),
    AfterContactWorkDuration: 20,
  };
}

/** Newer names of blocks and of what happened than the contact records are old. */
export function connectFlow(story: readonly Told[]): Log {
  const records = story.flatMap((call) => {
    let hasQueued = false;
    return call.events.flatMap(({ t, event, where, value }): object[] => {
      const line = (type: string, more: object): object => ({
        ContactId: `${call.call}-leg0`,
        ContactFlowName: 'energy',
        ContactFlowModuleType: type,
        Timestamp: utc(t),
        ...more,
      });
      const menu = { Identifier: where, Parameters: { Text: 'For bills, press 2', Timeout: '8' } };
      if (event === 'start') return [line('SetLoggingBehavior', { Identifier: 'a1', Parameters: {} })];
      if (event === 'menu') return [line('GetParticipantInput', menu)];
      if (event === 'no-input')
        return [line('GetParticipantInput', { ...menu, Results: 'InputTimeLimitExceeded' })];
      if (event === 'key' || event === 'no-match')
        return [line('GetParticipantInput', { ...menu, Results: value })];
      if (event !== 'queue' || hasQueued) return [];
      hasQueued = true;
      const queue = { Identifier: 'q', Parameters: { Queue: `${ARN}/queue/${where}` } };
      return [line('SetQueue', queue), line('TransferToQueue', { Identifier: 'x', Parameters: {} })];
    });
  });
  // As an export to S3 writes them: a stamp, then the record.
  return { name: 'flow.log', text: records.map((each) => `${utc(0)} ${JSON.stringify(each)}\n`).join('') };
}

export function genesysConversations(story: readonly Told[]): Log {
  const conversations = story.map((call) => {
    const waits = waitsOf(call);
    const end = endOf(call);
    const keys = find(call, 'key', 'no-input', 'no-match');
    const customer = {
      purpose: 'customer',
      participantName: 'Jane Example',
      sessions: [
        {
          mediaType: 'voice',
          ani: call.number === '' ? 'sip:anonymous' : `tel:${call.number}`,
          dnis: `tel:${DIALLED}`,
          segments: [segment(startOf(call), end.t, 'interact', end.value === 'caller' ? 'endpoint' : 'peer')],
        },
      ],
    };
    const until = waits[0]?.from ?? end.t;
    const flow = {
      purpose: 'ivr',
      attributes: { keys: keys.map(({ event, where, value }) => `${where}=${value || event}`).join('>') },
      sessions: [
        {
          mediaType: 'voice',
          flow: { flowName: 'energy' },
          segments: [segment(startOf(call), until, 'ivr', 'transfer')],
        },
      ],
    };
    const desks = waits.flatMap(({ desk, from, answer, until: over }) => {
      const acd = {
        purpose: 'acd',
        sessions: [
          {
            mediaType: 'voice',
            segments: [{ ...segment(from, answer ?? over, 'interact', 'transfer'), queueId: desk }],
          },
        ],
      };
      if (answer === undefined) return [acd];
      const by = over < end.t ? 'transfer' : end.value === 'caller' ? 'peer' : 'client';
      // A talk with a pause on hold in it.
      const talk = [
        { ...segment(answer, answer + 5000, 'interact', ''), queueId: desk },
        { ...segment(answer + 5000, answer + 9000, 'hold', ''), queueId: desk },
        { ...segment(answer + 9000, over, 'interact', by), queueId: desk },
        {
          ...segment(over, find(call, 'outcome')[0]?.t ?? over, 'wrapup', ''),
          wrapUpCode: over < end.t ? 'passed on' : outcomeOf(call),
        },
      ];
      return [acd, { purpose: 'agent', userId: 'u-1', sessions: [{ mediaType: 'voice', segments: talk }] }];
    });
    return {
      conversationId: call.call,
      conversationStart: utc(startOf(call)),
      conversationEnd: utc(end.t),
      originatingDirection: 'inbound',
      participants: [customer, flow, ...desks],
    };
  });
  return {
    name: 'details.json',
    text: JSON.stringify({ conversations, totalHits: conversations.length }, undefined, 2),
  };
}

const segment = (from: number, to: number, segmentType: string, disconnectType: string): object => ({
  segmentStart: utc(from),
  segmentEnd: utc(to),
  segmentType,
  ...(disconnectType !== '' && { disconnectType }),
});

const mail = (t: number): string => new Date(t).toUTCString().replace('GMT', '+0000');

/** With a child call for each agent who answered. */
export function twilioCalls(story: readonly Told[]): Log {
  const rows = story.flatMap((call) => [
    [
      `CA${call.call}`,
      '',
      call.number || '+266696687',
      DIALLED,
      'inbound',
      'completed',
      mail(startOf(call)),
      mail(endOf(call).t),
    ],
    ...waitsOf(call).flatMap(({ desk, answer, until }) =>
      answer === undefined
        ? []
        : [
            [
              `CA${call.call}-${desk}`,
              `CA${call.call}`,
              DIALLED,
              '+15557030001',
              'outbound-dial',
              'completed',
              mail(answer),
              mail(until),
            ],
          ],
    ),
  ]);
  const header = ['Sid', 'Parent Call Sid', 'From', 'To', 'Direction', 'Status', 'Start Time', 'End Time'];
  return { name: 'calls.csv', text: csvOf([header, ...rows]) };
}

export function twilioSteps(story: readonly Told[]): Log {
  const records = story.flatMap((call) => {
    const step = { execution_sid: `FN${call.call}` };
    const begin = {
      ...step,
      name: 'incomingCall',
      transitioned_from: 'Trigger',
      transitioned_to: 'root',
      date_created: utc(startOf(call)),
      context: {},
    };
    const told = find(call, 'key', 'no-input', 'no-match', 'queue').map(({ t, event, where, value }) => ({
      ...step,
      name: event === 'no-input' ? 'timeout' : event === 'queue' ? 'callComplete' : 'keypress',
      type: event === 'queue' ? 'enqueue-call' : 'gather-input-on-call',
      transitioned_from: where,
      transitioned_to: event === 'key' || event === 'queue' ? '' : where,
      date_created: utc(t),
      context: {
        widgets: value === '' ? {} : { [where]: { Digits: value } },
        contact: { name: 'Jane Example' },
      },
    }));
    const isAtMenu = find(call, 'queue').length === 0;
    const hangup = {
      ...step,
      name: 'hangup',
      type: 'split-based-on',
      transitioned_from: 'x',
      transitioned_to: '',
      date_created: utc(endOf(call).t),
      context: {},
    };
    const ended = {
      type: 'com.twilio.studio.flow.execution.ended',
      data: {
        ...step,
        contact_channel_address: call.number,
        started_by: `CA${call.call}`,
        date_created: utc(startOf(call)),
        date_updated: utc(endOf(call).t),
      },
    };
    return [begin, ...told, ...(isAtMenu ? [hangup] : []), ended];
  });
  return { name: 'steps.jsonl', text: jsonLines(records) };
}
