/** What a format cannot know, as what it makes of a call that knows everything. */
import type { CallEvent, CallEventName, LoggedCall } from '../../../src/calls/index.ts';

export interface Limit {
  /** Calls that are not in it: of what is expected only. */
  readonly skips?: (call: LoggedCall) => boolean;
  /** Whoever called is not in it. */
  readonly isNobody?: (call: LoggedCall) => boolean;
  /** Events that it cannot have, and words that it has no word for: of what is expected only. */
  readonly leavesOut?: (events: readonly CallEvent[]) => readonly CallEvent[];
  /** Times that it cannot have: of what is expected and of what is read. */
  readonly blurs?: (event: CallEvent, start: number) => number;
}

const NOWHEN = -1;
const IN_MENU: readonly CallEventName[] = ['menu', 'key', 'no-input', 'no-match'];

export function without(...names: readonly CallEventName[]): Limit {
  return { leavesOut: (events) => events.filter(({ event }) => !names.includes(event)) };
}

export function undated(...names: readonly CallEventName[]): Limit {
  return { blurs: ({ t, event }) => (names.includes(event) ? NOWHEN : t) };
}

function changing(change: (event: CallEvent, i: number, all: readonly CallEvent[]) => CallEvent): Limit {
  return { leavesOut: (events) => events.map(change) };
}

const isInQueue = ({ events }: LoggedCall): boolean => events.some(({ event }) => event === 'queue');
/** A log of what was pressed and of queues has nothing of calls without either. */
export const noIdleCalls: Limit = {
  skips: ({ events }) => events.every(({ event }) => ['start', 'menu', 'end'].includes(event)),
};
export const nobody: Limit = { isNobody: () => true };
export const nobodyInMenus: Limit = { isNobody: (call) => !isInQueue(call) };
/** A clock that counts seconds. */
export const inSeconds: Limit = { blurs: ({ t }) => Math.floor(t / 1000) };
/** Only the order of menus and keys. */
export const orderOfKeys = undated(...IN_MENU);
export const noMenus = without(...IN_MENU);
/** A wrong key is a key like another. */
export const wrongKeysAreKeys = changing((each) =>
  each.event === 'no-match' && each.value !== '' ? { ...each, event: 'key' } : each,
);
/** That a key was wrong is known, not which it was. */
export const wrongKeysUnnamed = changing((each) =>
  each.event === 'no-match' ? { ...each, value: '' } : each,
);
/** The menu that was being said when the caller hung up. */
export const noLastMenu: Limit = {
  leavesOut: (events) =>
    events.filter(({ event }, i) => {
      const next = events[i + 1];
      return event !== 'menu' || (next !== undefined && next.event !== 'end');
    }),
};
export const noEnd = without('end');
/** The end of a call in the menus, and of no other. */
export const noEndAtDesks: Limit = {
  leavesOut: (events) =>
    events.some(({ event }) => event === 'queue') ? events.filter(({ event }) => event !== 'end') : events,
};
/** The end of calls that waited for a desk, and of no other. */
export const noEndInMenus: Limit = {
  leavesOut: (events) =>
    events.some(({ event }) => event === 'queue') ? events : events.filter(({ event }) => event !== 'end'),
};
/** Where a call is that ended in the menus. */
export const noMenuOfEnd = changing((each, _, all) =>
  each.event === 'end' && all.every(({ event }) => event !== 'queue') ? { ...each, where: '' } : each,
);
/** Who hung up, once a desk was waited for. */
export const nobodyEndsAtDesks = changing((each, _, all) =>
  each.event === 'end' && all.some(({ event }) => event === 'queue') ? { ...each, value: 'unknown' } : each,
);
/** Who hung up on an agent. */
export const nobodyEndsTalks = changing((each, _, all) =>
  each.event === 'end' && all.some(({ event }) => event === 'answer') ? { ...each, value: 'unknown' } : each,
);
/** An ended call says of its last desk only that it ended there. */
export const endsAtLastDesk = changing((each, _, all) => {
  const desk = all.findLast(({ event }) => event === 'queue')?.where;
  return each.event === 'end' && desk !== undefined ? { ...each, where: desk } : each;
});
/** Of several desks, only whether the last answered. */
export const onlyLastAnswer: Limit = {
  leavesOut: (events) => {
    const last = events.findLast(({ event }) => event === 'queue')?.where;
    return events.filter(
      ({ event, where }) => event !== 'transfer' && (event !== 'answer' || where === last),
    );
  },
};
/** What a desk does, but for that the first was waited for. */
export const onlyFirstQueue: Limit = {
  leavesOut: (events) => {
    const first = events.find(({ event }) => event === 'queue');
    return events.filter((each) => !['queue', 'transfer', 'answer'].includes(each.event) || each === first);
  },
};

/** A line an event; callers are told apart, not named. */
export function show(
  calls: readonly LoggedCall[],
  limits: readonly Limit[],
  isExpected: boolean,
): readonly (readonly string[])[] {
  const callers = new Map([['', '']]);
  const kept = isExpected ? calls.filter((call) => !limits.some(({ skips }) => skips?.(call))) : calls;
  return kept.map((given) => {
    const call = limits.some(({ isNobody }) => isNobody?.(given)) ? { ...given, caller: '' } : given;
    if (!callers.has(call.caller)) callers.set(call.caller, `caller ${callers.size}`);
    const start = call.events[0]?.t ?? 0;
    const events = limits.reduce<readonly CallEvent[]>(
      (all, { leavesOut }) => (isExpected && leavesOut ? leavesOut(all) : all),
      call.events,
    );
    return events.map((each) => {
      const t = limits.reduce(
        (at, { blurs }) => (at === NOWHEN ? at : (blurs?.({ ...each, t: at }, start) ?? at)),
        each.t,
      );
      const who = each.event === 'start' ? callers.get(call.caller) : '';
      return [t === NOWHEN ? '?' : t, each.event, each.where, each.value, who].join(' ').trimEnd();
    });
  });
}
