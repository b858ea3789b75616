/**
 * Flow logs: a line a block, UTC with milliseconds. A menu has two lines a visit, when it begins and with what was
 * pressed; what happens outside the flow (waiting, talking, hanging up) is in no line.
 *
 * Fields: AWS, Amazon Connect administrator guide, "Data in flow logs"; words for silence and wrong keys as seen in logs.
 */
import { isFault } from '../moments.ts';
import { memberOf, textAt } from '../pick.ts';
import { inputReader, type InputReader, type PathStep } from '../read-input.ts';
import { refuse } from '../reasons.ts';
import type { LinesKind, ReadContext } from '../types.ts';

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
    let last: { readonly flow: string; readonly facts: Record<string, string> } = { flow: '', facts: {} };
    return (line) => {
      const record = recordOf(line);
      if (record === undefined) return refuse('cut');
      const id = textAt(record, 'ContactId');
      if (id === '') return refuse('noId');
      const t = context.utcTime(textAt(record, 'Timestamp'));
      if (isFault(t)) return refuse(t);
      const flow = textAt(record, 'ContactFlowName');
      // One flow writes many lines in a row.
      if (flow !== last.flow) {
        const name = flow === '' ? undefined : context.line(flow);
        last = { flow, facts: name === undefined ? {} : { line: name } };
      }
      const { facts } = last;
      const block = textAt(record, 'ContactFlowModuleType');
      if (menus.has(block)) {
        const event = readVisit(record, context, readInput);
        return typeof event === 'string' ? refuse(event) : { key: id, events: [{ t, ...event }], facts };
      }
      if (SETS_QUEUE.includes(block)) {
        const queue = textAt(record, 'Parameters', 'Queue').split('/').at(-1) ?? '';
        const desk = queue === '' ? undefined : context.desk(queue);
        return desk === undefined
          ? refuse('unknownDesk')
          : { key: id, times: { t }, facts: { ...facts, desk } };
      }
      if (TO_QUEUE.includes(block)) return { key: id, times: { t }, facts: { ...facts, block: 'queue' } };
      return { key: id, times: { t }, facts: HANGS_UP.includes(block) ? { ...facts, block: 'end' } : facts };
    };
  },
};

/** When a menu begins, its line has no result; when something was pressed, or nothing, another has. */
function readVisit(
  record: unknown,
  context: ReadContext,
  readInput: InputReader,
): PathStep | 'unknownMenu' | 'event' {
  const where = context.menu(textAt(record, 'Identifier'));
  if (where === undefined) return 'unknownMenu';
  const result = memberOf(record, 'Results');
  if (result === undefined || result === null || result === '') return { event: 'menu', where, value: '' };
  const input = readInput(textAt(record, 'Results'));
  return input ? { where, ...input } : 'event';
}

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
