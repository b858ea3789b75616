import fc from 'fast-check';
import type { WorldProgram } from '../../src/kernel/index.ts';
import { buildWorld, exponentialPatience, type OutcomeSpec } from './world-builder.ts';

/** In hundredths: arbitrary doubles are nearly all next to 0, where nothing happens. */
export const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const EXIT_KINDS = ['hung-up', 'attempts', 'closed', 'desk', 'number', 'self-service'] as const;

/**
 * Any small world: wrong desks, desks without agents, lines that lead nowhere, few trunks, everything on or
 * off.
 */
export const worlds: fc.Arbitrary<WorldProgram> = fc
  .record({
    needs: fc.integer({ min: 1, max: 4 }),
    profiles: fc.integer({ min: 1, max: 2 }),
    lines: fc.integer({ min: 1, max: 3 }),
    desks: fc.integer({ min: 1, max: 3 }),
    exits: fc.integer({ min: 1, max: 6 }),
    rows: fc.integer({ min: 1, max: 5 }),
  })
  .chain((size) => {
    const bits = (n: number): fc.Arbitrary<number[]> =>
      fc.array(fc.integer({ min: 0, max: 1 }), { minLength: n, maxLength: n });
    const outcome = fc.record({
      weight: fc.integer({ min: 0, max: 5 }),
      seconds: fc.integer({ min: 0, max: 60 }),
      to: fc.integer({ min: -size.exits, max: size.rows - 1 }),
      flags: fc.integer({ min: 0, max: 3 }),
    });
    return fc
      .record({
        rows: fc.array(fc.array(outcome, { maxLength: 5 }), { minLength: size.rows, maxLength: size.rows }),
        exits: fc.array(
          fc.record({
            kind: fc.constantFrom(...EXIT_KINDS),
            desk: fc.nat(size.desks - 1),
            serves: bits(size.needs),
          }),
          { minLength: size.exits, maxLength: size.exits },
        ),
        deskServes: fc.array(bits(size.needs), { minLength: size.desks, maxLength: size.desks }),
        agents: fc.array(fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 5 }), {
          minLength: size.desks,
          maxLength: size.desks,
        }),
        transfer: bits(size.desks ** 2),
        lineServes: bits(size.lines * size.needs),
        advice: fc.array(fc.integer({ min: -1, max: size.lines - 1 }), {
          minLength: size.needs,
          maxLength: size.needs,
        }),
        products: fc.array(fc.nat(2), { minLength: size.needs, maxLength: size.needs }),
        entries: fc.array(fc.integer({ min: -size.exits, max: size.rows - 1 }), {
          minLength: 6,
          maxLength: 6,
        }),
        patience: fc.constantFrom(20, 300, 5000),
        perHour: fc.constantFrom(2, 10, 40),
        trunks: fc.constantFrom(undefined, 0, 1, 5),
        cv: fc.constantFrom(0, 0.3),
        redial: fc.record({
          probability: share,
          sigma: fc.constantFrom(0, 1.6),
          maxDials: fc.integer({ min: 1, max: 5 }),
        }),
        followUp: fc.record({
          resolved: share,
          selfServiceResolved: share,
          repeatProbability: share,
          followsAdvice: share,
          remembersNumber: share,
          secondNeed: share,
          repeatMeanSeconds: fc.constantFrom(600, 90_000),
        }),
      })
      .map((w) =>
        buildWorld({
          ...size,
          // The last outcome of every row is a way out.
          rows: w.rows.map((row) => normalise([...row, { weight: 1, seconds: 3, to: -1, flags: 0 }])),
          exits: w.exits,
          entry: (line, type) => w.entries[(line * 5 + type) % 6]!,
          lineServes: (line, need) => w.lineServes[line * size.needs + need] === 1,
          rightLine: w.advice,
          rightDesk: Array.from({ length: size.needs }, (_, n) =>
            w.deskServes.findIndex((serves) => serves[n] === 1),
          ),
          transfer: (from, to) => w.transfer[from * size.desks + to] === 1,
          desks: w.agents.map((pattern, d) => ({
            agents: Array.from({ length: 336 }, (_, s) => pattern[s % pattern.length]!),
            serves: w.deskServes[d]!,
            handling:
              d === 0
                ? { kind: 'lognormal' as const, mean: 200, sigma: 0.9 }
                : { kind: 'exponential' as const, mean: 400 },
          })),
          products: w.products,
          patience: exponentialPatience(w.patience),
          perHour: w.perHour,
          hourlyCv: w.cv,
          dailyCv: w.cv,
          redial: w.redial,
          followUp: w.followUp,
          ...(w.trunks === undefined ? {} : { trunks: w.trunks }),
        }),
      );
  });

function normalise(
  row: readonly { weight: number; seconds: number; to: number; flags: number }[],
): OutcomeSpec[] {
  const sum = row.reduce((total, o) => total + o.weight, 0);
  return row.map((o) => ({
    p: o.weight / sum,
    seconds: o.seconds,
    flags: o.flags,
    ...(o.to < 0 ? { exit: -1 - o.to } : { row: o.to }),
  }));
}
