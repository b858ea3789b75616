/**
 * `queue_log`: an event a line, whole seconds since 1970. Menus are in it where the dialplan writes them with
 * `QueueLog()`, as `INFO|IVRAPPEND|choice|id|name`.
 *
 * Fields: Asterisk, app_queue.c and "Queue logs" in its documentation.
 */
import { isFault } from '../moments.ts';
import { inputReader } from '../read-input.ts';
import { exclude, refuse } from '../reasons.ts';
import type { FragmentEvent, LinesKind, Reading } from '../types.ts';

const LINE = /^\d{9,11}\|[^|]*\|[^|]*\|[^|]*\|[A-Z]+(?:\||$)/;

export const queueLog: LinesKind = {
  id: 'queue-log',
  form: 'lines',
  sniff: (head) => (LINE.test(head) ? 1 : 0),
  open: (context) => {
    const readInput = inputReader(context);
    return (line): Reading => {
      const [stamp = '', key = '', queue = '', , event = '', ...data] = line
        .split('|')
        .map((each) => each.trim());
      if (event === '') return refuse('cut');
      if (key === '' || key === 'NONE' || key === 'REALTIME') return exclude('notACall');
      const t = context.utcTime(stamp);
      if (isFault(t)) return refuse(t);
      const begin = { key, times: { t } };
      if (event === 'INFO' && data[0] === 'IVRAPPEND') {
        const input = readInput(data[1] ?? '');
        const where = context.menu(data[3] ?? '');
        if (where === undefined) return refuse('unknownMenu');
        return input ? { ...begin, events: [{ t, where, ...input }] } : refuse('event');
      }
      if (queue === '' || queue === 'NONE') return begin;
      const where = context.desk(queue);
      if (where === undefined) return refuse('unknownDesk');
      const as = (name: FragmentEvent['event'], value = ''): Reading => ({
        ...begin,
        events: [{ t, event: name, where, value }],
        facts: { caller: event === 'ENTERQUEUE' ? context.hashCaller(data[1] ?? '') : '' },
      });
      switch (event) {
        case 'ENTERQUEUE':
          return as('queue');
        case 'CONNECT':
          return as('answer');
        case 'BLINDTRANSFER':
        case 'TRANSFER':
          return as('transfer', context.desk(data[0] ?? '') ?? '');
        case 'ATTENDEDTRANSFER':
          return as('transfer');
        case 'ABANDON':
          return { ...begin, facts: { by: 'caller', where } };
        case 'COMPLETECALLER':
          return { ...begin, facts: { by: 'caller' } };
        case 'COMPLETEAGENT':
          return { ...begin, facts: { by: 'agent' } };
        default:
          return begin;
      }
    };
  },
};
