/** `npm run bench:calibrate`: what fitting the eighteen lines costs on this machine. */
import { createPathModel, expectedCells } from '../../src/calibrate/index.ts';
import { readCase } from './read-case.ts';

const question = readCase('eighteen-lines');
const design = { question, world: 'before' };

function time<T>(what: string, work: () => T): T {
  const from = performance.now();
  const result = work();
  console.log(`${what}: ${(performance.now() - from).toFixed(0)} ms`);
  return result;
}

const cells = time('paths above 2e-6', () => expectedCells(design, { overrides: {} }, 1, 2e-6));
console.log(
  cells.length,
  cells.reduce((sum, { calls }) => sum + calls, 0),
);
const model = time('model', () => createPathModel(design, cells));
const point = { overrides: {}, accuracy: 0.9 };
const answer = time('first evaluation', () => model.evaluate(point));
console.log(
  answer.probability.reduce((sum, p) => sum + p, 0),
  Math.max(...answer.probability.map((p, i) => Math.abs(p - cells[i]!.calls))),
);
for (const overrides of [{ noInput: 0.06 }, { scentNoise: 0.11 }, { wrongNumber: 0.16 }, {}])
  time(JSON.stringify(overrides), () => model.evaluate({ overrides, accuracy: 0.9 }));
