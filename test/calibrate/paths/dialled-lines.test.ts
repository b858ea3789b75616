import { expect, it } from 'vitest';
import {
  countPaths,
  createPathModel,
  expectedCells,
  fitPaths,
  type PathCell,
} from '../../../src/calibrate/index.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import { toCalls } from '../../../src/phone-test/index.ts';
import { machines, scenario, simulateTest } from '../../phone-test/simulated-test.ts';

const question = { scenario, machines, file: '', worlds: ['before'], locale: 'en', seed: 1, replay: '' };
const design = { question, world: 'before' };
const NEEDS = scenario.products.flatMap(({ id }) =>
  scenario.intents.map((intent) => `${id}.${intent.id}` as const),
);

const SHARES = scenario.products.map(({ id }) => `share.product.${id}`);

async function* oneBatch(calls: readonly LoggedCall[]): AsyncGenerator<readonly LoggedCall[]> {
  yield calls;
}

async function countTest(truth: number) {
  const { results } = await simulateTest({
    participants: 60,
    worlds: ['before'],
    overrides: { wrongNumber: truth },
  });
  return countPaths(oneBatch(results.flatMap((result) => toCalls(result).map(({ call }) => call))), design);
}

/** A call of every task on every line, whatever happens there. */
function arrivals(): PathCell[] {
  const seen = new Map(expectedCells(design, { overrides: {} }, 1, 1e-4).map((cell) => [cell.line, cell]));
  return [...seen.values()].flatMap((cell) => NEEDS.map((need) => ({ ...cell, need })));
}

it('gives every task one line of those that there are, or each line that is given', () => {
  const cells = arrivals();
  const [chosen, given] = [false, true].map(
    (isLineGiven) =>
      createPathModel({ ...design, isLineGiven }, cells).evaluate({ overrides: {}, accuracy: 1 }).ofLine,
  );
  for (const need of NEEDS) {
    const sum = (shares: Float64Array | undefined): number =>
      cells.reduce((total, cell, i) => total + (cell.need === need ? (shares?.[i] ?? 0) : 0), 0);
    expect(sum(chosen)).toBeCloseTo(1, 9);
    expect(sum(given)).toBeCloseTo(cells.length / NEEDS.length, 9);
  }
});

it('learns from the numbers that people say they would dial how many dial a wrong one', async () => {
  for (const truth of [0.05, 0.35]) {
    const counts = await countTest(truth);
    const { rows } = await fitPaths(counts, design, { only: ['wrongNumber', ...SHARES] });
    const [row] = rows;
    // Who made the test chose the tasks.
    for (const { name, how } of rows.slice(1)) expect(how, name).toBe('none');
    expect(row?.how).toBe('likelihood');
    expect(row?.posterior.low).toBeLessThan(truth);
    expect(row?.posterior.high).toBeGreaterThan(truth);
    expect(row?.narrowed).toBeLessThan(0.35);
  }
});

it('learns nothing of it where the line is taken for given, and leaves what it does not know as wide as it was', async () => {
  const counts = await countTest(0.35);
  const { rows } = await fitPaths(
    counts,
    { ...design, isLineGiven: true },
    { only: ['wrongNumber', ...SHARES] },
  );
  for (const { name, how, narrowed } of rows) {
    expect(how, name).toBe('none');
    expect(narrowed, name).toBeGreaterThan(0.9);
    expect(narrowed, name).toBeLessThan(1 + 1e-6);
  }
});
