/**
 * A derived sample: 28 days of calls drawn so that the figures published about a bank's log of February 1999 come out of
 * it. The log itself is not here, nor any of its calls.
 */
import type { CallEvent, EndedBy, LoggedCall } from '../../../src/calls/index.ts';
import { quantileNormal } from '../../../src/util/normal-quantile.ts';
import { drawPoisson, drawRateFactor, SlotReader, Slots } from '../../../src/random/index.ts';

/** Midnight of 1 February 1999, a Monday, in Israel: two hours ahead of UTC. */
const FIRST = Date.UTC(1999, 1, 1) - 2 * 3_600_000;
const HOUR = 3600;
const DAY = 24 * HOUR;
export const OUTAGE_DAYS = ['1999-02-03', '1999-02-21'];

/** Per second elapsed, from the beginning of each band on. */
const MENU_HAZARD: Hazard = [
  [0, 0.00923],
  [1, 0.00077],
  [3, 0.00094],
  [6, 0.00228],
  [10, 0.00095],
  [15, 0.00183],
  [20, 0.0065],
  [30, 0.0053],
  [60, 0.008],
  [120, 0.0045],
];
/** From the published shares that still wait after 10, 30, 60, 120 and 300 s. */
const PATIENCE: Readonly<Record<string, Hazard>> = {
  PS: curve([0.975, 0.929, 0.866, 0.777, 0.615]),
  NW: curve([0.925, 0.82, 0.713, 0.565, 0.311]),
};
const TALK: Readonly<Record<string, readonly [number, number]>> = { PS: [4.8639, 0.8888], NW: [4.26, 0.935] };
/** Per cent of a day by hour, from 7 h. */
const HOURS = [2.7, 6.3, 7.2, 8.3, 7.5, 6.2, 8, 7.6, 7.5, 7.7, 6.2, 5.5, 4.4, 3.9, 4.1, 3.5, 2.7];

type Hazard = readonly (readonly [from: number, rate: number])[];

function curve(shares: readonly number[]): Hazard {
  const at = [10, 30, 60, 120, 300];
  return shares.map((share, i) => {
    const [from, before] = i === 0 ? [0, 1] : [at[i - 1]!, shares[i - 1]!];
    return [from, Math.log(before / share) / (at[i]! - from)] as const;
  });
}

function drawFrom(hazard: Hazard, reader: SlotReader): number {
  let left = reader.nextExponential();
  for (let i = 0; ; i++) {
    const [from, rate] = hazard[i]!;
    const to = hazard[i + 1]?.[0] ?? Infinity;
    if (left <= rate * (to - from)) return from + left / rate;
    left -= rate * (to - from);
  }
}

interface Made {
  readonly calls: LoggedCall[];
  /** Seconds. */
  readonly end: number;
  readonly isHangUp: boolean;
}

/** 28 days in order of their starts. `days`: another number of them, without outages. */
export function bankCalls(seed = 1, hasOutages = true): LoggedCall[] {
  const reader = new SlotReader(new Slots(seed, 0), 90, 0, 0);
  const calls: LoggedCall[] = [];
  let count = 0;
  const nextCaller = (): string => (++count).toString(16).padStart(8, '0') + 'abcdef01';
  // Two weeks before it begins the first callers of the month have called already.
  for (let day = -14; day < 28; day++) {
    const isWeekend = isClosed(day);
    // As many busy days as quiet ones: what eighteen days differ by is published, and eighteen draws would differ from it.
    const factor = isWeekend ? 1 : 1 + 0.15 * quantileNormal(((((day + 14) * 7) % 20) + 0.5) / 20);
    HOURS.forEach((share, h) => {
      const mean = isWeekend ? 320 : 900;
      const n = drawPoisson(
        reader,
        ((mean * share) / 100) * factor * drawRateFactor(reader, isWeekend ? 0 : 0.32),
      );
      for (let i = 0; i < n; i++) {
        const start = day * DAY + (7 + h) * HOUR + Math.floor(reader.nextUniform() * HOUR);
        chain(start, nextCaller(), hasOutages, reader, calls);
      }
    });
  }
  return calls
    .filter(({ events }) => events[0]!.t >= FIRST && events[0]!.t < FIRST + 28 * DAY * 1000)
    .toSorted((a, b) => a.events[0]!.t - b.events[0]!.t || (a.call < b.call ? -1 : 1));
}

/** A call, and what comes of it: redials, calls about something else, the bank ringing back. */
function chain(
  start: number,
  caller: string,
  hasOutages: boolean,
  reader: SlotReader,
  calls: LoggedCall[],
): void {
  let at = start;
  for (let turn = 0; turn < 5; turn++) {
    const { calls: made, end, isHangUp } = makeCall(at, caller, turn, isOdd(at, hasOutages), reader);
    calls.push(...made);
    const quick = reader.nextUniform() < (isHangUp ? 0.25 : 0.051);
    const delay = quick
      ? drawDelay(isHangUp ? 6.45 : 5.2, 1.85, reader)
      : drawWhileOpen(end, isHangUp ? 1_050_000 : 1_850_000, reader);
    const rings = isHangUp && reader.nextUniform() < 0.3;
    const ringsAt = rings ? drawDelay(7, 1.5, reader) : Infinity;
    if (rings && ringsAt < delay) {
      // The bank got through: nobody calls again for that.
      calls.push(ringBack(end + Math.ceil(ringsAt), caller, turn));
      return;
    }
    at = end + Math.max(1, Math.round(delay));
    if (delay > 12 * DAY) return;
  }
}

/** Fridays and Saturdays. */
function isClosed(day: number): boolean {
  return (day + 14) % 7 === 4 || (day + 14) % 7 === 5;
}

function hourOf(seconds: number): number {
  return (seconds / HOUR + 24 * 14) % 24;
}

/** Nobody is there, or something is broken: more callers hang up. */
function isOdd(seconds: number, hasOutages: boolean): boolean {
  const day = Math.floor(seconds / DAY);
  return isClosed(day) || hourOf(seconds) < 7 || (hasOutages && (day === 2 || day === 20));
}

/** Exponential, at a moment when somebody is there. */
function drawWhileOpen(end: number, mean: number, reader: SlotReader): number {
  for (let turn = 0; ; turn++) {
    const delay = reader.nextExponential() * mean;
    const day = Math.floor((end + delay) / DAY);
    if (turn === 20 || (!isClosed(day) && hourOf(end + delay) >= 7)) return delay;
  }
}

/** Lognormal, cut at four hours. */
function drawDelay(mu: number, sigma: number, reader: SlotReader): number {
  for (;;) {
    const seconds = Math.exp(mu + sigma * reader.nextNormal());
    if (seconds >= 1 && seconds <= 4 * HOUR) return seconds;
  }
}

function makeCall(start: number, caller: string, turn: number, isOdd: boolean, reader: SlotReader): Made {
  const desk = reader.nextUniform() < 0.71 ? 'PS' : 'NW';
  const events: CallEvent[] = [];
  const add = (seconds: number, event: CallEvent['event'], where = '', value = ''): void =>
    void events.push({ t: FIRST + (start + seconds) * 1000, event, where, value });
  const done = (seconds: number, by: EndedBy, where: string, isHangUp: boolean): Made => {
    add(seconds, 'end', where, by);
    return { calls: [callOf(caller, turn, events)], end: start + seconds, isHangUp };
  };
  add(0, 'start', 'bank');
  add(0, 'menu', 'menu');
  const isSlow = reader.nextUniform() < 0.018;
  const passes = Math.exp((isSlow ? 4.2 : 2.102) + (isSlow ? 0.9 : 0.394) * reader.nextNormal());
  const leaves =
    isOdd && reader.nextUniform() < 0.13 ? reader.nextUniform() * passes : drawFrom(MENU_HAZARD, reader);
  if (leaves < passes) return done(Math.floor(leaves), 'caller', 'menu', true);
  const menu = Math.max(1, Math.round(passes));
  add(menu, 'key', 'menu', desk === 'PS' ? '1' : '2');
  add(menu, 'queue', desk);
  const offered = reader.nextUniform() < 0.41 ? 0 : Math.max(1, Math.round(reader.nextExponential() * 110));
  const patience = offered === 0 ? Infinity : Math.max(1, Math.ceil(drawFrom(PATIENCE[desk]!, reader)));
  if (patience < offered) return done(menu + patience, 'caller', desk, true);
  add(menu + offered, 'answer', desk);
  const [mu, sigma] = TALK[desk]!;
  const isShort = reader.nextUniform() < 0.062;
  const talk = isShort
    ? 1 + Math.floor(9 * reader.nextUniform())
    : Math.max(1, Math.round(Math.exp(mu + sigma * reader.nextNormal())));
  return done(menu + offered + talk, 'agent', '', false);
}

function ringBack(start: number, caller: string, turn: number): LoggedCall {
  const t = FIRST + start * 1000;
  return callOf(caller, turn + 50, [
    { t, event: 'start', where: 'bank', value: '' },
    { t, event: 'callback', where: 'PS', value: '' },
    { t: t + 120_000, event: 'end', where: '', value: 'agent' },
  ]);
}

function callOf(caller: string, turn: number, events: readonly CallEvent[]): LoggedCall {
  const call = `${caller}-${turn}`;
  return { call, line: 'bank', caller, version: '', arm: '', need: '', precision: 's', events };
}

/** In batches, as a file gives them. */
export async function* batches(calls: readonly LoggedCall[], size = 1000): AsyncGenerator<LoggedCall[]> {
  for (let i = 0; i < calls.length; i += size) yield calls.slice(i, i + size);
}
