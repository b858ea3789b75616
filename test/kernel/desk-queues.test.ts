import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWorld, traceCallers } from '../../src/kernel/index.ts';
import { DeskQueues } from '../../src/kernel/desk-queues.ts';
import { REGISTER } from '../../src/kernel/ledger.ts';
import { SlotReader, Slots } from '../../src/random/index.ts';
import { type Answer, type Join, simulateDesk } from './naive-desk.ts';
import { buildWorld, exponentialPatience } from './world-builder.ts';

/** A week's staffing from a short pattern, repeated. */
const staffing = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });

function answerAll(joins: readonly Join[], agents: Int32Array): Answer[] {
  const ledger = new Float64Array(8);
  const desks = new DeskQueues(agents, 1, ledger);
  return joins.map((join) => {
    ledger[REGISTER.now] = join.at;
    if (!desks.isFree(0)) {
      ledger[REGISTER.deadline] = join.at + join.patience;
      if (!desks.findStart(0)) return { wait: join.patience, answered: false };
    }
    const wait = ledger[REGISTER.start]! - join.at;
    ledger[REGISTER.start]! += join.service;
    desks.keepBusy(0);
    return { wait, answered: true };
  });
}

function expectSame(seen: readonly Answer[], expected: readonly Answer[]): void {
  expect(seen.map((answer) => answer.answered)).toEqual(expected.map((answer) => answer.answered));
  seen.forEach((answer, i) => expect(Math.abs(answer.wait - expected[i]!.wait)).toBeLessThan(1e-6));
}

describe('desks that tell every caller on joining when they will be answered', () => {
  it('answer and lose the same callers at the same moments as an event list', () => {
    const world = fc.record({
      pattern: staffing.filter((agents) => agents.some((n) => n > 0)),
      seed: fc.nat(),
      count: fc.integer({ min: 1, max: 150 }),
      gap: fc.integer({ min: 20, max: 2000 }),
      service: fc.integer({ min: 20, max: 8000 }),
      patience: fc.constantFrom(30, 300, 4000, 100_000),
    });
    fc.assert(
      fc.property(world, ({ pattern, seed, count, gap, service, patience }) => {
        const reader = new SlotReader(new Slots(seed, 0), 1, 0, 0);
        let at = 0;
        const joins = Array.from({ length: count }, () => ({
          at: (at += gap * reader.nextExponential()),
          patience: patience * reader.nextExponential(),
          service: service * reader.nextExponential(),
        }));
        const agents = Int32Array.from({ length: 336 }, (_, shift) => pattern[shift % pattern.length]!);
        expectSame(
          answerAll(joins, agents),
          simulateDesk(joins, (shift) => agents[shift % 336]!),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('lose everybody when no agent ever comes', () => {
    const answers = answerAll(
      [
        { at: 10, patience: 604_800, service: 1 },
        { at: 20, patience: 5, service: 1 },
      ],
      new Int32Array(336),
    );
    expect(answers).toEqual([
      { wait: 604_800, answered: false },
      { wait: 5, answered: false },
    ]);
  });

  it('let a caller wait through the night for the first agent of the morning, who comes at half past eight', () => {
    const agents = Int32Array.from({ length: 336 }, (_, shift) =>
      shift % 48 >= 17 && shift % 48 < 40 ? 1 : 0,
    );
    const answers = answerAll(
      [
        { at: 21 * 3600, patience: 90_000, service: 60 },
        { at: 22 * 3600, patience: 90_000, service: 60 },
      ],
      agents,
    );
    expect(answers.map((answer) => answer.wait)).toEqual([11.5 * 3600, 10.5 * 3600 + 60]);
  });

  it('let an agent finish the call in progress after the shift, and take no other', () => {
    const agents = Int32Array.from({ length: 336 }, (_, shift) => (shift < 2 || shift === 6 ? 1 : 0));
    const answers = answerAll(
      [
        { at: 3500, patience: 1e5, service: 4000 },
        { at: 3550, patience: 1e5, service: 60 },
      ],
      agents,
    );
    expect(answers.map((answer) => answer.wait)).toEqual([0, 3 * 3600 - 3550]);
  });

  it('in a whole run, with misroutes, transfers and redials, still serve in order of joining', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.tuple(staffing, staffing),
        fc.integer({ min: 5, max: 40 }),
        (seed, patterns, perHour) => {
          const agents = patterns.map((pattern) =>
            Array.from({ length: 336 }, (_, shift) => pattern[shift % pattern.length]!),
          );
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
              { agents: agents[0]!, serves: [1, 0] },
              { agents: agents[1]!, serves: [0, 1] },
            ],
            rightDesk: [0, 1],
            transfer: () => true,
            patience: exponentialPatience(600),
            perHour,
            redial: { probability: 0.5, maxDials: 4 },
            followUp: { resolved: 0.7, repeatProbability: 0.5, repeatMeanSeconds: 4000, secondNeed: 0.2 },
          });
          const world = compileWorld(program);
          const traces = traceCallers(
            world,
            { seed, replication: 0 },
            Array.from({ length: 3000 }, (_, i) => i),
          );
          for (const desk of [0, 1]) {
            const queued = traces
              .flatMap(({ steps }) =>
                steps.filter((step) => step.kind === 'queue').map((step) => ({ ...step, steps })),
              )
              .filter((step) => step.desk === desk)
              .toSorted((a, b) => a.at - b.at);
            const begun = new Set<unknown>();
            const joins = queued.map((step) => {
              if (!step.answered) return { at: step.at, patience: step.wait, service: 0 };
              // Several agents may begin at one moment: when a shift does, or when one agent was busy with both
              // needs of a caller. So look among the caller's own steps at this desk; of two that begin
              // together, who joined first is told first.
              const service = step.steps.find(
                (other) =>
                  other.kind === 'service' &&
                  other.desk === desk &&
                  !begun.has(other) &&
                  Math.abs(other.at - step.at - step.wait) < 1e-6,
              );
              begun.add(service);
              return {
                at: step.at,
                patience: 604_800,
                service: service?.kind === 'service' ? service.seconds : NaN,
              };
            });
            expectSame(
              queued,
              simulateDesk(joins, (shift) => agents[desk]![shift % 336]!),
            );
          }
        },
      ),
      { numRuns: 15, examples: [[18, [[1], [0, 0, 0, 1, 2, 0]], 36]] },
    );
  });
});
