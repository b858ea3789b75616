/** What holds of path probabilities whatever the parameters. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  countPaths,
  createPathModel,
  expectedCells,
  fitPaths,
  type PathCell,
  type PathCounts,
} from '../../../src/calibrate/index.ts';
import { logCalls } from '../../../src/calibrate/simulated/log-calls.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import { smallDesign } from '../../study/small-study.ts';

const small = smallDesign();
const design = { question: small, world: 'before' };
const share = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
const parameters = fc.record({
  noInput: share(0.01, 0.2),
  noMatch: share(0.01, 0.15),
  slip: share(0, 0.03),
  scentNoise: share(0.03, 0.3),
  temperature: share(0.05, 0.5),
  hangUpStuck: share(0.001, 0.02),
  wrongNumber: share(0.01, 0.4),
  knowsMenus: share(0.1, 0.9),
});

/** A log in several batches. */
async function* batches(calls: readonly LoggedCall[], size: number) {
  for (let at = 0; at < calls.length; at += size) yield calls.slice(at, at + size);
}

describe('probabilities of paths', () => {
  it('sum to 1 over all paths and lines, but for those too rare to be listed', () => {
    fc.assert(
      fc.property(parameters, (overrides) => {
        const cells = expectedCells(design, { overrides }, 1, 1e-7);
        const { probability } = createPathModel(design, cells).evaluate({ overrides, accuracy: 0.9 });
        const sum = probability.reduce((a, b) => a + b, 0);
        expect(sum).toBeLessThan(1 + 1e-9);
        expect(sum).toBeGreaterThan(0.999);
        // Two ways to the same numbers: the walk that lists paths, and the filter that weighs given ones.
        probability.forEach((p, i) => expect(p).toBeCloseTo(cells[i]?.calls ?? Number.NaN, 12));
      }),
      { numRuns: 20 },
    );
  });

  it('of a path that the log cuts off are the sum over all that it could have become', () => {
    const cells = expectedCells(design, { overrides: {} }, 1, 1e-8);
    const line = cells[0]?.line ?? '';
    const first = cells.find((cell) => cell.line === line)?.path.split(' ')[0] ?? '';
    const cut: PathCell = { ...(cells[0] as PathCell), line, path: `${first} cut` };
    const begins = cells.filter((cell) => cell.line === line && cell.path.startsWith(`${first} `));
    const model = createPathModel(design, [cut, ...begins]);
    const [whole = 0, ...parts] = model.evaluate({ overrides: {}, accuracy: 1 }).probability;
    expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(whole, 4);
  });

  it('over all needs that an agent may have noted sum to that of the path', () => {
    const [cell] = expectedCells(design, { overrides: {} }, 1, 1e-3);
    const { needs } = createPathModel(design, [cell as PathCell]);
    const noted = needs.map((coded) => ({ ...cell, coded }) as PathCell);
    const model = createPathModel(design, [cell as PathCell, ...noted]);
    const [whole = 0, ...parts] = model.evaluate({ overrides: {}, accuracy: 0.8 }).probability;
    expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(whole, 12);
  });
});

describe('counting', () => {
  const calls = [...logCalls(small, { world: 'before' }, { kind: 'dispositions' })].flat();

  it('gives the same counts however the log is cut into batches, and loses no call', async () => {
    const whole = await countPaths(batches(calls, calls.length), design);
    const parts = await countPaths(batches(calls, 37), design);
    expect(parts).toEqual(whole);
    const uncounted = Object.values(whole.uncounted).reduce((a, b) => a + b, 0);
    expect(whole.calls + uncounted).toBe(calls.length);
    expect(whole.impossible).toEqual([]);
  });

  it('finds what the kernel did as often as the likelihood says, within its own noise', async () => {
    const { cells, calls: all } = await countPaths(batches(calls, 500), design);
    const plain = new Map<string, number>();
    for (const { line, path, calls: n } of cells)
      plain.set(`${line} ${path}`, (plain.get(`${line} ${path}`) ?? 0) + n);
    const expected = expectedCells(design, { overrides: {} }, all, 0.01);
    expect(expected.length).toBeGreaterThan(5);
    for (const cell of expected) {
      const off = (plain.get(`${cell.line} ${cell.path}`) ?? 0) - cell.calls;
      // Callers of the log are those with a number, first calls only: a little more than binomial noise.
      expect(Math.abs(off) / Math.sqrt(cell.calls * (1 - cell.calls / all))).toBeLessThan(4.5);
    }
  });
});

describe('a fit of few parameters', () => {
  const only = ['noInput', 'noMatch', 'operatorAtOnce', 'wrongNumber'];
  const truth = { noInput: 0.08, noMatch: 0.05, operatorAtOnce: 0.06, wrongNumber: 0.2 };
  const cells = expectedCells(design, { overrides: truth }, 20_000, 1e-7);
  const none = { 'unknown-line': 0, impossible: 0, 'unknown-hours': 0, repeat: 0, anonymous: 0, burnt: 0 };
  const counts: PathCounts = {
    format: 1,
    cells,
    calls: 20_000,
    uncounted: { ...none, twice: 0, 'call-back': 0, 'left-out': 0 },
    impossible: [],
    isOfFirstCalls: true,
    dispersion: 1,
    days: 14,
    from: '2026-03-02',
    to: '2026-03-15',
    sha256: '0'.repeat(64),
  };

  it('finds the parameters from which the counts were made', async () => {
    const { rows, status } = await fitPaths(counts, design, { only });
    expect(status.isSettled).toBe(true);
    for (const { name, posterior, narrowed } of rows)
      if (narrowed < 0.3) {
        const value = truth[name as keyof typeof truth];
        expect(posterior.low).toBeLessThan(value);
        expect(posterior.high).toBeGreaterThan(value);
      }
    expect(rows.find(({ name }) => name === 'noInput')?.narrowed).toBeLessThan(0.1);
  });

  it('of counts divided by their dispersion has intervals wider by its root', async () => {
    const sdOf = async (dispersion: number) =>
      (await fitPaths({ ...counts, dispersion }, design, { only: ['noInput'] })).rows[0]?.narrowed ?? 0;
    expect((await sdOf(4)) / (await sdOf(1))).toBeCloseTo(2, 1);
  });
});
