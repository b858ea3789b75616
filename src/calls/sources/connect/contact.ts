/**
 * Contact records: a leg a record, delivered at least once, times in UTC and whole seconds.
 *
 * Fields: AWS, Amazon Connect administrator guide, "Contact records data model".
 */
import { isFault, type TimesByName } from '../moments.ts';
import { textAt } from '../pick.ts';
import { outcomeReader, pathReader } from '../read-input.ts';
import { exclude, refuse } from '../reasons.ts';
import type { JsonKind, ReadContext, Reading, TimeFault } from '../types.ts';

/** Names within the fragment, and where the moments stand, in the order in which they pass. */
const TIMES = {
  start: ['InitiationTimestamp'],
  connected: ['ConnectedToSystemTimestamp'],
  queued: ['Queue', 'EnqueueTimestamp'],
  answered: ['Agent', 'ConnectedToAgentTimestamp'],
  end: ['DisconnectTimestamp'],
  updated: ['LastUpdateTimestamp'],
} as const;

export const contacts: JsonKind = {
  id: 'contact-record',
  form: 'json',
  beginsWithCall: true,
  sniff: (head) =>
    head.includes('"ContactId"') && head.includes('"InitiationMethod"')
      ? 1
      : head.includes('"ContactId"')
        ? 0.3
        : 0,
  open: (context) => {
    const readPath = pathReader(context);
    const readOutcome = outcomeReader(context);
    const pathAttribute = context.option('pathAttribute', 'menuPath');
    const outcomeAttribute = context.option('outcomeAttribute', 'disposition');
    return (record) => {
      const id = textAt(record, 'ContactId');
      if (id === '') return refuse('noId');
      const channel = textAt(record, 'Channel');
      if (channel !== '' && channel !== 'VOICE') return exclude('otherChannel');
      const times = readTimes(record, context);
      if (typeof times === 'string') return refuse(times);
      if (times['start'] === undefined) return refuse('noStart');
      return {
        key: id,
        also: ['InitialContactId', 'PreviousContactId', 'NextContactId']
          .map((name) => textAt(record, name))
          .filter((other) => other !== ''),
        times,
        events: readPath(textAt(record, 'Attributes', pathAttribute)).map((step) => ({
          t: times['start'] as number,
          ...step,
        })),
        facts: {
          ...whoAndWhere(record, context),
          initial: textAt(record, 'InitialContactId'),
          next: textAt(record, 'NextContactId'),
          how: textAt(record, 'InitiationMethod'),
          why: textAt(record, 'DisconnectReason'),
          afterwork: textAt(record, 'Agent', 'AfterContactWorkDuration'),
          outcome: readOutcome(textAt(record, 'Attributes', outcomeAttribute)),
        },
      } satisfies Reading;
    };
  },
};

function readTimes(record: unknown, context: ReadContext): TimesByName | TimeFault {
  const times: Record<string, number> = {};
  for (const [name, path] of Object.entries(TIMES)) {
    const text = textAt(record, ...path);
    if (text === '') continue;
    const t = context.utcTime(text);
    if (isFault(t)) return t;
    times[name] = t;
  }
  return times;
}

function whoAndWhere(record: unknown, context: ReadContext): Record<string, string> {
  const caller = textAt(record, 'CustomerEndpoint', 'Address');
  const dialled = textAt(record, 'SystemEndpoint', 'Address');
  const queue = textAt(record, 'Queue', 'Name') || (textAt(record, 'Queue', 'ARN').split('/').at(-1) ?? '');
  return {
    caller: context.hashCaller(caller),
    line: (dialled === '' ? undefined : context.line(dialled)) ?? '',
    dialled: dialled === '' ? '' : 'yes',
    desk: (queue === '' ? undefined : context.desk(queue)) ?? '',
    queue: queue === '' ? '' : 'yes',
  };
}
