/**
 * What a log of a roll-out says, by day and line. First calls, where callers can be told apart: a redial knows what it heard
 * before, and the closed form that is laid beside it knows no redials.
 */
import type { LoggedCall } from '../../calls/index.ts';
import type { CallBatches } from '../findings/find-in-log.ts';
import { createLocalClock } from '../local-clock.ts';
import { readCall } from '../read-call.ts';

export interface DayTally {
  calls: number;
  /** Hung up in a menu, or out of attempts. */
  lost: number;
  /** Somebody answered; and passed the caller on, or told another number, with nothing settled. */
  answered: number;
  astray: number;
  /** Calls of which the seconds in menus are known, their sum and squares. */
  timed: number;
  seconds: number;
  squares: number;
  /** Hearings of a menu, by state path; and what was done there, by `menu what`. */
  readonly heard: Map<string, number>;
  readonly done: Map<string, number>;
  /** Of callers who can be told apart; and who called again within a day. */
  known: number;
  again: number;
}

/** By day (days since 1970 on the log's clock), then line. */
export type Days = ReadonlyMap<number, ReadonlyMap<string, DayTally>>;

export interface RolloutLog {
  readonly days: Days;
  /** Calls that were counted, and those that somebody made within seven days of another. */
  readonly calls: number;
  readonly repeats: number;
  /** Calls that something found about the log speaks against, and phone tests. */
  readonly leftOut: number;
  /** Whether only first calls are among them. */
  readonly isOfFirstCalls: boolean;
  /** Whether agents noted needs or told other numbers: without, nobody knows who was astray. */
  readonly hasNotes: boolean;
  /** Days since 1970. */
  readonly first: number;
  readonly last: number;
}

const APART = 7 * 86_400_000;
const DAY = 86_400_000;

/** @param operators desks that serve no need and pass everybody on */
export async function tallyRollout(
  batches: CallBatches,
  isLeftOut: (call: LoggedCall) => boolean,
  zone: string,
  operators: ReadonlySet<string> = new Set(),
): Promise<RolloutLog> {
  const clock = createLocalClock(zone);
  const [known, withheld] = [
    new Map<number, Map<string, DayTally>>(),
    new Map<number, Map<string, DayTally>>(),
  ];
  const callers = new Map<string, { t: number; first: DayTally | undefined }>();
  let [ofKnown, ofWithheld, repeats, leftOut, hasNotes] = [0, 0, 0, 0, false];
  for await (const batch of batches)
    for (const call of batch) {
      if (call.need !== '' || isLeftOut(call)) {
        leftOut += 1;
        continue;
      }
      const t = call.events[0]?.t ?? 0;
      const had = call.caller === '' ? undefined : callers.get(call.caller);
      if (had && t - had.t < APART) {
        if (had.first && t - had.t < DAY) had.first.again += 1;
        callers.set(call.caller, { t, first: undefined });
        repeats += 1;
        continue;
      }
      const isKnown = call.caller !== '';
      const tally = tallyAt(isKnown ? known : withheld, clock(t).dayNumber, call.line);
      hasNotes ||= call.events.some(({ event }) => event === 'outcome' || event === 'advice');
      if (!addCall(tally, call, operators)) continue;
      if (isKnown) {
        tally.known += 1;
        callers.set(call.caller, { t, first: tally });
        ofKnown += 1;
      } else ofWithheld += 1;
    }
  const isOfFirstCalls = ofKnown > ofWithheld;
  const days = isOfFirstCalls ? known : withheld;
  const numbers = [...days.keys()];
  const last = numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  // Whoever called on the last day had no day left to call again.
  for (const tally of days.get(last)?.values() ?? []) tally.known = tally.again = 0;
  return {
    days,
    calls: isOfFirstCalls ? ofKnown : ofWithheld,
    repeats: isOfFirstCalls ? repeats : 0,
    leftOut,
    isOfFirstCalls,
    hasNotes,
    first: numbers.reduce((a, b) => Math.min(a, b), Infinity),
    last,
  };
}

function tallyAt(days: Map<number, Map<string, DayTally>>, number: number, line: string): DayTally {
  let day = days.get(number);
  if (!day) days.set(number, (day = new Map()));
  let tally = day.get(line);
  if (!tally) day.set(line, (tally = emptyTally()));
  return tally;
}

export function emptyTally(): DayTally {
  return {
    calls: 0,
    lost: 0,
    answered: 0,
    astray: 0,
    timed: 0,
    seconds: 0,
    squares: 0,
    heard: new Map(),
    done: new Map(),
    known: 0,
    again: 0,
  };
}

/** False for what is no call of a caller to its end. */
function addCall(tally: DayTally, call: LoggedCall, operators: ReadonlySet<string>): boolean {
  const { exit, isCallBack, menuSeconds, visits, outcomes } = readCall(call);
  if (isCallBack || exit === 'cut') return false;
  tally.calls += 1;
  if (exit === 'menu' || exit === 'attempts') tally.lost += 1;
  if (call.precision === 'ms' || call.precision === 's') {
    tally.timed += 1;
    tally.seconds += menuSeconds;
    tally.squares += menuSeconds ** 2;
  }
  const first = visits.find(({ waitEnd }) => waitEnd === 'answered');
  if (first) {
    tally.answered += 1;
    // Whoever was helped and is passed on with a second need was at the right desk; an operator passes on everybody.
    const noted = outcomes.filter(({ desk }) => desk === first.desk);
    const isPassedOn = first.talkEnd === 'transferred' && noted.length === 0;
    const isSentAway = first.talkEnd === 'advised' && noted.every(({ resolved }) => resolved !== 'resolved');
    if ((isPassedOn || isSentAway) && !operators.has(first.desk)) tally.astray += 1;
  }
  tellMenus(tally, call);
  return true;
}

function tellMenus({ heard, done }: DayTally, { events }: LoggedCall): void {
  let menu: string | undefined;
  const end = (what: string): void => {
    if (menu === undefined) return;
    heard.set(menu, (heard.get(menu) ?? 0) + 1);
    done.set(`${menu} ${what}`, (done.get(`${menu} ${what}`) ?? 0) + 1);
    menu = undefined;
  };
  for (const { event, where, value } of events) {
    if (event === 'menu') menu = where;
    else if (event === 'key') end(value);
    else if (event === 'no-input' || event === 'no-match' || event === 'queue') end(event);
    else if (event === 'end' && value === 'caller') end('hang-up');
  }
}

/** All of some days and lines as one. */
export function addUpDays(days: Days, numbers: readonly number[], lines: ReadonlySet<string>): DayTally {
  const sum = emptyTally();
  for (const number of numbers)
    for (const [line, tally] of days.get(number) ?? []) {
      if (!lines.has(line)) continue;
      for (const key of [
        'calls',
        'lost',
        'answered',
        'astray',
        'timed',
        'seconds',
        'squares',
        'known',
        'again',
      ] as const)
        sum[key] += tally[key];
      for (const [menu, n] of tally.heard) sum.heard.set(menu, (sum.heard.get(menu) ?? 0) + n);
      for (const [what, n] of tally.done) sum.done.set(what, (sum.done.get(what) ?? 0) + n);
    }
  return sum;
}
