import { describe, expect, it } from 'vitest';
import {
  compileWorld,
  runReplication,
  traceCallers,
  type TraceStep,
  type WorldProgram,
} from '../../src/kernel/index.ts';
import { ksDistance, ksLimit } from '../../src/stats/index.ts';
import { buildWorld, exponentialPatience, type WorldSpec } from './world-builder.ts';

/** Half-hours of every day, from 8 to 18 h. */
const byDay = Array.from({ length: 336 }, (_, shift) => Number(shift % 48 >= 16 && shift % 48 < 36));
const DAY = 86_400;
const isByDay = (at: number): boolean => at % DAY >= 8 * 3600 && at % DAY < 18 * 3600;

function traceAll(
  spec: Omit<WorldSpec, 'exits'> & Partial<Pick<WorldSpec, 'exits'>>,
): (readonly TraceStep[])[] {
  const program: WorldProgram = buildWorld({ exits: [{ kind: 'desk', desk: 0 }], perHour: 30, ...spec });
  const world = compileWorld(program);
  const key = { seed: 4, replication: 0 };
  const callers = Array.from({ length: runReplication(world, key).callers }, (_, i) => i);
  return traceCallers(world, key, callers).map(({ steps }) => steps);
}
const furtherDials = (steps: readonly TraceStep[]): number[] =>
  steps.flatMap((step) => (step.kind === 'dial' && step.dial > 1 ? [step.at] : []));

describe('a further call', () => {
  it('comes when people are awake, as far into the day as its drawn moment was into the night', () => {
    const [seconds, morning, evening] = [3000, 8 * 3600, 18 * 3600];
    const traces = traceAll({
      desks: [{ serves: [1], agents: 0 }],
      patience: exponentialPatience(60),
      awake: byDay,
      redial: { probability: 1, sigma: 0, mu: Math.log(seconds), maxDials: 2 },
      days: 4,
    });
    let moved = 0;
    for (const steps of traces) {
      const end = steps.find((step) => step.kind === 'will-call-again')!.at;
      const [again] = furtherDials(steps);
      const drawn = end + seconds;
      if (isByDay(drawn)) expect(again).toBeCloseTo(drawn, 6);
      else {
        // The night that the drawn moment lies in; the part of it before the call had ended does not count.
        const opens = Math.floor((drawn + DAY - morning) / DAY) * DAY + morning;
        const begins = Math.max(end, opens - DAY + (evening - morning));
        const share = (drawn - begins) / (opens - begins);
        expect(again).toBeCloseTo(opens + share * (evening - morning), 6);
        moved++;
      }
    }
    expect(moved).toBeGreaterThan(1000);
  });

  it('of somebody whom a desk has told that it is closed comes when that desk is open', () => {
    const traces = traceAll({
      desks: [{ serves: [1], agents: 50, open: byDay }],
      redial: { maxDials: 2 },
      followUp: { repeatProbability: 1, repeatMeanSeconds: 3600 },
      days: 3,
    });
    const told = traces.filter((steps) => steps.some((step) => step.kind === 'desk-closed'));
    expect(told.length).toBeGreaterThan(500);
    expect(told.flatMap(furtherDials).every(isByDay)).toBe(true);
    expect(told.every((steps) => steps.some((step) => step.kind === 'service'))).toBe(true);
  });

  it('of somebody whom a menu has told so comes when the menu says something else', () => {
    const traces = traceAll({
      exits: [{ kind: 'desk', desk: 0 }, { kind: 'closed' }],
      clocks: byDay.map((isOpen) => 1 - isOpen),
      entry: (_line, _type, clock) => -1 - clock,
      desks: [{ serves: [1], agents: 50 }],
      redial: { maxDials: 2 },
      followUp: { repeatProbability: 1, repeatMeanSeconds: 3600 },
      days: 3,
    });
    const told = traces.filter((steps) => steps.some((step) => step.kind === 'exit' && step.exit === 1));
    expect(told.length).toBeGreaterThan(500);
    expect(told.flatMap(furtherDials).every(isByDay)).toBe(true);
  });

  it('comes at its drawn moment where it is never free again', () => {
    const traces = traceAll({
      desks: [{ serves: [1], agents: 5, open: 0 }],
      redial: { maxDials: 3 },
      followUp: { repeatProbability: 1, repeatMeanSeconds: 3600 },
    });
    expect(traces.every((steps) => furtherDials(steps).length === 2)).toBe(true);
    const delays = traces.flatMap((steps) =>
      steps.flatMap((step) => (step.kind === 'will-call-again' ? [step.delay] : [])),
    );
    expect(ksDistance(delays, (t) => 1 - Math.exp(-t / 3600))).toBeLessThan(ksLimit(delays.length, 1e-6));
  });
});
