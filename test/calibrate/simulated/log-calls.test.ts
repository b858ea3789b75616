import { describe, expect, it } from 'vitest';
import { LOG_KINDS, logCalls, type LogOptions, type LogQuestion } from '../../../src/calibrate/index.ts';
import { checkCall, type CallEvent, type LoggedCall } from '../../../src/calls/index.ts';
import { compileWorld, runReplication } from '../../../src/kernel/index.ts';
import { assembleWorld } from '../../../src/study/index.ts';
import { smallDesign } from '../../study/small-study.ts';

const DAY = 86_400_000;
const BEGINS = Date.parse('2026-03-02T00:00:00Z');
const log = (question: Partial<LogQuestion> = {}, options: LogOptions = {}): LoggedCall[] =>
  [...logCalls(smallDesign(), { world: 'before', days: 3, ...question }, options)].flat();
const named = (events: readonly CallEvent[], name: string): CallEvent[] =>
  events.filter(({ event }) => event === name);

describe('a log of simulated calls', () => {
  const calls = log();

  it('has every call that the kernel counts within its period, first calls and later ones', () => {
    const { program } = assembleWorld(smallDesign(), 'before', {}, 3);
    const counts = runReplication(compileWorld(program), { seed: 7, replication: 0 });
    const callers = new Set(calls.map(({ caller }) => caller)).size;
    // Some redial after the period is over; nobody dials before it.
    expect(calls.length).toBeLessThanOrEqual(counts.calls);
    expect(calls.length).toBeGreaterThan(counts.callers);
    expect(callers).toBeLessThan(calls.length);
  });

  it('keeps the laws of the event table in every world', () => {
    for (const world of ['before', 'after', 'pooled'])
      for (const kind of LOG_KINDS)
        for (const call of log({ world }, { kind })) expect(checkCall(call), call.call).toBe(undefined);
  });

  it('is in the order of dialling and cut at its end, so that some calls have none', () => {
    const starts = calls.map(({ events }) => events[0]?.t ?? 0);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(BEGINS);
    const last = Math.max(...calls.flatMap(({ events }) => events.map(({ t }) => t)));
    expect(last).toBeLessThan(BEGINS + 3 * DAY);
    const open = calls.filter(({ events }) => events.at(-1)?.event !== 'end');
    expect(open.every(({ events }) => (events[0]?.t ?? 0) > BEGINS + 2.9 * DAY)).toBe(true);
  });

  it('is the same log whenever it is asked for, and another month’s is another', () => {
    expect(log()).toEqual(calls);
    expect(log({ replication: 1 })[0]).not.toEqual(calls[0]);
  });

  it('notes the need of a first call rightly as often as it is told to', () => {
    const noted = (codedRight: number): string[] =>
      log({}, { codedRight, withheld: 0 }).flatMap(({ call, events }) =>
        named(events, 'outcome').map(({ value }) => `${call} ${value}`),
      );
    const right = new Set(noted(1));
    const often = noted(0.9);
    const share = often.filter((one) => right.has(one)).length / often.length;
    expect(share).toBeGreaterThan(0.88);
    expect(share).toBeLessThan(0.92);
  });

  it('withholds as many numbers as it is told to, and always the same caller’s', () => {
    expect(log({}, { withheld: 1 }).every(({ caller }) => caller === '')).toBe(true);
    const all = log({}, { withheld: 0 });
    expect(all.every(({ caller }) => /^[0-9a-f]{16}$/.test(caller))).toBe(true);
    const half = log({}, { withheld: 0.5 });
    half.forEach(({ caller }, i) => expect(['', all[i]?.caller]).toContain(caller));
  });
});

describe('what a kind of log does not know', () => {
  it('is not in it: a call detail record has no menus, and only the last kind what agents noted', () => {
    const of = (options: LogOptions): Set<string> =>
      new Set(log({}, options).flatMap(({ events }) => events.map(({ event }) => event)));
    expect(of({ kind: 'cdr' })).toEqual(new Set(['start', 'queue', 'answer', 'transfer', 'end']));
    expect(of({ kind: 'times' })).toContain('key');
    expect(of({ kind: 'times' })).not.toContain('outcome');
    expect(of({ kind: 'dispositions' })).toContain('outcome');
    expect(
      log({}, { kind: 'cdr' })
        .flatMap(({ events }) => named(events, 'end'))
        .some(({ where, value }) => value === 'caller' && where.includes('pc')),
    ).toBe(false);
  });

  it('is rounded down to its clock, and keys alone come in their order', () => {
    const [ms, s, keys] = [log(), log({}, { precision: 's' }), log({}, { kind: 'keys' })];
    ms.slice(0, 50).forEach(({ events }, i) => {
      expect(s[i]?.events.map(({ t }) => t)).toEqual(events.map(({ t }) => Math.floor(t / 1000) * 1000));
    });
    const first = keys.find(({ events }) => named(events, 'key').length > 0);
    expect(first?.precision).toBe('order');
    expect(named(first?.events ?? [], 'key')[0]?.t).toBe(first?.events[0]?.t);
  });
});

describe('a log without a date', () => {
  it('begins on a Monday or not at all', () => {
    expect(() => log({}, { starts: '2026-03-03' })).toThrow('2026-03-03');
    expect(log({}, { starts: '2026-03-09' })[0]?.events[0]?.t).toBeGreaterThanOrEqual(BEGINS + 7 * DAY);
  });
});

describe('drawn times', () => {
  const plain = log({}, { version: 'v1' });
  const timed = log({}, { version: 'v1', times: true });
  /** All but when; a call that the end of the log cuts off may be cut elsewhere. */
  const whatOf = (calls: readonly LoggedCall[]) =>
    calls
      .filter(({ events }) => (events.at(-1)?.t ?? 0) < BEGINS + 2.9 * DAY)
      .map((call) => ({ ...call, events: call.events.map(({ t: _, ...what }) => what) }));
  const ids = new Set(whatOf(plain).map(({ call }) => call));

  it('change when something happens and nothing else', () => {
    const both = whatOf(timed).filter(({ call }) => ids.has(call));
    expect(both.length).toBeGreaterThan(500);
    expect(both).toEqual(whatOf(plain).filter(({ call }) => new Set(both.map((one) => one.call)).has(call)));
    expect(timed).not.toEqual(plain);
    for (const call of timed) expect(checkCall(call), call.call).toBe(undefined);
  });

  it('leave calls to begin when they began, and waits and talks as long as they were', () => {
    const start = (calls: readonly LoggedCall[]) =>
      new Map(calls.map(({ call, events }) => [call, events[0]?.t]));
    expect(start(timed)).toEqual(start(plain));
    const waits = (calls: readonly LoggedCall[]) =>
      new Map(
        calls.flatMap(({ call, events }) => {
          const [queue, answer] = [named(events, 'queue')[0], named(events, 'answer')[0]];
          return queue && answer && ids.has(call) ? [[call, answer.t - queue.t] as const] : [];
        }),
      );
    const moved = waits(timed);
    // A millisecond where rounding falls the other way.
    for (const [call, wait] of waits(plain))
      expect(Math.abs((moved.get(call) ?? wait) - wait)).toBeLessThanOrEqual(1);
  });

  it('of keys have the kernel’s mean, more or less, and spread around it', () => {
    const seconds = (calls: readonly LoggedCall[]) =>
      calls.flatMap(({ events }) =>
        events.flatMap(({ t, event }, i) => (event === 'key' ? [(t - (events[i - 1]?.t ?? 0)) / 1000] : [])),
      );
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const [before, after] = [seconds(plain), seconds(timed)];
    expect(Math.abs(mean(after) / mean(before) - 1)).toBeLessThan(0.05);
    expect(new Set(after).size).toBeGreaterThan(10 * new Set(before.map((each) => each.toFixed(2))).size);
  });
});
