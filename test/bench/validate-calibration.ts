/**
 * `npm run validate:calibration`: truths from the prior, logs through the kernel, calibrated as any other log: do 90 %
 * intervals hold the truth? On a reduced eighteen lines (two products, seven lines), on threads. `-- --runs 40 --calls
 * 20000`; `--small` takes the world of the tests; `--only a,b` some parameters; `--widened 1.1` other intervals.
 * `-- --case` prints what logs and phone tests of several sizes do to the headline of the whole case;
 * `--least 250000` and `--largest 20000` some of them.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import {
  checkItself,
  runSelfCheck,
  type Recovered,
  type SelfCheck,
  type SelfCheckTask,
} from '../../src/calibrate/index.ts';
import type { StudyQuestion } from '../../src/study/index.ts';
import { smallDesign } from '../study/small-study.ts';
import { readCase } from './read-case.ts';
import { tellCase } from './calibrated-case.ts';

const LINES = [
  'notebook-service',
  'notebook-sales',
  'desktop-service',
  'desktop-sales',
  'phone-service',
  'phone-sales',
  'customer-care',
];

/** Two products of the seven, with the lines that are theirs, and one that is for everybody. */
function reducedCase(): StudyQuestion {
  const question = readCase('eighteen-lines');
  const { scenario } = question;
  return {
    ...question,
    scenario: {
      ...scenario,
      products: scenario.products.filter(({ id }) => id === 'pc' || id === 'phone'),
      worlds: scenario.worlds.map((world) => (world.id === 'before' ? { ...world, lines: LINES } : world)),
    },
  };
}

interface Request {
  readonly isSmall: boolean;
  readonly task: SelfCheckTask;
}

/** Runs on other threads, `width` at once. */
function openThreads(width: number): { run: (request: Request) => Promise<Recovered[]>; end: () => void } {
  const threads = Array.from({ length: width }, () => new Worker(new URL(import.meta.url)));
  const free = [...threads];
  const waiting: ((thread: Worker) => void)[] = [];
  const take = (): Promise<Worker> => {
    const thread = free.pop();
    return thread ? Promise.resolve(thread) : new Promise((resolve) => waiting.push(resolve));
  };
  return {
    run: async (request) => {
      const thread = await take();
      const answer = await new Promise<Recovered[] | Error>((resolve) => {
        thread.once('message', resolve);
        thread.postMessage(request);
      });
      const next = waiting.shift();
      if (next) next(thread);
      else free.push(thread);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    end: () => threads.forEach((thread) => void thread.terminate()),
  };
}

function answerRequests(): void {
  parentPort?.on('message', ({ isSmall, task }: Request) => {
    runSelfCheck(isSmall ? smallDesign() : reducedCase(), task)
      .catch((cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause))))
      .then((answer) => parentPort?.postMessage(answer))
      .catch(() => process.exit(1));
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function printCheck(check: SelfCheck): void {
  print(
    `${'parameter'.padEnd(26)} ${'covered'.padStart(9)} ${'bias'.padStart(6)} ${'spread'.padStart(6)} ${'ranks p'.padStart(8)} ${'narrowed'.padStart(8)}`,
  );
  for (const { name, covered, intervals, bias, spread, uniform } of check.rows) {
    const own = check.recovered.filter((each) => each.name === name);
    const narrowed = own.reduce((sum, each) => sum + each.narrowed, 0) / own.length;
    print(
      `${name.padEnd(26)} ${`${covered}/${intervals}`.padStart(9)} ${bias.toFixed(2).padStart(6)} ${spread.toFixed(2).padStart(6)} ${uniform.toFixed(3).padStart(8)} ${narrowed.toFixed(2).padStart(8)}`,
    );
  }
  const { coverage, said } = check;
  print(
    `\n${check.runs} runs of ${check.calls} calls (${check.failed} without a fit): ${check.covered} of ${check.intervals} intervals of 90 % hold the truth: ${coverage.value.toFixed(3)} (${coverage.low.toFixed(3)} to ${coverage.high.toFixed(3)})`,
  );
  print(
    `where the log says something: ${said.covered} of ${said.intervals}: ${(said.covered / said.intervals).toFixed(3)}; ranks uniform: p = ${check.uniform.toFixed(3)}; accepted: ${check.isAccepted ? 'yes' : 'no'}`,
  );
  const { settled } = check;
  print(
    `runs whose fit reached its top: ${settled.runs} of ${check.runs}; there ${settled.covered} of ${settled.intervals}: ${(settled.covered / settled.intervals).toFixed(3)}`,
  );
  print('\nrecovery of the first run, on working scales: truth, mean, interval');
  for (const { name, truth, value, low, high, isInside } of check.recovered.filter(({ run }) => run === 0))
    print(
      `${name.padEnd(26)} ${truth.toFixed(3).padStart(8)} ${value.toFixed(3).padStart(8)}   ${low.toFixed(3)} to ${high.toFixed(3)}${isInside ? '' : '   outside'}`,
    );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '40' },
      calls: { type: 'string', default: '20000' },
      threads: { type: 'string', default: String(availableParallelism()) },
      only: { type: 'string' },
      widened: { type: 'string' },
      small: { type: 'boolean', default: false },
      case: { type: 'boolean', default: false },
      largest: { type: 'string' },
      least: { type: 'string' },
    },
  });
  if (values.case) {
    const { largest, least } = values;
    return tellCase(print, {
      ...(largest !== undefined && { largest: Number(largest) }),
      ...(least !== undefined && { least: Number(least) }),
    });
  }
  const threads = openThreads(Number(values.threads));
  const check = await checkItself(
    {
      world: 'before',
      calls: Number(values.calls),
      days: 14,
      kind: 'dispositions',
      ...(values.only !== undefined && { only: values.only.split(',') }),
      ...(values.widened !== undefined && { widened: Number(values.widened) }),
    },
    Number(values.runs),
    {
      width: Number(values.threads),
      run: (task) => threads.run({ isSmall: values.small, task }),
      onRun: (done, runs) => void process.stderr.write(`\r${done} of ${runs} runs`),
    },
  );
  threads.end();
  process.stderr.write('\r');
  printCheck(check);
}

if (isMainThread) await main();
else answerRequests();
