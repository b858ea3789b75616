/**
 * Studio steps: an event a line, of the API or of the event stream, GMT with milliseconds. A step is written when it is
 * over: what was pressed is known, when its menu began is when the step before was over.
 *
 * Fields: Twilio's OpenAPI description (Studio v2, ExecutionStep) and the schema of `studio.flow.execution.ended`.
 */
import { isFault } from '../moments.ts';
import { memberOf, textAt } from '../pick.ts';
import { inputReader } from '../read-input.ts';
import { exclude, refuse } from '../reasons.ts';
import type { FragmentEvent, JsonKind, ReadContext, Reading } from '../types.ts';

export const steps: JsonKind = {
  id: 'steps',
  form: 'json',
  list: 'steps',
  sniff: (head) => (head.includes('"execution_sid"') || head.includes('studio.flow.') ? 1 : 0),
  open: (context) => {
    const readStep = stepReader(context);
    return (line) => {
      const record = memberOf(line, 'data') ?? line;
      const execution = textAt(record, 'execution_sid');
      if (execution === '') return refuse('noId');
      const kind = textAt(line, 'type');
      if (kind.endsWith('execution.ended')) return readExecution(record, execution, context);
      return readStep(record, execution);
    };
  },
};

function readExecution(record: unknown, execution: string, context: ReadContext): Reading {
  const start = context.utcTime(textAt(record, 'date_created'));
  const end = context.utcTime(textAt(record, 'date_updated'));
  if (isFault(start)) return refuse(start);
  if (isFault(end)) return refuse(end);
  const call = textAt(record, 'started_by') || textAt(record, 'initiated_by');
  // A flow may be started by a message or by the API; only telephone calls have ids that begin so.
  if (call !== '' && !call.startsWith('CA')) return exclude('otherChannel');
  return {
    key: execution,
    ...(call !== '' && { also: [call] }),
    times: { start, end },
    facts: { caller: context.hashCaller(textAt(record, 'contact_channel_address')), kind: 'execution' },
  };
}

function stepReader(context: ReadContext): (record: unknown, execution: string) => Reading {
  const readInput = inputReader(context);
  const gathers = new Set(context.optionList('gatherWidgets', ['gather-input-on-call']));
  const queues = new Set(context.optionList('queueWidgets', ['enqueue-call', 'send-to-flex']));
  return (record, execution) => {
    const t = context.utcTime(textAt(record, 'date_created'));
    if (isFault(t)) return refuse(t);
    const widget = textAt(record, 'transitioned_from');
    const name = textAt(record, 'name');
    const type = textAt(record, 'type');
    const digits = textAt(record, 'context', 'widgets', widget, 'Digits');
    const begin = { key: execution, times: { t } };
    // What a flow goes on to; empty: nothing, so it is over.
    const facts = { kind: 'step', isLast: textAt(record, 'transitioned_to') === '', name };
    if (queues.has(type)) {
      const where = context.desk(widget);
      if (where === undefined) return refuse('unknownDesk');
      return { ...begin, events: [{ t, event: 'queue', where, value: '' }], facts };
    }
    const isGather = gathers.has(type) || (type === '' && (digits !== '' || name === 'timeout'));
    if (isGather && name !== 'hangup' && name !== 'speech') {
      const where = context.menu(widget);
      if (where === undefined) return refuse('unknownMenu');
      const input = readInput(name === 'keypress' ? digits : name);
      if (!input) return refuse('event');
      const again = menuAfter(record, context);
      const told: FragmentEvent[] = [{ t, where, ...input }];
      if (again !== undefined) told.push({ t, event: 'menu', where: again, value: '' });
      return { ...begin, events: told, facts };
    }
    // The names of steps that say something; every other is a word of the flow's author.
    const known = ['hangup', 'noMatch', 'keypress', 'timeout'].find((each) => each === name) ?? '';
    const menu = menuAfter(record, context);
    const events: FragmentEvent[] = menu === undefined ? [] : [{ t, event: 'menu', where: menu, value: '' }];
    return { ...begin, events, facts: { ...facts, name: known } };
  };
}

/** The menu that the flow goes to: one that the mapping lists, or the same again. */
function menuAfter(record: unknown, context: ReadContext): string | undefined {
  const to = textAt(record, 'transitioned_to');
  const widget = textAt(record, 'transitioned_from');
  if (to === '') return undefined;
  if (context.listsMenu?.(to) === true) return context.menu(to);
  // Without a list, other widgets may be anything; names of a kind often begin with a word for it.
  return to === widget || widget.endsWith(`_${to}`) ? context.menu(widget) : undefined;
}
