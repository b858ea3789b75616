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
import { areLines } from '../share-of-lines.ts';
import type { JsonKind, LinesKind, ReadContext, Reading } from '../types.ts';

const MENUS = ['GetUserInput', 'GetParticipantInput'];
const SETS_QUEUE = ['SetQueue', 'SetWorkingQueue', 'UpdateContactTargetQueue'];
const TO_QUEUE = ['TransferToQueue', 'TransferContactToQueue'];
const HANGS_UP = ['Disconnect', 'DisconnectParticipant'];

const isFlowLog = (head: string): boolean =>
  head.includes('ContactFlowModuleType') && head.includes('ContactId');
const isBlock = (line: string): boolean => textAt(parse(line.slice(line.indexOf('{'))), 'ContactId') !== '';
/** As `aws logs filter-log-events` prints them: a document, with a line of the log in the message of each event. */
const isDocument = (head: string): boolean => /^\s*\{\s*"events"\s*:/.test(head);

export const flowLog: LinesKind = {
  id: 'flow-log',
  form: 'lines',
  beginsWithCall: true,
  sniff: (head) => (isFlowLog(head) && !isDocument(head) && areLines(head, isBlock) ? 1 : 0),
  open: (context) => {
    const read = blockReader(context);
    return (line) => {
      const at = line.indexOf('{');
      // Exports to files put a stamp before the JSON.
      return read(at < 0 ? undefined : parse(line.slice(at)));
    };
  },
};

export const flowEvents: JsonKind = {
  id: 'flow-log-events',
  form: 'json',
  list: 'events',
  beginsWithCall: true,
  sniff: (head) => (isFlowLog(head) && isDocument(head) ? 1 : 0),
  open: blockReader,
};

function blockReader(context: ReadContext): (record: unknown) => Reading {
  const readInput = inputReader(context);
  const menus = new Set(context.optionList('menuBlocks', MENUS));
  let last: { readonly flow: string; readonly facts: Record<string, string> } = { flow: '', facts: {} };
  return (given) => {
    const message = memberOf(given, '@message') ?? memberOf(given, 'message');
    const record = typeof message === 'string' ? parse(message) : (message ?? given);
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
}

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

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
