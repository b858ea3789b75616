import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileWorld,
  type Counts,
  observeDesks,
  runReplication,
  traceCallers,
  type WorldProgram,
} from '../../src/kernel/index.ts';
import { computeErlangA, differenceInterval, ratioInterval } from '../../src/stats/index.ts';
import { valueAt } from '../../src/util/steps.ts';
import { expectTheory } from './against-theory.ts';
import { routedWorlds, worlds } from './any-world.ts';
import { expectSameCounts } from './reference/expect-same.ts';
import { buildWorld, exponentialPatience } from './world-builder.ts';

const run = (program: WorldProgram, seed: number, isRouted = false): Counts =>
  runReplication(compileWorld(program, { isRouted }), { seed, replication: 0 });

describe('a closed desk', () => {
  it('has nobody served, whoever waits and whatever is on duty', () => {
    let talks = 0;
    fc.assert(
      fc.property(fc.oneof(worlds, routedWorlds), fc.nat(), (any, seed) => {
        // Whoever is at the desk already may ask a second thing after it has closed.
        const program = { ...any, followUp: { ...any.followUp, secondNeed: 0 } };
        const world = compileWorld(program);
        const key = { seed, replication: 0 };
        const callers = Array.from({ length: runReplication(world, key).callers }, (_, i) => i);
        for (const { steps } of traceCallers(world, key, callers))
          for (const step of steps)
            if (step.kind === 'service') {
              talks++;
              expect(valueAt(program.desks[step.desk]!.open, program.loopAt, step.at)).toBe(1);
            }
      }),
      { numRuns: 40 },
    );
    expect(talks).toBeGreaterThan(500);
  });
});

describe('the order in which things are written', () => {
  /** Places in the new order, by old place. */
  const shuffle = <T>(values: readonly T[], order: readonly number[]): T[] =>
    order.map((old) => values[old]!);

  it('of agent groups changes nothing but the order of their figures, where none are first by their place', () => {
    fc.assert(
      fc.property(
        routedWorlds.chain((program) =>
          fc.tuple(
            fc.constant(withoutTies(program)),
            fc.shuffledSubarray([...program.groups.keys()], { minLength: program.groups.length }),
          ),
        ),
        fc.nat(),
        ([program, order], seed) => {
          const counts = run(program, seed);
          const other = run({ ...program, groups: shuffle(program.groups, order) }, seed);
          expectSameCounts(other, {
            ...counts,
            groupBusySeconds: Float64Array.from(shuffle([...counts.groupBusySeconds], order)),
            staffedSeconds: Float64Array.from(shuffle([...counts.staffedSeconds], order)),
          });
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('of desks changes nothing but the order of their figures', () => {
    const byDesk = [
      'offered',
      'served',
      'abandoned',
      'cutOff',
      'promised',
      'turnedAway',
      'overflowed',
      'calledBack',
      'missed',
      'within20',
      'waited',
      'waitSeconds',
      'busySeconds',
      'misrouteSeconds',
      'passSeconds',
    ] as const;
    fc.assert(
      fc.property(
        routedWorlds.chain((program) =>
          fc.tuple(
            fc.constant(withoutTies(program)),
            fc.shuffledSubarray([...program.desks.keys()], { minLength: program.desks.length }),
          ),
        ),
        fc.nat(),
        ([program, order], seed) => {
          const counts = run(program, seed);
          const other = run(permuteDesks(program, order), seed);
          const expected = { ...counts };
          for (const name of byDesk) expected[name] = Float64Array.from(shuffle([...counts[name]], order));
          expectSameCounts(other, expected);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  /**
   * Ties are broken by place: several agents who have been free since before the month, several callers moved at
   * one edge, a transfer that goes to the first, second, ... wrong desk. So here all skills of all groups have
   * priorities of their own, callers go nowhere else when a desk closes, and transfers go right.
   */
  function withoutTies(program: WorldProgram): WorldProgram {
    const { length } = program.desks;
    return {
      ...program,
      transferring: { ...program.transferring, goesWrong: 0 },
      desks: program.desks.map((desk) => ({
        ...desk,
        whenClosed: { kind: desk.whenClosed.kind === 'announce' ? 'announce' : 'queue' },
        callBack: desk.callBack && { ...desk.callBack, answered: 1 },
      })),
      groups: program.groups.map((group, g) => ({
        ...group,
        skills: group.skills.map((skill) => ({ ...skill, priority: g * length + skill.desk })),
      })),
    };
  }

  function permuteDesks(program: WorldProgram, order: readonly number[]): WorldProgram {
    const place = (old: number): number => (old < 0 ? old : order.indexOf(old));
    const size = program.desks.length;
    return {
      ...program,
      desks: shuffle(program.desks, order).map((desk) => ({
        ...desk,
        overflow: desk.overflow && { ...desk.overflow, desk: place(desk.overflow.desk) },
      })),
      groups: program.groups.map((group) => ({
        ...group,
        skills: group.skills.map((skill) => ({ ...skill, desk: place(skill.desk) })),
      })),
      exits: program.exits.map((exit) => ({ ...exit, desk: exit.kind === 'desk' ? place(exit.desk) : -1 })),
      rightDesk: program.rightDesk.map(place),
      transfer: Uint8Array.from(
        { length: size ** 2 },
        (_, i) => program.transfer[order[Math.floor(i / size)]! * size + order[i % size]!]!,
      ),
    };
  }
});

describe('more agents', () => {
  it('let callers wait less on average, in a centre of two skills with everything on', () => {
    const months = [0, 1, 2, 3, 4, 5];
    const waits = [0, 1, 2].map((more) => {
      const world = compileWorld(twoSkills({ days: 3, more }));
      return months.map((replication) => {
        const { waitSeconds, offered } = runReplication(world, { seed: 5, replication });
        return (waitSeconds[0]! + waitSeconds[1]!) / (offered[0]! + offered[1]!);
      });
    });
    expect(differenceInterval(waits[0]!, waits[1]!, 0.999).low).toBeGreaterThan(0);
    expect(differenceInterval(waits[1]!, waits[2]!, 0.999).low).toBeGreaterThan(0);
  });
});

describe("a run's length", () => {
  it('changes no rate, as far as no call of one day leads to one of another', () => {
    const rates = [3, 12].map((days) => {
      const program = twoSkills({ days, more: 0 });
      const world = compileWorld({
        ...program,
        redial: { ...program.redial, maxSeconds: 900 },
        followUp: { ...program.followUp, repeatProbability: 0 },
      });
      return Array.from({ length: 36 / days + 4 }, (_, replication) =>
        runReplication(world, { seed: days, replication }),
      );
    });
    const figures: ((c: Counts) => number)[] = [
      (c) => c.abandoned[0]!,
      (c) => c.waitSeconds[1]!,
      (c) => c.promised[1]!,
      (c) => c.overflowed[0]!,
    ];
    for (const figure of figures) {
      const [short, long] = rates.map((months) =>
        ratioInterval(
          months.map(figure),
          months.map((c) => c.offered[0]! + c.offered[1]!),
          0.999,
        ),
      );
      expect(short!.low).toBeLessThan(long!.estimate);
      expect(short!.high).toBeGreaterThan(long!.estimate);
    }
  });
});

/** Two desks by day, one of which overflows to the other and offers call-backs; one group knows both. */
function twoSkills({ days, more }: { days: number; more: number }): WorldProgram {
  const day = Array.from({ length: 336 }, (_, shift) => Number(shift % 48 >= 16 && shift % 48 < 36));
  return buildWorld({
    needs: 2,
    exits: [
      { kind: 'desk', desk: 0 },
      { kind: 'desk', desk: 1 },
    ],
    entry: (_, type) => -1 - type,
    desks: [
      { serves: [1, 1], open: day, overflow: { afterSeconds: 60, desk: 1 } },
      {
        serves: [1, 1],
        open: day,
        callBack: { afterSeconds: 90, accepted: 0.3, kept: 0.9, answered: 0.8, missedSeconds: 30 },
      },
    ],
    groups: [
      { agents: 2 + more, skills: [0] },
      { agents: 3, skills: [1, 0] },
    ],
    patience: exponentialPatience(240),
    priorities: [1, 0],
    awake: day,
    perHour: 110,
    days,
    redial: { probability: 0.4, maxDials: 4 },
    followUp: { repeatProbability: 0.5 },
  });
}

describe('a roster of long steps', () => {
  it('is Erlang-A in every settled half-hour, with the agents and the callers of that half-hour', () => {
    // Six hours each: by the second the queue has forgotten the step.
    const stretches = [
      { agents: 4, perHour: 150 },
      { agents: 9, perHour: 420 },
      { agents: 3, perHour: 200 },
      { agents: 6, perHour: 240 },
    ];
    const [handling, patience] = [90, 150];
    const stretchOf = (hour: number): (typeof stretches)[number] => stretches[Math.floor((hour % 24) / 6)]!;
    const program = buildWorld({
      exits: [{ kind: 'desk', desk: 0 }],
      desks: [
        {
          agents: Array.from({ length: 168 }, (_, hour) => stretchOf(hour).agents),
          serves: [1],
          handling: { kind: 'exponential', mean: handling },
        },
      ],
      patience: exponentialPatience(patience),
      days: 7,
    });
    const expected = program.arrivals.expected.map((_, hour) => stretchOf(hour).perHour);
    const world = compileWorld({ ...program, arrivals: { ...program.arrivals, expected } });
    const weeks = Array.from({ length: 16 }, (_, replication) =>
      observeDesks(world, { seed: 3, replication }, 20),
    ).flat();
    stretches.forEach(({ agents, perHour }, stretch) => {
      const theory = computeErlangA(perHour / 3600, handling, patience, agents);
      const settled = weeks.map((week) => {
        const sum = (values: Float64Array): number =>
          values.reduce((total, value, shift) => {
            const hour = shift / 2;
            const isSettled = stretchOf(hour) === stretches[stretch] && hour % 6 >= 1;
            return total + (isSettled ? value : 0);
          }, 0);
        return {
          offered: sum(week.offered),
          abandoned: sum(week.abandoned),
          waitSeconds: sum(week.waitSeconds),
          within: sum(week.within),
        };
      });
      type Settled = (typeof settled)[number];
      const offered = (week: Settled): number => week.offered;
      expectTheory(settled, (week) => week.abandoned, offered, theory.abandonProbability, 0.15);
      expectTheory(settled, (week) => week.waitSeconds, offered, theory.meanWait, 0.15);
      expectTheory(settled, (week) => week.within, offered, theory.withinShare, 0.1);
    });
  });
});
