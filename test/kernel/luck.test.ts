import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileWorld,
  createWorldCompiler,
  runReplication,
  traceCallers,
  type TraceStep,
  type WorldProgram,
} from '../../src/kernel/index.ts';
import { menuTableOf } from '../../src/kernel/menu-table.ts';
import { compileRedialDelay } from '../../src/kernel/redial-delay.ts';
import { PURPOSE_CALL, PURPOSE_TYPE } from '../../src/kernel/wasm/constants.ts';
import { buildAliasRows, sampleAlias, Slots } from '../../src/random/index.ts';
import { ksDistance, ksLimit, RunningMean, varianceRatio } from '../../src/stats/index.ts';
import { buildChain, buildWorld, exponentialPatience, type OutcomeSpec } from './world-builder.ts';

const ALL = Array.from({ length: 4000 }, (_, i) => i);

function build(spec: { agents: number; redial: number; lines?: number }): WorldProgram {
  return buildWorld({
    needs: 2,
    profiles: 2,
    lines: spec.lines ?? 1,
    rows: [
      [
        { p: 0.6, seconds: 5, row: 1 },
        { p: 0.2, seconds: 20, row: 0 },
        { p: 0.2, seconds: 9, exit: 1 },
      ],
      [
        { p: 0.5, seconds: 4, exit: 0 },
        { p: 0.3, seconds: 15, row: 1 },
        { p: 0.2, seconds: 7, row: 0 },
      ],
    ],
    exits: [{ kind: 'desk', desk: 0 }, { kind: 'hung-up' }],
    desks: [{ agents: spec.agents, serves: [1, 1] }],
    patience: exponentialPatience(120),
    hourlyCv: 0.15,
    dailyCv: 0.13,
    redial: { probability: spec.redial, maxDials: 5 },
  });
}

const traceAll = (program: WorldProgram): ReturnType<typeof traceCallers> =>
  traceCallers(compileWorld(program), { seed: 9, replication: 4 }, ALL);

/** Menu steps of the first call. */
function firstMenu(steps: readonly TraceStep[]): TraceStep[] {
  return steps
    .slice(
      0,
      steps.findIndex((step) => step.kind === 'exit'),
    )
    .filter((step) => step.kind === 'menu');
}

describe("a caller's luck", () => {
  it('brings the same caller, at the same moment, with the same need, into every world', () => {
    const one = traceAll(build({ agents: 3, redial: 0 }));
    const other = traceAll({ ...build({ agents: 90, redial: 0.9, lines: 3 }), trunks: 5 });
    expect(other.map((t) => [t.caller, t.type, t.steps[0]!.at])).toEqual(
      one.map((t) => [t.caller, t.type, t.steps[0]!.at]),
    );
  });

  it('has a fixed address: type and menu words follow from seed, replication and caller alone', () => {
    const program = build({ agents: 3, redial: 0 });
    const slots = new Slots(9, 4);
    const types = buildAliasRows([0, 4], program.arrivals.typeProbability);
    const table = menuTableOf(program.chain);
    for (const { caller, type, steps } of traceAll(program)) {
      slots.read(PURPOSE_TYPE, caller >>> 2, 0, 0);
      expect(type).toBe(sampleAlias(types, 0, slots.words[caller & 3]!));
      firstMenu(steps).forEach((step, visit) => {
        // Word 0 of the call is the line; then a word a visit, four to a block.
        slots.read(PURPOSE_CALL, caller, 0, (visit + 1) >> 2);
        if (step.kind !== 'menu') return;
        let i = table.first[step.row]!;
        while (slots.words[(visit + 1) & 3]! > table.record[4 * i]!) i++;
        expect(step.outcome).toBe(table.outcome[i]);
      });
    }
  });

  it('in the menu of the first call is the same in two worlds with the same menus', () => {
    const one = traceAll(build({ agents: 3, redial: 0 }));
    const other = traceAll(build({ agents: 90, redial: 0.9 }));
    expect(other.map((t) => firstMenu(t.steps))).toEqual(one.map((t) => firstMenu(t.steps)));
  });

  it('at the desk is the same whoever else is waiting', () => {
    const talk = (program: WorldProgram): Map<number, number> =>
      new Map(
        traceAll(program).flatMap((t) =>
          t.steps
            .filter((step) => step.kind === 'service')
            .slice(0, 1)
            .map((step) => [t.caller, step.seconds]),
        ),
      );
    const few = talk(build({ agents: 3, redial: 0 }));
    const many = talk(build({ agents: 90, redial: 0.9 }));
    expect(few.size).toBeGreaterThan(300);
    for (const [caller, seconds] of few) if (many.has(caller)) expect(many.get(caller)).toBe(seconds);
  });

  it('shared by two worlds makes their difference vary far less than strangers would', () => {
    const months = ALL.slice(0, 12);
    const waits = (agents: number): number[] => {
      const world = compileWorld(build({ agents, redial: 0.3 }));
      return months.map((replication) => runReplication(world, { seed: 1, replication }).waitSeconds[0]!);
    };
    expect(varianceRatio(waits(5), waits(6))).toBeGreaterThan(3);
  });
});

describe('arrivals', () => {
  const count = (cv: { hourlyCv: number; dailyCv: number }, days: number, replication: number): number =>
    runReplication(compileWorld(buildWorld({ exits: [{ kind: 'hung-up' }], perHour: 50, days, ...cv })), {
      seed: 3,
      replication,
    }).callers;

  it('vary like a Poisson count without over-dispersion, and as much more as it says with it', () => {
    const spread = (cv: { hourlyCv: number; dailyCv: number }): RunningMean => {
      const mean = new RunningMean();
      for (let r = 0; r < 400; r++) mean.add(count(cv, 1, r));
      return mean;
    };
    // Relative error of a sample variance of 400: about 7 %; five of them.
    const plain = spread({ hourlyCv: 0, dailyCv: 0 });
    expect(Math.abs(plain.mean - 1200)).toBeLessThan(5 * Math.sqrt(1200 / 400));
    expect(Math.abs(plain.variance / 1200 - 1)).toBeLessThan(0.35);
    const wild = spread({ hourlyCv: 0.15, dailyCv: 0.13 });
    const theory = 1200 + 1200 ** 2 * 0.13 ** 2 + (1200 ** 2 / 24) * 0.15 ** 2 * (1 + 0.13 ** 2);
    expect(Math.abs(wild.variance / theory - 1)).toBeLessThan(0.35);
  });

  it('are spread evenly within an hour and come in order', () => {
    const world = compileWorld(buildWorld({ exits: [{ kind: 'hung-up' }], perHour: 120 }));
    const moments = traceCallers(world, { seed: 5, replication: 0 }, ALL).map((t) => t.steps[0]!.at);
    moments.forEach((at, i) => i > 0 && expect(at).toBeGreaterThan(moments[i - 1]!));
    expect(
      ksDistance(
        moments.map((at) => (at % 3600) / 3600),
        (x) => x,
      ),
    ).toBeLessThan(ksLimit(moments.length, 1e-6));
  });
});

describe('the menu table', () => {
  it('gives every outcome its share of the 2^32 words, and an impossible one none', () => {
    const outcome = fc.record({
      weight: fc.nat(9),
      seconds: fc.integer({ min: 0, max: 90 }),
      to: fc.integer({ min: -3, max: 1 }),
      flags: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.array(outcome, { minLength: 1, maxLength: 12 }).filter((row) => row.some((o) => o.weight > 0)),
          { minLength: 2, maxLength: 4 },
        ),
        (rows) => {
          const specs = rows.map((row): OutcomeSpec[] => {
            const sum = row.reduce((total, o) => total + o.weight, 0);
            return row.map((o) => ({
              p: o.weight / sum,
              seconds: o.seconds,
              flags: o.flags,
              ...(o.to < 0 ? { exit: -1 - o.to } : { row: o.to }),
            }));
          });
          const chain = buildChain(specs);
          const table = menuTableOf(chain);
          for (let r = 0; r < rows.length; r++) {
            let below = -(2 ** 31) - 1;
            for (let i = table.first[r]!; below < 2 ** 31 - 1; i++) {
              const o = table.outcome[i]!;
              const top = table.record[4 * i]!;
              const words = Math.max(0, top - below);
              below = Math.max(below, top);
              expect(table.row[i]).toBe(r);
              if (chain.probability[o] === 0) expect(words).toBe(0);
              expect(Math.abs(words / 2 ** 32 - chain.probability[o]!)).toBeLessThan(2 ** -31);
              expect(table.seconds[2 * i + 1]).toBe(chain.seconds[o]);
              expect(table.record[4 * i + 1]! & 3).toBe(chain.flags[o]);
              const target = chain.target[o]!;
              expect(table.record[4 * i + 1]! >> 2).toBe(target < 0 ? target : table.first[target]);
            }
          }
        },
      ),
    );
  });
});

describe('delays', () => {
  const redial = { probability: 1, mu: 6.58, sigma: 1.64, maxSeconds: 14_400, maxDials: 3 };
  const delaysOf = (spec: Partial<WorldProgram['redial']>): number[] =>
    traceAll(buildWorld({ exits: [{ kind: 'hung-up' }], redial: { ...redial, ...spec } })).flatMap((t) =>
      t.steps.flatMap((step) => (step.kind === 'will-call-again' ? [step.delay] : [])),
    );

  it('before a redial are lognormal, cut at their limit', () => {
    // Share below 14,400 s of the uncut lognormal: Phi((ln 14400 - 6.58) / 1.64) = Phi(1.82658).
    expect(compileRedialDelay(redial).share).toBeCloseTo(0.96612, 4);
    const delays = delaysOf({});
    expect(delays.length).toBeGreaterThan(4000);
    expect(Math.max(...delays)).toBeLessThanOrEqual(14_400);
    const share = (seconds: number): number =>
      compileRedialDelay({ ...redial, maxSeconds: seconds }).share / compileRedialDelay(redial).share;
    expect(ksDistance(delays, share)).toBeLessThan(ksLimit(delays.length, 1e-6));
    // Half of the cut mass lies below the median: the uncut quantile of half the share.
    expect(share(Math.exp(6.58 + 1.64 * -0.04248))).toBeCloseTo(0.5, 4);
  });

  it('without spread are all the same', () => {
    for (const delay of delaysOf({ mu: Math.log(60), sigma: 0, maxSeconds: 100 }))
      expect(delay).toBeCloseTo(60, 9);
  });

  it('of patience follow their hazard, piece by piece', () => {
    const waits = traceAll(
      buildWorld({
        exits: [{ kind: 'desk', desk: 0 }],
        desks: [{ agents: 0, serves: [1] }],
        patience: { from: Float64Array.of(0, 10, 30), rate: Float64Array.of(0.01, 0, 0.1) },
      }),
    ).flatMap((t) => t.steps.flatMap((step) => (step.kind === 'queue' ? [step.wait] : [])));
    expect(waits.length).toBeGreaterThan(2000);
    const gathered = (t: number): number => 0.01 * Math.min(t, 10) + 0.1 * Math.max(0, t - 30);
    expect(ksDistance(waits, (t) => 1 - Math.exp(-gathered(t)))).toBeLessThan(ksLimit(waits.length, 1e-6));
    expect(waits.filter((t) => t > 10 + 1e-6 && t < 30 - 1e-6)).toEqual([]);
  });
});

const halfMinute = { at: Float64Array.of(0, 30), value: Int32Array.of(0, 0) };

describe('a program that breaks its promises', () => {
  const good = build({ agents: 1, redial: 0 });

  it.each<[string, WorldProgram, string]>([
    ['probabilities that do not sum to 1', { ...good, dial: good.dial.map(() => 0.4) }, 'sum to'],
    [
      'a row without a way out',
      { ...good, chain: buildChain([[{ p: 1, row: 1 }], [{ p: 1, row: 0 }]]) },
      'ever ends',
    ],
    [
      'a target that does not exist',
      { ...good, chain: buildChain([[{ p: 1, row: 7 }], [{ p: 1, exit: 0 }]]) },
      '7',
    ],
    [
      'a right desk that is wrong',
      {
        ...good,
        rightDesk: Int32Array.of(0, 0),
        desks: [{ ...good.desks[0]!, serves: Uint8Array.of(1, 0) }],
      },
      'does not serve',
    ],
    ['a clock between minutes', { ...good, clocks: halfMinute }, 'whole minutes'],
    [
      'a handling time of nothing',
      { ...good, desks: [{ ...good.desks[0]!, handling: { kind: 'exponential', mean: 0 } }] },
      'handling',
    ],
    ['no dialling at all', { ...good, redial: { ...good.redial, maxDials: 0 } }, '0'],
  ])('is refused with a sentence: %s', (_, program, part) => {
    expect(() => compileWorld(program)).toThrow(part);
  });

  it('is refused by a compiler that has found the same rows sound with other numbers', () => {
    const leave = {
      ...good,
      chain: buildChain([
        [
          { p: 0.5, row: 0 },
          { p: 0.5, exit: 0 },
        ],
      ]),
    };
    const withShares = (...probability: number[]): WorldProgram => ({
      ...leave,
      chain: { ...leave.chain, probability: Float64Array.from(probability) },
    });
    const compile = createWorldCompiler();
    compile(leave);
    expect(compile(withShares(0.9, 0.1)).menu).toEqual(compileWorld(withShares(0.9, 0.1)).menu);
    expect(() => compile(withShares(1, 0))).toThrow('ever ends');
    expect(() => compile(withShares(0.9, 0.2))).toThrow('sum to');
    // And the other way round: what was found sound while something was impossible is looked at again.
    const other = createWorldCompiler();
    other(withShares(0, 1));
    expect(() => other(withShares(1, 0))).toThrow('ever ends');
  });
});
