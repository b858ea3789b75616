import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CallerTrace,
  compileWorld,
  type Counts,
  OUTCOMES,
  runReplication,
  traceCallers,
  type WorldProgram,
} from '../../src/kernel/index.ts';
import { shareInterval } from '../../src/stats/index.ts';
import { share, worlds } from './any-world.ts';
import { buildWorld, exponentialPatience, type WorldSpec } from './world-builder.ts';

/** Counted since then. */
const LATER_COUNTS = new Set([
  'transfersFailed',
  'transfersWrong',
  'cutOff',
  'promised',
  'turnedAway',
  'overflowed',
  'calledBack',
  'missed',
]);
/** Callers who keep a number that served them. */
const withMemory = (program: WorldProgram, remembersNumber: number): WorldProgram => ({
  ...program,
  followUp: { ...program.followUp, remembersNumber },
});
const run = (program: WorldProgram, seed = 1, replication = 0): Counts =>
  runReplication(compileWorld(program), { seed, replication });
const traceAll = (program: WorldProgram, seed: number): CallerTrace[] => {
  const world = compileWorld(program);
  const { callers } = runReplication(world, { seed, replication: 0 });
  return traceCallers(
    world,
    { seed, replication: 0 },
    Array.from({ length: callers }, (_, i) => i),
  );
};

/** Three lines and needs, one desk for all, nobody done at once: many further calls. */
const busyLines: WorldSpec = {
  needs: 3,
  lines: 3,
  exits: [
    { kind: 'desk', desk: 0 },
    { kind: 'hung-up' },
    { kind: 'self-service', serves: [1, 0, 1] },
    { kind: 'closed' },
  ],
  rows: [
    [
      { p: 0.6, seconds: 10, exit: 0 },
      { p: 0.2, seconds: 5, exit: 1 },
      { p: 0.15, seconds: 20, exit: 2 },
      { p: 0.05, seconds: 3, exit: 3 },
    ],
  ],
  dial: (type, line) => (line === type ? 0.7 : 0.15),
  lineServes: (line, need) => line === need,
  rightLine: [0, 1, 2],
  rightDesk: [0, 0, 0],
  desks: [{ agents: 9, serves: [1, 1, 1] }],
  patience: exponentialPatience(200),
  redial: { probability: 0.5, maxDials: 6 },
  followUp: { resolved: 0.4, selfServiceResolved: 0.4, repeatProbability: 0.8, secondNeed: 0.2 },
};

describe('a number that served', () => {
  it('that nobody keeps leaves every call as it was before anybody could', () => {
    const counts = run(withMemory(buildWorld(busyLines), 0), 5, 3);
    const numbers = Object.entries(counts)
      .filter(([name]) => !name.endsWith('Seconds') && !LATER_COUNTS.has(name))
      .flatMap(([name, value]) =>
        // Nobody was ever promised to be called back.
        typeof value === 'number'
          ? value
          : [...value].filter((_, i) => name !== 'flow' || i % OUTCOMES.length < OUTCOMES.length - 1),
      );
    // Worked out by the kernel as it was when nobody could remember.
    expect(createHash('sha256').update(Float64Array.from(numbers)).digest('hex').slice(0, 16)).toBe(
      'fe16a3a9f2e8784f',
    );
  });

  it('changes nothing where every need has one line and nobody dials another', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), share, (program, seed, remembers) => {
        const right = (need: number): number => need % program.lineCount;
        const certain: WorldProgram = {
          ...program,
          dial: program.dial.map((_, i) => {
            const need = Math.floor(i / (program.lineCount * program.profileCount));
            return Number(i % program.lineCount === right(need));
          }),
          lineServes: program.lineServes.map((_, i) =>
            Number(Math.floor(i / program.needCount) === right(i % program.needCount)),
          ),
          rightLine: program.rightLine.map((line, need) => (line < 0 ? -1 : right(need))),
        };
        expect(run(withMemory(certain, remembers), seed)).toEqual(run(withMemory(certain, 0), seed));
      }),
      { numRuns: 60 },
    );
  });

  it('is dialled again and again by whoever remembers it, until an agent names another', () => {
    let kept = 0;
    fc.assert(
      fc.property(worlds, fc.nat(), (any, seed) => {
        const program = withMemory({ ...any, followUp: { ...any.followUp, secondNeed: 0 } }, 1);
        for (const { type, steps } of traceAll(program, seed)) {
          const need = Math.floor(type / program.profileCount);
          let line = -1;
          let known = -1;
          for (const step of steps) {
            if (step.kind === 'advised') known = -1;
            if (step.kind === 'dial') {
              if (known >= 0) {
                expect(step.line).toBe(known);
                kept++;
              }
              line = step.line;
            }
            const isRight =
              (step.kind === 'service' && step.right) ||
              (step.kind === 'exit' &&
                program.exits[step.exit]!.kind !== 'desk' &&
                program.exits[step.exit]!.serves[need] === 1 &&
                ['number', 'self-service'].includes(program.exits[step.exit]!.kind));
            if (isRight && program.lineServes[line * program.needCount + need] === 1) known = line;
          }
        }
      }),
      { numRuns: 60 },
    );
    // How many differs much from one draw of worlds to the next.
    expect(kept).toBeGreaterThan(0);
  });

  it('is dialled wrongly on the second call by as many of those served as do not remember it', () => {
    const wrong = 0.3;
    for (const remembers of [0, 0.25, 0.5, 0.75, 1]) {
      const program = buildWorld({
        needs: 2,
        lines: 2,
        exits: [
          { kind: 'desk', desk: 0 },
          { kind: 'desk', desk: 1 },
        ],
        entry: (line) => -1 - line,
        dial: (type, line) => (type === line ? 1 - wrong : wrong),
        lineServes: (line, need) => line === need,
        desks: [
          { agents: 60, serves: [1, 0] },
          { agents: 60, serves: [0, 1] },
        ],
        days: 10,
        redial: { maxDials: 2 },
        // Who was sent away gives up: there is no line to name.
        followUp: { resolved: 0, repeatProbability: 1, remembersNumber: remembers },
      });
      const counts = run(program, 11);
      const misrouted = counts.flow.reduce(
        (sum, n, i) => sum + (OUTCOMES[i % OUTCOMES.length] === 'misrouted-wrong-number' ? n : 0),
        0,
      );
      const firstMisrouted = 2 * counts.callers - counts.calls;
      const served = counts.callers - firstMisrouted;
      const { low, high } = shareInterval(misrouted - firstMisrouted, served, 0.9999);
      expect(low).toBeLessThanOrEqual(wrong * (1 - remembers));
      expect(high).toBeGreaterThanOrEqual(wrong * (1 - remembers));
    }
  });

  it('is not learnt from a call for another product, unless agents would name that line', () => {
    for (const named of [0, 1]) {
      const program = buildWorld({
        needs: 2,
        lines: 2,
        exits: [{ kind: 'desk', desk: 0 }],
        entry: () => -1,
        typeProbability: [1 / 2, 1 / 2],
        // Line 0 would do for both needs, but whoever comes with need 1 dials line 1.
        dial: (type, line) => Number(type === line),
        lineServes: (line, need) => line === 0 || line === need,
        rightLine: [0, named],
        desks: [{ agents: 60, serves: [1, 1] }],
        redial: { maxDials: 2 },
        followUp: { resolved: 0, repeatProbability: 1, secondNeed: 1, remembersNumber: 1 },
      });
      const further = traceAll(program, 3)
        .filter(({ type }) => type === 0)
        .flatMap(({ steps }) => steps)
        .filter((step) => step.kind === 'dial')
        .filter((step) => step.need === 1);
      expect(further.length).toBeGreaterThan(100);
      expect(new Set(further.map((step) => step.line))).toEqual(new Set([named]));
    }
  });
});
