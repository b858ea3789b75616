import { expect, it } from 'vitest';
import {
  createPathModel,
  expectedCells,
  fitPaths,
  type PathCell,
  type PathCounts,
  type PathDesign,
} from '../../../src/calibrate/index.ts';
import { readMachines, readScenario } from '../../studio/figures/read-project.ts';

const LABEL = 'labels.product.phone';
const WORDS = 'words.product.phone';
/** Old calls. In these menus one label matters little: so many, and so many tasks, that it must show. */
const CALLS = 2_000_000;
const design: PathDesign = {
  question: {
    scenario: readScenario(),
    machines: readMachines('merged', 'lines'),
    file: '',
    worlds: ['before', 'after'],
    locale: 'en',
    seed: 1,
    replay: '',
  },
  world: 'before',
};

/** Exactly what was to be expected of this truth, so that luck plays no part. @param each tasks a need */
function countsOf(overrides: Record<string, number>, each: number): PathCounts {
  const old = expectedCells(design, { overrides }, CALLS, 1e-6);
  const cells = each > 0 ? [...old, ...tasksOf(overrides, each)] : old;
  return {
    format: 1,
    cells,
    calls: cells.reduce((sum, cell) => sum + cell.calls, 0),
    uncounted: {
      'unknown-line': 0,
      impossible: 0,
      'unknown-hours': 0,
      repeat: 0,
      anonymous: 0,
      burnt: 0,
      'call-back': 0,
      twice: 0,
      'left-out': 0,
    },
    impossible: [],
    isOfFirstCalls: true,
    dispersion: 1,
    days: 1,
    from: '',
    to: '',
    sha256: '',
  };
}

/** In the new menus, every need as often as any other. */
function tasksOf(overrides: Record<string, number>, each: number): PathCell[] {
  const { products, intents } = design.question.scenario;
  const needs = products.flatMap(({ id }) => intents.map((intent) => `${id}.${intent.id}` as const));
  const ways = expectedCells(design, { overrides }, 1, 1e-6, 'after').filter(
    ({ path }) => !path.endsWith('hang-up'),
  );
  const cells = ways.flatMap((cell) => needs.map((need) => ({ ...cell, need })));
  const { probability } = createPathModel(design, cells).evaluate({ overrides, accuracy: 1 });
  return cells
    .map((cell, i) => ({ ...cell, calls: each * (probability[i] ?? 0) }))
    .filter(({ calls }) => calls > 1e-6);
}

it('tells what a new label does from what its words do, when a test plays the new menus', async () => {
  const fit = await fitPaths(countsOf({ [LABEL]: 0.4 }, 5000), design, { only: [LABEL, WORDS] });
  const [words, label] = [WORDS, LABEL].map((name) => fit.rows.find((row) => row.name === name));
  expect(label?.how).toBe('likelihood');
  expect(label?.posterior.low).toBeLessThan(0.4);
  expect(label?.posterior.high).toBeGreaterThan(0.4);
  expect(label?.posterior.high).toBeLessThan(1);
  expect(words?.posterior.low).toBeLessThan(1);
  expect(words?.posterior.high).toBeGreaterThan(1);
  expect(fit.posterior.heard).toContain('merged');
  expect(fit.posterior.labelled).toEqual(['merged']);
  expect(fit.posterior.names.filter((name) => name === LABEL)).toHaveLength(1);
  // What was learnt of the label hangs together with the words.
  expect(fit.posterior.factor[fit.posterior.names.indexOf(LABEL)]?.[0]).toBeLessThan(0);
});

it('leaves labels as they were where only the old menus were heard', async () => {
  const { posterior, rows } = await fitPaths(countsOf({}, 0), design, { only: [LABEL, WORDS] });
  expect(rows.some(({ name }) => name === LABEL)).toBe(false);
  expect(posterior.names).toContain(LABEL);
  expect(posterior.heard).not.toContain('merged');
  expect(posterior.labelled).toBeUndefined();
});
