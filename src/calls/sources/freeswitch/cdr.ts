/**
 * JSON call detail records: an object a leg; clocks in microseconds, those of queues in seconds. All keys of a call
 * stand in one of its variables without menus and times, so they are not read: the menus' log has them.
 *
 * Fields: FreeSWITCH, mod_json_cdr and mod_callcenter's channel variables.
 */
import { epochOf, listAt, memberOf, textAt } from '../pick.ts';
import { exclude, refuse } from '../reasons.ts';
import type { FragmentEvent, JsonKind, ReadContext, Reading } from '../types.ts';

const MICRO = 1_000_000;

export const legs: JsonKind = {
  id: 'cdr',
  form: 'json',
  sniff: (head) => (head.includes('"variables"') && head.includes('_uepoch"') ? 1 : 0),
  open: (context) => (record) => {
    const variables = memberOf(record, 'variables');
    const profile = listAt(record, 'callflow')[0];
    const of = (name: string): string => textAt(variables, name);
    const id = of('uuid');
    if (id === '') return refuse('noId');
    if (textAt(record, 'channel_data', 'direction') === 'outbound' || of('direction') === 'outbound')
      return exclude('agentLeg');
    const start = epochOf(of('start_uepoch'), MICRO);
    if (start === undefined) return refuse('noStart');
    const end = epochOf(of('end_uepoch'), MICRO);
    const dialled = textAt(profile, 'caller_profile', 'destination_number') || of('destination_number');
    const line = dialled === '' ? undefined : context.line(dialled);
    if (line === undefined) return refuse(dialled === '' ? 'noLine' : 'unknownLine');
    const queues = readQueues(record, context);
    if (queues === undefined) return refuse('unknownDesk');
    const answered = epochOf(of('cc_queue_answered_epoch'), 1);
    const number = of('caller_id_number') || textAt(profile, 'caller_profile', 'caller_id_number');
    return {
      key: id,
      times: { start, ...(answered !== undefined && { answered }), ...(end !== undefined && { end }) },
      events: queues,
      facts: {
        line,
        caller: context.hashCaller(number),
        by: endedBy(of('sip_hangup_disposition'), answered !== undefined),
        // In which menu the call ended, when it came no further.
        menu: queues.length === 0 ? lastMenu(record, context) : '',
      },
    } satisfies Reading;
  },
};

/** Queues that the dialplan sent the caller to; undefined when one has no desk. */
function readQueues(record: unknown, context: ReadContext): FragmentEvent[] | undefined {
  const queues: FragmentEvent[] = [];
  for (const app of listAt(record, 'app_log', 'applications')) {
    if (textAt(app, 'app_name') !== 'callcenter') continue;
    const name = textAt(app, 'app_data');
    // `pc@default`: the part behind the sign is the domain; either form may stand in a mapping.
    const where = context.desk(name.split('@', 1)[0] ?? name);
    if (where === undefined) return undefined;
    const t = epochOf(textAt(app, 'app_stamp'), MICRO);
    if (t !== undefined) queues.push({ t, event: 'queue', where, value: '' });
  }
  return queues;
}

function lastMenu(record: unknown, context: ReadContext): string {
  const menus = listAt(record, 'app_log', 'applications').filter(
    (each) => textAt(each, 'app_name') === 'ivr',
  );
  const name = textAt(menus.at(-1), 'app_data');
  return name === '' ? '' : (context.menu(name) ?? '');
}

function endedBy(disposition: string, isAnswered: boolean): string {
  if (disposition === 'recv_bye' || disposition === 'recv_cancel') return 'caller';
  return disposition === 'send_bye' ? (isAnswered ? 'agent' : 'system') : 'unknown';
}
