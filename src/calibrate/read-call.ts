/** A call as what can be counted in it: how long in menus, at which desks, how it ended. */
import type { CallEvent, LoggedCall, Precision } from '../calls/index.ts';

/** How a wait for a desk ended; `left`: nobody knows, or the call was moved on. */
export type WaitEnd = 'answered' | 'abandoned' | 'left';
/** How a talk ended; `unknown` where the log was cut off. */
export type TalkEnd = 'ended' | 'transferred' | 'advised' | 'unknown';

export interface DeskVisit {
  readonly desk: string;
  /** Seconds. */
  readonly wait: number;
  readonly waitEnd: WaitEnd;
  /** Seconds; undefined unless somebody answered and the end is known. */
  readonly talk: number | undefined;
  readonly talkEnd: TalkEnd;
}

/**
 * Where a call ended: `menu`: the caller hung up in a menu; `attempts`, `closed`: the machine gave up or nobody was there;
 * `desk`: it came to a desk; `other`: it ended in another way, or nobody noted how; `cut`: the log ends first.
 */
export type CallExit = 'menu' | 'attempts' | 'closed' | 'desk' | 'other' | 'cut';

export interface ReadCall {
  readonly call: LoggedCall;
  /** The company rang the caller: a call-back is the first thing that happens. */
  readonly isCallBack: boolean;
  readonly exit: CallExit;
  /** Seconds from the start to the first desk, or to the end where there is none; up to the last event where that is unknown. */
  readonly menuSeconds: number;
  readonly visits: readonly DeskVisit[];
  /** Milliseconds; undefined while nobody knows. */
  readonly end: number | undefined;
  /** What the last agent noted. */
  readonly outcome: CallOutcome | undefined;
  /** What all of them did. */
  readonly outcomes: readonly CallOutcome[];
  /** The last desk or line that the caller was told to dial. */
  readonly told: string | undefined;
  /** Moments at which the company rang after the call, milliseconds. */
  readonly callBacks: readonly number[];
  /** Desk of the first answer. */
  readonly answeredAt: string | undefined;
}

export interface CallOutcome {
  readonly desk: string;
  readonly need: string;
  readonly resolved: 'resolved' | 'open' | 'unknown';
}

/** What a clock of whole seconds or minutes adds to every time on average. */
export function halfTick(precision: Precision): number {
  return precision === 'min' ? 30 : precision === 'ms' ? 0 : 0.5;
}

export function readCall(call: LoggedCall): ReadCall {
  const { events } = call;
  const start = (events[0] as CallEvent).t;
  const visits: DeskVisit[] = [];
  const callBacks: number[] = [];
  let [waiting, talking]: (CallEvent | undefined)[] = [];
  let [firstDesk, end]: (CallEvent | undefined)[] = [];
  const outcomes: CallOutcome[] = [];
  let [told, answeredAt]: (string | undefined)[] = [];
  let last = start;
  let wait = 0;
  const stopWaiting = (t: number, waitEnd: WaitEnd): void => {
    if (waiting)
      visits.push({
        desk: waiting.where,
        wait: (t - waiting.t) / 1000,
        waitEnd,
        talk: undefined,
        talkEnd: 'unknown',
      });
    waiting = undefined;
  };
  const stopTalking = (t: number, talkEnd: TalkEnd): void => {
    if (talking)
      visits.push({ desk: talking.where, wait, waitEnd: 'answered', talk: (t - talking.t) / 1000, talkEnd });
    talking = undefined;
  };
  for (const event of events) {
    const { t, where, value } = event;
    if (event.event !== 'outcome' && event.event !== 'callback') last = t;
    switch (event.event) {
      case 'queue':
        stopWaiting(t, 'left');
        firstDesk ??= event;
        waiting = event;
        break;
      case 'answer':
        wait = waiting ? (t - waiting.t) / 1000 : 0;
        waiting = undefined;
        firstDesk ??= event;
        answeredAt ??= where;
        talking = event;
        break;
      case 'transfer':
        stopTalking(t, 'transferred');
        break;
      case 'advice':
        told = value;
        stopTalking(t, 'advised');
        break;
      case 'callback':
        // Whoever is to be called back waits no longer, and has not given up.
        stopWaiting(t, 'left');
        callBacks.push(t);
        break;
      case 'end':
        end = event;
        stopWaiting(t, value === 'caller' ? 'abandoned' : 'left');
        stopTalking(t, 'ended');
        break;
      case 'outcome':
        outcomes.push(readOutcome(event));
        break;
    }
  }
  stopWaiting(last, 'left');
  if (talking)
    visits.push({ desk: talking.where, wait, waitEnd: 'answered', talk: undefined, talkEnd: 'unknown' });
  return {
    call,
    isCallBack: events[1]?.event === 'callback',
    exit: exitOf(firstDesk, end),
    menuSeconds: ((firstDesk ?? end)?.t ?? last) / 1000 - start / 1000,
    visits,
    end: end?.t,
    outcome: outcomes.at(-1),
    outcomes,
    told,
    callBacks,
    answeredAt,
  };
}

function exitOf(firstDesk: CallEvent | undefined, end: CallEvent | undefined): CallExit {
  if (firstDesk) return 'desk';
  switch (end?.value) {
    case undefined:
      return 'cut';
    case 'caller':
      return 'menu';
    case 'attempts':
      return 'attempts';
    case 'closed':
      return 'closed';
    default:
      return 'other';
  }
}

function readOutcome({ where, value }: CallEvent): CallOutcome {
  const at = value.lastIndexOf(';');
  const [need, resolved] = [value.slice(0, at), value.slice(at + 1)];
  return {
    desk: where,
    need,
    resolved: resolved === 'resolved' || resolved === 'open' ? resolved : 'unknown',
  };
}
