/**
 * Twilio. Calls and their child legs tell who called which line, when, and when an agent's telephone was answered;
 * Studio's steps tell what was pressed. Who hung up stands in neither, unless a step says so.
 */
import {
  REPEAT_KEYS,
  dropDoubles,
  factOf,
  makeCall,
  firstFact,
  looseEvents,
  shareFate,
  timeOf,
} from '../make-call.ts';
import type { CallParts } from '../make-call.ts';
import type { LooseEvent } from '../order-events.ts';
import { merge, refuse } from '../reasons.ts';
import type { CallSource, SettledFragment } from '../types.ts';
import { callObjects, callRows } from './calls.ts';
import { steps } from './steps.ts';

export const twilio: CallSource = {
  id: 'twilio',
  kinds: [callRows, callObjects, steps],
  join: (fragments, context) => {
    const { kept, fates } = dropDoubles(fragments);
    const ofKind = (kind: string): readonly SettledFragment[] =>
      kept.filter((each) => factOf(each, 'kind') === kind);
    // A call that was listed while it went on is listed again, with its end.
    const [call, ...earlier] = ofKind('call').toSorted((a, b) => endOf(b) - endOf(a));
    for (const each of earlier) fates.set(each, merge('repeated'));
    const executions = ofKind('execution');
    const told = ofKind('step');
    // Only the call knows which line it was; in a mapping with one line, that is no question.
    if (call === undefined) return shareFate(kept, refuse('orphan'), fates);
    const start = timeOf(call, 'start') ?? 0;
    const events: LooseEvent[] = withWrongKeys(looseEvents(told), told);
    const began = executions.map((each) => timeOf(each, 'start') ?? start);
    const parts: CallParts = {
      call: call.key,
      line: factOf(call, 'line'),
      caller: factOf(call, 'caller') || firstFact(executions, 'caller'),
      precision: told.length > 0 ? 'ms' : 's',
      start: began.find((t) => t >= start && t < start + 1000) ?? start,
      events: [...events, ...answersOf(ofKind('leg'), events)],
      infersMenus: true,
      repeatKeys: context.optionList('repeatKeys', REPEAT_KEYS),
    };
    const end = timeOf(call, 'end');
    if (end === undefined) return { calls: [makeCall(parts)], fates };
    const by = whoEnded(told, events);
    return { calls: [makeCall({ ...parts, end: { t: end, by, isCoarse: true } })], fates };
  },
};

const endOf = (fragment: SettledFragment): number => timeOf(fragment, 'end') ?? 0;

/** A splitting widget that finds no branch says so in the step after the key. */
function withWrongKeys(events: readonly LooseEvent[], told: readonly SettledFragment[]): LooseEvent[] {
  const wrong = told
    .filter((each) => factOf(each, 'name') === 'noMatch')
    .map((each) => timeOf(each, 't') ?? 0);
  if (wrong.length === 0) return [...events];
  const keys = events.filter(({ event }) => event === 'key').toSorted((a, b) => b.t - a.t);
  const missed = new Set(wrong.map((t) => keys.find((key) => key.t <= t)));
  return events.map((each) => (missed.has(each) ? { ...each, event: 'no-match' as const } : each));
}

/** An agent's leg answers the queue in which the caller waits. */
function answersOf(legs: readonly SettledFragment[], events: readonly LooseEvent[]): LooseEvent[] {
  return legs
    .filter(({ facts }) => facts['isAnswered'] === true)
    .flatMap((leg) => {
      const t = timeOf(leg, 'start') ?? 0;
      const queues = events.filter((each) => each.event === 'queue' && each.t < t + 1000);
      const where = queues.toSorted((a, b) => b.t - a.t)[0]?.where;
      return where === undefined
        ? []
        : [{ t, event: 'answer' as const, where, value: '', row: leg.row, isCoarse: true }];
    });
}

/** The flow was still going on when the call ended in the menus: nobody but the caller had hung up. */
function whoEnded(
  told: readonly SettledFragment[],
  events: readonly LooseEvent[],
): 'caller' | 'system' | 'unknown' {
  if (told.length === 0 || events.some(({ event }) => event === 'queue')) return 'unknown';
  const last = told.toSorted((a, b) => (timeOf(b, 't') ?? 0) - (timeOf(a, 't') ?? 0) || b.row - a.row)[0];
  if (last && factOf(last, 'name') === 'hangup') return 'caller';
  return last?.facts['isLast'] === true ? 'system' : 'caller';
}
