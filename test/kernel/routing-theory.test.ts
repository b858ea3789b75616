import { describe, expect, it } from 'vitest';
import type { Counts, WorldProgram } from '../../src/kernel/index.ts';
import { computeErlangC } from '../../src/stats/index.ts';
import { expectTheory, runMonths } from './against-theory.ts';
import { solveChain } from './solve-chain.ts';
import { buildWorld, ENDLESS_PATIENCE, exponentialPatience, type WorldSpec } from './world-builder.ts';

/** Queues with a theory of their own. Chains are solved here, cut off where next to nobody would come. */
const NOBODY = 1e-9;
const MONTHS = 8;

/** Two lines of callers, each to a desk of its own; a group spec says who answers. */
function twoDesks(
  perHour: readonly [number, number],
  spec: Omit<WorldSpec, 'exits' | 'desks'> & {
    readonly handling: readonly [number, number];
    readonly desks?: readonly [Partial<NonNullable<WorldSpec['desks']>[number]>, object];
  },
): WorldProgram {
  const all = perHour[0] + perHour[1];
  return buildWorld({
    ...spec,
    needs: 2,
    exits: [
      { kind: 'desk', desk: 0 },
      { kind: 'desk', desk: 1 },
    ],
    entry: (_, type) => -1 - type,
    typeProbability: [perHour[0] / all, perHour[1] / all],
    perHour: all,
    desks: [0, 1].map((desk) => ({
      serves: [1, 1],
      handling: { kind: 'exponential' as const, mean: spec.handling[desk]! },
      ...spec.desks?.[desk],
    })),
  });
}

const offered =
  (desk: number) =>
  (c: Counts): number =>
    c.offered[desk]!;
const waited =
  (desk: number) =>
  (c: Counts): number =>
    c.waitSeconds[desk]!;
const abandoned =
  (desk: number) =>
  (c: Counts): number =>
    c.abandoned[desk]!;

describe('two priorities of callers who never give up', () => {
  it('wait as Cobham (1954) says, whichever of their desks the agents of one group serve', () => {
    const [perHour, handling, agents] = [[60, 120] as const, 180, 11];
    const rates = perHour.map((rate) => rate / 3600);
    const capacity = agents / handling;
    const all = computeErlangC(rates[0]! + rates[1]!, handling, agents);
    // Until the next of all agents falls free, by the share of callers who find all of them busy.
    const residual = all.waitProbability / capacity;
    const first = rates[0]! / capacity;
    const both = (rates[0]! + rates[1]!) / capacity;
    const equally = (desk: number): { desk: number; priority: number; handlingFactor: number } => ({
      desk,
      priority: 0,
      handlingFactor: 1,
    });
    const months = runMonths(
      twoDesks(perHour, {
        handling: [handling, handling],
        groups: [{ agents, skills: [equally(0), equally(1)] }],
        priorities: [0, 1],
        patience: ENDLESS_PATIENCE,
        days: 14,
      }),
      MONTHS,
    );
    expectTheory(months, waited(0), offered(0), residual / (1 - first), 0.1);
    expectTheory(months, waited(1), offered(1), residual / ((1 - first) * (1 - both)), 0.2);
    expectTheory(months, (c) => c.waited[1]!, offered(1), all.waitProbability, 0.1);
  });
});

describe('an N of two skills', () => {
  it('waits and loses callers as its Markov chain does: the second group helps the first, at 1.3 times the time', () => {
    const [alone, helpers, most] = [3, 3, 45];
    const rate = [70 / 3600, 50 / 3600] as const;
    const [own, helped, second] = [1 / 180, 1 / (180 * 1.3), 1 / 200];
    const leaves = 1 / 300;
    // Busy of the first group; of the second with calls of desk 0 and of desk 1; waiting at desk 0 and 1.
    const chain = solveChain([0, 0, 0, 0, 0], ([i, a, b, p, q]) => {
      const isFull = (a ?? 0) + (b ?? 0) === helpers;
      const ways: [number, number[]][] = [];
      if (i! < alone) ways.push([rate[0], [i! + 1, a!, b!, p!, q!]]);
      else if (!isFull) ways.push([rate[0], [i!, a! + 1, b!, p!, q!]]);
      else if (p! < most) ways.push([rate[0], [i!, a!, b!, p! + 1, q!]]);
      if (!isFull) ways.push([rate[1], [i!, a!, b! + 1, p!, q!]]);
      else if (q! < most) ways.push([rate[1], [i!, a!, b!, p!, q! + 1]]);
      ways.push([i! * own, p! > 0 ? [i!, a!, b!, p! - 1, q!] : [i! - 1, a!, b!, p!, q!]]);
      // Of the second group: those of desk 1 first, then those of desk 0.
      const next = (free: readonly [number, number]): number[] => {
        if (q! > 0) return [i!, free[0], free[1] + 1, p!, q! - 1];
        return p! > 0 ? [i!, free[0] + 1, free[1], p! - 1, q!] : [i!, ...free, p!, q!];
      };
      if (a! > 0) ways.push([a! * helped, next([a! - 1, b!])]);
      if (b! > 0) ways.push([b! * second, next([a!, b! - 1])]);
      if (p! > 0) ways.push([p! * leaves, [i!, a!, b!, p! - 1, q!]]);
      if (q! > 0) ways.push([q! * leaves, [i!, a!, b!, p!, q! - 1]]);
      return ways;
    });
    expect(chain.share(([, , , p, q]) => p === most || q === most)).toBeLessThan(NOBODY);
    const isFull = ([, a, b]: readonly number[]): boolean => (a ?? 0) + (b ?? 0) === helpers;
    const months = runMonths(
      twoDesks([70, 50], {
        handling: [180, 200],
        groups: [
          { agents: alone, skills: [0] },
          {
            agents: helpers,
            skills: [
              { desk: 1, priority: 0, handlingFactor: 1 },
              { desk: 0, priority: 1, handlingFactor: 1.3 },
            ],
          },
        ],
        patience: exponentialPatience(300),
        days: 10,
      }),
      MONTHS,
    );
    const waits = [chain.mean(([, , , p]) => p!), chain.mean(([, , , , q]) => q!)];
    for (const desk of [0, 1]) {
      expectTheory(months, waited(desk), offered(desk), waits[desk]! / rate[desk]!, 0.15);
      expectTheory(months, abandoned(desk), offered(desk), (waits[desk]! * leaves) / rate[desk]!, 0.15);
    }
    const found = [chain.share((s) => s[0] === alone && isFull(s)), chain.share(isFull)];
    for (const desk of [0, 1]) expectTheory(months, (c) => c.waited[desk]!, offered(desk), found[desk]!, 0.1);
    const busy = chain.mean(([, a, b]) => a! + b!) / helpers;
    expectTheory(
      months,
      (c) => c.groupBusySeconds[1]!,
      (c) => c.staffedSeconds[1]!,
      busy,
      0.05,
    );
  });
});

describe('overflow at once', () => {
  it('is a loss system before a queue: who finds desk 0 busy waits at desk 1 behind its own callers', () => {
    const [first, second, most] = [4, 3, 60];
    const rate = [90 / 3600, 30 / 3600] as const;
    const ends = 1 / 180;
    const leaves = 1 / 240;
    const chain = solveChain([0, 0, 0], ([i, j, q]) => {
      const queued: [number, number[]] = [
        rate[1] + (i === first ? rate[0] : 0),
        j! < second ? [i!, j! + 1, q!] : [i!, j!, q! + 1],
      ];
      return [
        ...(i! < first ? [[rate[0], [i! + 1, j!, q!]] as const] : []),
        ...(q! < most ? [queued] : []),
        [i! * ends, [i! - 1, j!, q!]] as const,
        [j! * ends, q! > 0 ? [i!, j!, q! - 1] : [i!, j! - 1, q!]] as const,
        [q! * leaves, [i!, j!, q! - 1]] as const,
      ];
    });
    expect(chain.share(([, , q]) => q === most)).toBeLessThan(NOBODY);
    // With q ahead, one of them or oneself gives up before one of them is answered, again and again.
    const lost = ([, j, q]: readonly number[]): number =>
      j === second ? ((q! + 1) * leaves) / (second * ends + (q! + 1) * leaves) : 0;
    const months = runMonths(
      twoDesks([90, 30], {
        handling: [180, 180],
        desks: [{ agents: first, overflow: { afterSeconds: 0, desk: 1 } }, { agents: second }],
        patience: exponentialPatience(240),
        days: 10,
      }),
      MONTHS,
    );
    const busy = chain.share(([i]) => i === first);
    expectTheory(months, (c) => c.overflowed[0]!, offered(0), busy, 0.05);
    const lostOfFirst = chain.mean((s) => (s[0] === first ? lost(s) : 0));
    expectTheory(months, abandoned(0), offered(0), lostOfFirst, 0.1);
    expectTheory(months, abandoned(1), offered(1), chain.mean(lost), 0.1);
  });
});

describe('call-backs', () => {
  it('are a second class that never gives up and is served when nobody waits', () => {
    const [agents, mostWaiting, mostPromised] = [6, 50, 160];
    const [rate, ends, leaves, accepted] = [100 / 3600, 1 / 180, 1 / 300, 0.4];
    const chain = solveChain([0, 0, 0], ([j, q, r]) => {
      if (j! < agents) {
        return [
          [rate, [j! + 1, 0, 0]],
          [j! * ends, [j! - 1, 0, 0]],
        ];
      }
      const after = q! > 0 ? [j!, q! - 1, r!] : r! > 0 ? [j!, q!, r! - 1] : [j! - 1, 0, 0];
      return [
        [r! < mostPromised ? rate * accepted : 0, [j!, q!, r! + 1]],
        [q! < mostWaiting ? rate * (1 - accepted) : 0, [j!, q! + 1, r!]],
        [agents * ends, after],
        [q! * leaves, [j!, q! - 1, r!]],
      ];
    });
    expect(chain.share(([, q, r]) => q === mostWaiting || r === mostPromised)).toBeLessThan(1e-6);
    const months = runMonths(
      buildWorld({
        exits: [{ kind: 'desk', desk: 0 }],
        desks: [
          {
            agents,
            serves: [1],
            handling: { kind: 'exponential', mean: 180 },
            callBack: { afterSeconds: 0, accepted, kept: 1, answered: 1, missedSeconds: 30 },
          },
        ],
        patience: exponentialPatience(300),
        perHour: 100,
        days: 14,
      }),
      MONTHS,
    );
    const isBusy = chain.share(([j]) => j === agents);
    expectTheory(months, (c) => c.promised[0]!, offered(0), isBusy * accepted, 0.1);
    expectTheory(months, abandoned(0), offered(0), (chain.mean(([, q]) => q!) * leaves) / rate, 0.15);
    expectTheory(months, waited(0), offered(0), chain.mean(([, q]) => q!) / rate, 0.15);
    expectTheory(
      months,
      (c) => c.groupBusySeconds[0]!,
      (c) => c.staffedSeconds[0]!,
      chain.mean(([j]) => j!) / agents,
      0.03,
    );
  });
});

describe('an announcement of the wait', () => {
  it('thins the arrivals by the queue when all balk whose patience is shorter, and the others stay', () => {
    const [agents, most] = [5, 200];
    const [rate, handling, patience] = [110 / 3600, 180, 120];
    const stays = (ahead: number): number => Math.exp((-(ahead + 1) * handling) / agents / patience);
    const chain = solveChain([0], ([n]) => [
      [n! < agents ? rate : n! < most ? rate * stays(n! - agents) : 0, [n! + 1]],
      [Math.min(n!, agents) / handling, [n! - 1]],
    ]);
    expect(chain.share(([n]) => n === most)).toBeLessThan(NOBODY);
    const months = runMonths(
      buildWorld({
        exits: [{ kind: 'desk', desk: 0 }],
        desks: [
          {
            agents,
            serves: [1],
            handling: { kind: 'exponential', mean: handling },
            announcement: { balks: 1, patienceFactor: 1e5 },
          },
        ],
        patience: exponentialPatience(patience),
        perHour: 110,
        days: 10,
      }),
      MONTHS,
    );
    const lost = chain.mean(([n]) => (n! < agents ? 0 : 1 - stays(n! - agents)));
    expectTheory(months, abandoned(0), offered(0), lost, 0.05);
    expectTheory(months, waited(0), offered(0), chain.mean(([n]) => Math.max(0, n! - agents)) / rate, 0.1);
    expectTheory(
      months,
      (c) => c.waited[0]!,
      offered(0),
      chain.share(([n]) => n! >= agents),
      0.05,
    );
  });
});

describe('transfers', () => {
  it('send on a Poisson stream (Burke 1956): the second desk is Erlang-C, with longer talks and fewer callers', () => {
    const [fails, factor] = [0.2, 1.25];
    const months = runMonths(
      buildWorld({
        exits: [{ kind: 'desk', desk: 0 }],
        rightDesk: [1],
        transfer: (from) => from === 0,
        desks: [
          { agents: 4, serves: [0], misroute: { kind: 'exponential', mean: 60 } },
          { agents: 9, serves: [1], handling: { kind: 'exponential', mean: 200 } },
        ],
        transferring: { seconds: 0, handlingFactor: factor, fails, goesWrong: 0 },
        perHour: 140,
        days: 14,
      }),
      MONTHS,
    );
    const first = computeErlangC(140 / 3600, 60, 4);
    const second = computeErlangC((140 * (1 - fails)) / 3600, 200 * factor, 9);
    expectTheory(months, waited(0), offered(0), first.meanWait, 0.15);
    expectTheory(months, (c) => c.waited[1]!, offered(1), second.waitProbability, 0.1);
    expectTheory(months, waited(1), offered(1), second.meanWait, 0.25);
    expectTheory(
      months,
      (c) => c.transfersFailed,
      (c) => c.transfers,
      fails,
      0.05,
    );
    expectTheory(months, (c) => c.busySeconds[1]!, offered(1), 200 * factor, 0.03);
  });
});

describe('gamma talks with one agent', () => {
  it.each([0.5, 4])('wait as Pollaczek and Khinchine say, shape %d', (shape) => {
    const [rate, mean] = [12 / 3600, 180];
    const months = runMonths(
      buildWorld({
        exits: [{ kind: 'desk', desk: 0 }],
        desks: [{ agents: 1, serves: [1], handling: { kind: 'gamma', mean, shape } }],
        perHour: 12,
        days: 60,
      }),
      MONTHS,
    );
    const wait = (rate * mean ** 2 * (1 + 1 / shape)) / (2 * (1 - rate * mean));
    expectTheory(months, waited(0), offered(0), wait, 0.15);
  });
});
