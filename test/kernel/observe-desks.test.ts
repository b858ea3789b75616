import { describe, expect, it } from 'vitest';
import { compileWorld, observeDesks, runReplication, traceCallers } from '../../src/kernel/index.ts';
import { buildWorld, exponentialPatience } from './world-builder.ts';

const DAYS = 8;
const world = compileWorld(
  buildWorld({
    needs: 2,
    rows: [
      [
        { p: 0.7, seconds: 5, exit: 0 },
        { p: 0.3, seconds: 35, exit: 1 },
      ],
    ],
    exits: [
      { kind: 'desk', desk: 0 },
      { kind: 'desk', desk: 1 },
    ],
    desks: [
      { agents: 2, serves: [1, 0] },
      { agents: Array.from({ length: 336 }, (_, shift) => shift % 3), serves: [0, 1] },
    ],
    rightDesk: [0, 1],
    transfer: () => true,
    patience: exponentialPatience(300),
    days: DAYS,
    perHour: 30,
    redial: { probability: 0.5, maxDials: 4 },
    followUp: { resolved: 0.7, repeatProbability: 0.5, repeatMeanSeconds: 40_000, secondNeed: 0.2 },
  }),
);
const key = { seed: 7, replication: 0 };
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe('desks looked on at by the half-hour', () => {
  it('meet in each week and half-hour what the traces of all callers say', () => {
    const weeks = observeDesks(world, key, 20);
    expect(weeks).toHaveLength(2);
    const { callers } = runReplication(world, key);
    const steps = traceCallers(
      world,
      key,
      Array.from({ length: callers }, (_, caller) => caller),
    )
      .flatMap((trace) => trace.steps)
      .filter(({ at }) => at < DAYS * 86_400);
    for (const desk of [0, 1]) {
      for (const shift of [0, 5, 34, 35, 335, 336, 370]) {
        const isHere = (at: number): boolean => Math.floor(at / 1800) === shift;
        const queued = steps.flatMap((step) =>
          step.kind === 'queue' && step.desk === desk && isHere(step.at) ? [step] : [],
        );
        const talks = steps.flatMap((step) =>
          step.kind === 'service' && step.desk === desk && isHere(step.at) ? [step] : [],
        );
        const tally = weeks[Math.floor(shift / 336)]!;
        const cell = desk * 336 + (shift % 336);
        expect(tally.offered[cell]).toBe(queued.length);
        expect(tally.within[cell]).toBe(queued.filter(({ answered, wait }) => answered && wait <= 20).length);
        expect(tally.abandoned[cell]).toBe(queued.filter(({ answered }) => !answered).length);
        expect(tally.waitSeconds[cell]).toBeCloseTo(
          queued.reduce((total, { wait }) => total + wait, 0),
          6,
        );
        expect(tally.served[cell]).toBe(talks.length);
        expect(tally.talkSeconds[cell]).toBeCloseTo(
          talks.reduce((total, { seconds }) => total + seconds, 0),
          6,
        );
      }
    }
  });

  it('count no more than the period has, and all of it but what comes after its end', () => {
    const weeks = observeDesks(world, key, 20);
    const offered = weeks.reduce((total, week) => total + sum(week.offered), 0);
    const all = sum(runReplication(world, key).offered);
    expect(offered).toBeLessThanOrEqual(all);
    expect(offered).toBeGreaterThan(0.9 * all);
  });
});
