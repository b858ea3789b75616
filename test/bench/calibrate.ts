/**
 * `npm run bench:calibrate`: what counting and fitting the eighteen lines costs on this machine. Arguments: days of the
 * log; what it knows of times: `times` or `none`; its kind.
 */
import { countPaths, fitPaths, LOG_KINDS } from '../../src/calibrate/index.ts';
import { logCalls } from '../../src/calibrate/simulated/log-calls.ts';
import { readCase } from './read-case.ts';

function print(...parts: readonly unknown[]): void {
  process.stdout.write(
    `${parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')}\n`,
  );
}

const question = readCase('eighteen-lines');
const [, , given = '32', known = 'times', kind = 'dispositions'] = process.argv;
const days = Number(given);
const design = { question, world: 'before', times: known === 'times' };

async function time<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await work();
  print(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return result;
}

async function* log() {
  yield* logCalls(
    question,
    { world: 'before', days },
    { kind: LOG_KINDS.find((each) => each === kind) ?? 'times', times: true },
  );
}
const counts = await time('write and count a log', () => countPaths(log(), design));
print(
  counts.calls,
  'calls',
  counts.cells.length,
  'cells',
  JSON.stringify(counts.uncounted),
  counts.dispersion,
);
print(counts.impossible.slice(0, 5));
const fit = await time('fit', () =>
  fitPaths(counts, design, { onStep: (step, distance) => print('  step', step, distance.toFixed(3)) }),
);
print(fit.status);
for (const { name, prior, posterior, narrowed } of fit.rows)
  print(
    name.padEnd(24),
    prior.value.toFixed(4),
    posterior.value.toFixed(4),
    posterior.low.toFixed(4),
    posterior.high.toFixed(4),
    narrowed.toFixed(2),
    posterior.low <= prior.value && prior.value <= posterior.high ? '' : 'OUT',
  );
print(fit.correlations.slice(0, 12).map(({ names, r }) => `${names.join(' ~ ')} ${r.toFixed(2)}`));
print(fit.worst.slice(0, 8));
