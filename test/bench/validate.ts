/**
 * `npm run validate -- [batches] [part of a name]`: the published results (test/bench/validate-cases.ts) with
 * runs so long that their fourth digit shows, on all cores: some ten minutes on two. Short runs of the same
 * are part of `npm test` (test/kernel/theory.test.ts); what is computed and not simulated (pooling, options
 * heard, softmax, hang-up hazards) is held there to all digits.
 */
import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { compileWorld, type Counts, runReplication } from '../../src/kernel/index.ts';
import { quantileStudent } from '../../src/stats/index.ts';
import { estimateWithControls } from './estimate-with-controls.ts';
import { CASES, type Case } from './validate-cases.ts';

const BATCHES = 400;
/** Two controls and an interval leave seven degrees of freedom. */
const LEAST_BATCHES = 10;
/** One in ten thousand of right answers lies farther out; there are some twenty. */
const CONFIDENCE = 0.9999;

interface Row {
  readonly text: string;
  readonly isRight: boolean;
}

if (isMainThread) await validateAll(Number(process.argv[2] ?? BATCHES), process.argv[3] ?? '');
else {
  const { index, batches } = workerData as { index: number; batches: number };
  parentPort?.postMessage(validate(CASES[index]!, index, batches));
}

async function validateAll(batches: number, name: string): Promise<void> {
  if (!(batches >= LEAST_BATCHES))
    throw new Error(`An interval needs ten batches or more, not ${process.argv[2]}.`);
  process.stdout.write(
    `${batches} batches of 2,000,000 calls each; ± is a 95 % interval; digits: how many of the theory's this interval pins down.\n`,
  );
  const results = new Map<Case, Row[]>();
  const chosen = CASES.filter((each) => each.name.toLowerCase().includes(name.toLowerCase()));
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < chosen.length) {
      const one = chosen[next++]!;
      const index = CASES.indexOf(one);
      const rows = await new Promise<Row[]>((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: { index, batches } });
        worker.once('message', resolve).once('error', reject);
      });
      results.set(one, rows);
      process.stdout.write(`\n${one.name}\n${rows.map(({ text }) => text).join('\n')}\n`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const all = [...results.values()].flat();
  const wrong = all.filter(({ isRight }) => !isRight).length;
  process.stdout.write(`\n${all.length - wrong} of ${all.length} agree with the theory.\n`);
  process.exitCode = wrong === 0 ? 0 : 1;
}

/** Cases have seeds of their own, or all of them would share one luck. */
function validate(
  { program, quantities, controls, stretch = 1 }: Case,
  seed: number,
  batches: number,
): Row[] {
  const world = compileWorld(program);
  const counts: Counts[] = Array.from(
    { length: Math.max(LEAST_BATCHES, Math.round(batches / stretch)) },
    (_, replication) => runReplication(world, { seed, replication }),
  );
  const columns = controls.map(({ of, mean }) => counts.map((each) => of(each) - mean));
  return quantities.map(({ name, published, theory, above, below }): Row => {
    const { estimate, standardError, freedom } = estimateWithControls(
      counts.map((each) => above(each) / below(each)),
      columns,
    );
    const half = quantileStudent(0.975, freedom) * standardError;
    const isRight =
      Math.abs(estimate - theory) <= quantileStudent((1 + CONFIDENCE) / 2, freedom) * standardError;
    const digits = -Math.log10(half / theory);
    const cells = [
      `published ${Number(published.toPrecision(6))}`.padEnd(20),
      `theory ${theory.toPrecision(6)}`.padEnd(17),
      `simulated ${estimate.toPrecision(6)} ± ${half.toPrecision(2)}`.padEnd(33),
      `${digits.toFixed(1)} digits`,
    ];
    return { text: `  ${name.padEnd(32)} ${cells.join('')}${isRight ? '' : '  DISAGREES'}`, isRight };
  });
}
