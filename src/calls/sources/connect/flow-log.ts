/**
 * Flow logs: a line a block, UTC with milliseconds. A menu has two lines a visit, when it begins and with what was
 * pressed; what happens outside the flow (waiting, talking, hanging up) is in no line.
 *
 * Fields: AWS, Amazon Connect administrator guide, "Data in flow logs"; words for silence and wrong keys as seen in logs.
 */
import { isFault } from '../moments.ts';
import { memberOf, textAt } from '../pick.ts';
import { inputReader } from '../read-input.ts';
import { refuse } from '../reasons.ts';
import type { Fragment, LinesKind } from '../types.ts';

const MENUS = ['GetUserInput', 'GetParticipantInput'];
const SETS_QUEUE = ['SetQueue', 'SetWorkingQueue', 'UpdateContactTargetQueue'];
const TO_QUEUE = ['TransferToQueue', 'Transfer', 'TransferContactToQueue'];
const HANGS_UP = ['Disconnect', 'DisconnectParticipant'];

export const flowLog: LinesKind = {
  id: 'flow-log',
  form: 'lines',
  beginsWithCall: true,
  sniff: (head) => (head.includes('ContactFlowModuleType') && head.includes('ContactId') ? 1 : 0),
  open: (context) => {
    const readInput = inputReader(context);
    const menus = new Set(context.optionList('menuBlocks', MENUS));
    return (line) => {
      const record = recordOf(line);
      if (record === undefined) return refuse('cut');
      const id = textAt(record, 'ContactId');
      if (id === '') return refuse('noId');
      const t = context.utcTime(textAt(record, 'Timestamp'));
      if (isFault(t)) return refuse(t);
      const block = textAt(record, 'ContactFlowModuleType');
      const begin: Fragment = { key: id, times: { t } };
      if (menus.has(block)) {
        const where = context.menu(textAt(record, 'Identifier'));
        if (where === undefined) return refuse('unknownMenu');
        const result = memberOf(record, 'Results');
        if (result === undefined || result === null || result === '')
          return { ...begin, events: [{ t, event: 'menu', where, value: '' }] };
        const input = readInput(textAt(record, 'Results'));
        return input ? { ...begin, events: [{ t, where, ...input }] } : refuse('event');
      }
      if (SETS_QUEUE.includes(block)) {
        const queue = textAt(record, 'Parameters', 'Queue').split('/').at(-1) ?? '';
        const desk = queue === '' ? undefined : context.desk(queue);
        return desk === undefined ? refuse('unknownDesk') : { ...begin, facts: { desk } };
      }
      if (TO_QUEUE.includes(block)) return { ...begin, facts: { block: 'queue' } };
      if (HANGS_UP.includes(block)) return { ...begin, facts: { block: 'end' } };
      const flow = context.line(textAt(record, 'ContactFlowName'));
      return flow === undefined ? begin : { ...begin, facts: { line: flow } };
    };
  },
};

/** Exports put a stamp before the JSON, or the JSON into a message. */
function recordOf(line: string): unknown {
  const at = line.indexOf('{');
  const record: unknown = at < 0 ? undefined : parse(line.slice(at));
  const message = memberOf(record, '@message') ?? memberOf(record, 'message');
  return typeof message === 'string' ? parse(message) : (message ?? record);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
