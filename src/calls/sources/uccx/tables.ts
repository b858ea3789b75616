/**
 * Tables of the historical database: contacts, their waits in queues, agents' connections. Stamps are UTC, as the
 * database keeps them (`options.clock`: `local` for exports in the mapping's zone), whole seconds.
 *
 * Columns: Cisco, "Unified CCX Database Schema Guide".
 */
import { isFault } from '../moments.ts';
import { secondsOf } from '../pick.ts';
import { outcomeReader, pathReader } from '../read-input.ts';
import { exclude, refuse } from '../reasons.ts';
import type { CsvKind, Moment, ReadContext, Reading, TimeFault } from '../types.ts';

const STAMP = 'yyyy-MM-dd HH:mm:ss';

type Field = (name: string) => string;

/** A table, known by the names of its columns. */
function table(
  id: string,
  needed: readonly string[],
  openRow: (context: ReadContext) => (field: Field) => Reading,
): CsvKind {
  const plain = needed.map((name) => name.toLowerCase());
  return {
    id,
    form: 'csv',
    hasHeader: true,
    sniff: (head) => {
      const first = (head.split(/\r?\n/, 1)[0] ?? '').toLowerCase();
      const names = new Set(first.split(/[,;\t|]/).map((each) => each.replaceAll('"', '').trim()));
      return plain.every((name) => names.has(name)) ? 1 : 0;
    },
    open: (context, header) => {
      const at = new Map(header.map((name, i) => [name.trim().toLowerCase(), i]));
      const missing = needed.filter((_, i) => !at.has(plain[i] as string));
      if (missing.length > 0) return { missing };
      const read = openRow(context);
      return (row) => {
        const field: Field = (name) => (row[at.get(name.toLowerCase()) ?? -1] ?? '').trim();
        return field('sessionID') === '' ? refuse('noId') : read(field);
      };
    },
  };
}

function clockOf(context: ReadContext): (text: string) => Moment | TimeFault {
  const isLocal = context.option('clock', 'utc') === 'local';
  return (text) => (isLocal ? context.localTime(text.replace(/\.\d+$/, ''), STAMP) : context.utcTime(text));
}

export const contactRows = table(
  'ContactCallDetail',
  ['sessionID', 'contactType', 'contactDisposition', 'startDateTime', 'endDateTime'],
  (context) => {
    const read = clockOf(context);
    const readPath = pathReader(context);
    const pathColumn = context.option('pathAttribute', 'customVariable1');
    return (field) => {
      const type = field('contactType');
      if (type === '2' || type === '6') return exclude('outbound');
      if (type === '3') return exclude('internal');
      const start = read(field('startDateTime'));
      if (isFault(start)) return refuse(field('startDateTime') === '' ? 'noStart' : start);
      const end = field('endDateTime') === '' ? undefined : read(field('endDateTime'));
      if (end !== undefined && isFault(end)) return refuse(end);
      const dialled = field('calledNumber') || field('destinationDN');
      const line = dialled === '' ? undefined : context.line(dialled);
      const path = readPath(field(pathColumn));
      return {
        key: field('sessionID'),
        times: end === undefined ? { start } : { start, end },
        events: path.map((step) => ({ t: start, ...step })),
        facts: {
          table: 'contact',
          sequence: field('sessionSeqNum').padStart(9, '0'),
          line: line ?? '',
          dialled: dialled === '' ? '' : 'yes',
          caller: context.hashCaller(field('originatorDN')),
          by: field('contactDisposition') === '1' ? 'caller' : 'unknown',
        },
      };
    };
  },
);

export const queueRows = table(
  'ContactQueueDetail',
  ['sessionID', 'targetType', 'targetID', 'disposition', 'queueTime'],
  (context) => (field) => {
    // Other targets are agents; who waited for one by name waited in no queue.
    if (field('targetType') !== '0') return exclude('notACall');
    const where = context.desk(field('targetID'));
    if (where === undefined) return refuse('unknownDesk');
    const wait = secondsOf(field('queueTime'));
    if (wait === undefined) return refuse('time');
    const facts = {
      table: 'queue',
      sequence: field('sessionSeqNum').padStart(9, '0'),
      place: field('qIndex').padStart(9, '0'),
      where,
      wait,
      disposition: field('disposition'),
    };
    return { key: field('sessionID'), facts };
  },
);

export const agentRows = table(
  'AgentConnectionDetail',
  ['sessionID', 'startDateTime', 'ringTime', 'talkTime'],
  (context) => {
    const read = clockOf(context);
    const readOutcome = outcomeReader(context);
    return (field) => {
      const start = read(field('startDateTime'));
      if (isFault(start)) return refuse(start);
      const end = field('endDateTime') === '' ? start : read(field('endDateTime'));
      if (isFault(end)) return refuse(end);
      const facts = {
        table: 'agent',
        sequence: field('sessionSeqNum').padStart(9, '0'),
        ring: secondsOf(field('ringTime')) ?? 0,
        isAnswered: (secondsOf(field('talkTime')) ?? 0) > 0,
        outcome: readOutcome(field('callWrapupData')),
      };
      return { key: field('sessionID'), times: { start, end }, facts };
    };
  },
);
