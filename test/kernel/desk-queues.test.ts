import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileWorld,
  runReplication,
  traceCallers,
  type TraceStep,
  type WorldProgram,
} from '../../src/kernel/index.ts';
import { expectSame } from './reference/expect-same.ts';
import { buildWorld, ENDLESS_PATIENCE, exponentialPatience } from './world-builder.ts';

/** A week's staffing from a short pattern, repeated. */
const staffing = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });

const repeat = (pattern: readonly number[]): number[] =>
  Array.from({ length: 336 }, (_, shift) => pattern[shift % pattern.length]!);

function oneDesk(
  agents: readonly number[],
  spec: { perHour: number; handling?: number; patience?: number },
): WorldProgram {
  return buildWorld({
    exits: [{ kind: 'desk', desk: 0 }],
    desks: [{ agents, serves: [1], handling: { kind: 'exponential', mean: spec.handling ?? 180 } }],
    patience: spec.patience === undefined ? ENDLESS_PATIENCE : exponentialPatience(spec.patience),
    perHour: spec.perHour,
  });
}

function traceAll(program: WorldProgram): (readonly TraceStep[])[] {
  const world = compileWorld(program);
  const { callers } = runReplication(world, { seed: 1, replication: 0 });
  const all = Array.from({ length: callers }, (_, i) => i);
  return traceCallers(world, { seed: 1, replication: 0 }, all).map((trace) => trace.steps);
}

const queuesOf = (steps: readonly TraceStep[]): Extract<TraceStep, { kind: 'queue' }>[] =>
  steps.filter((step) => step.kind === 'queue');

describe('desks that tell every caller on joining when they will be answered', () => {
  it('answer and lose the same callers at the same moments as an event list', () => {
    const desk = fc.record({
      pattern: staffing.filter((agents) => agents.some((n) => n > 0)),
      perHour: fc.integer({ min: 2, max: 60 }),
      handling: fc.integer({ min: 20, max: 8000 }),
      patience: fc.constantFrom(30, 300, 4000, 100_000),
    });
    fc.assert(
      fc.property(desk, fc.nat(), ({ pattern, ...spec }, seed) =>
        expectSame(oneDesk(repeat(pattern), spec), seed, 0),
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('lose everybody after a week when no agent ever comes', () => {
    const queues = traceAll(oneDesk(repeat([0]), { perHour: 4 })).flatMap(queuesOf);
    expect(queues.length).toBeGreaterThan(50);
    expect(new Set(queues.map(({ wait, answered }) => `${wait} ${answered}`))).toEqual(
      new Set(['604800 false']),
    );
  });

  it('let callers of the night wait for the first agent of the morning, who comes at half past eight', () => {
    const day = Array.from({ length: 336 }, (_, shift) => (shift % 48 >= 17 && shift % 48 < 40 ? 1 : 0));
    const night = traceAll(oneDesk(day, { perHour: 2 }))
      .flatMap(queuesOf)
      .filter(({ at }) => at > 21 * 3600);
    expect(night.length).toBeGreaterThan(2);
    expect(night[0]!.at + night[0]!.wait).toBeCloseTo((24 + 8.5) * 3600, 6);
    const answered = night.map(({ at, wait }) => at + wait);
    expect(answered).toEqual(answered.toSorted((a, b) => a - b));
  });

  it('let an agent finish the call in progress after the shift, and take no other', () => {
    const agents = Array.from({ length: 336 }, (_, shift) => (shift % 8 < 2 ? 1 : 0));
    const talks = traceAll(oneDesk(agents, { perHour: 5, handling: 1500 }))
      .flat()
      .filter((step) => step.kind === 'service');
    const shiftOf = (at: number): number => Math.floor((at + 1e-6) / 1800) % 8;
    expect(talks.every(({ at }) => shiftOf(at) < 2)).toBe(true);
    expect(talks.filter(({ at, seconds }) => shiftOf(at + seconds) >= 2).length).toBeGreaterThan(10);
  });

  it('in a whole run, with misroutes, transfers and redials, still serve in order of joining', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.tuple(staffing, staffing),
        fc.integer({ min: 5, max: 40 }),
        (seed, patterns, perHour) => {
          const program = buildWorld({
            needs: 2,
            rows: [
              [
                { p: 0.6, seconds: 5, exit: 0 },
                { p: 0.3, seconds: 35, exit: 1 },
                { p: 0.1, seconds: 12, exit: 2 },
              ],
            ],
            exits: [{ kind: 'desk', desk: 0 }, { kind: 'desk', desk: 1 }, { kind: 'hung-up' }],
            desks: [
              { agents: repeat(patterns[0]), serves: [1, 0] },
              { agents: repeat(patterns[1]), serves: [0, 1] },
            ],
            rightDesk: [0, 1],
            transfer: () => true,
            patience: exponentialPatience(600),
            perHour,
            redial: { probability: 0.5, maxDials: 4 },
            followUp: { resolved: 0.7, repeatProbability: 0.5, repeatMeanSeconds: 4000, secondNeed: 0.2 },
          });
          expectSame(program, seed, 0);
        },
      ),
      // A desk that has nobody for hours and then two agents at once; a caller whose second call is answered by
      // the agent who has just ended the first.
      {
        numRuns: 8,
        endOnFailure: true,
        examples: [
          [18, [[1], [0, 0, 0, 1, 2, 0]], 36],
          [4, [[3], [0, 3, 1, 2, 2]], 36],
        ],
      },
    );
  });
});
