/**
 * `npm run bench:peers`: the kernel beside others on the same world, in one run: 28 needs behind one 7 x 4
 * menu, 28 desks, abandonment, redials, repeat calls, transfers, second needs, about 235,000 calls a month.
 * Peers take turns, so that a machine that is busy for a while is busy for all of them. A peer that is not
 * there is skipped, with the reason.
 */
import { compileWorld, type Counts, runReplication } from '../../src/kernel/index.ts';
import { buildMergedWorld, measureMenuWalk } from './kernel.bench.ts';
import { buildCpp, type CppRun } from './peers/cpp.ts';
import { benchSimPy } from './peers/simpy.ts';
import { summarise, type Times } from './peers/time.ts';
import { benchActors } from './peers/xstate-actors.ts';

const SEED = 1;
const TURNS = 5;
const ROUNDS = 4;
/** Replications before anything is measured: V8 compiles what it has seen often. */
const WARM_UP = 12;
/** Of a column. */
const WIDTH = 39;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const world = compileWorld(buildMergedWorld());

interface Samples {
  readonly walk: number[];
  readonly world: number[];
}
const none = (): Samples => ({ walk: [], world: [] });
const ours = none();
const addressed = none();
const sequential = none();

function benchOurs(rounds: number): Samples {
  const samples = none();
  for (let r = 1; r <= rounds; r++) {
    samples.world.push(timeMonth(r));
    // One round at a time: the function gives the best of those it is asked for.
    samples.walk.push(measureMenuWalk(world, 1));
  }
  return samples;
}

function timeMonth(replication: number): number {
  const from = performance.now();
  const { calls } = runReplication(world, { seed: SEED, replication });
  return ((performance.now() - from) * 1e6) / calls;
}

function add(
  into: Samples,
  { walk, world: whole }: { readonly walk: readonly number[]; readonly world: readonly number[] },
): void {
  into.walk.push(...walk);
  into.world.push(...whole);
}

/**
 * The counts that both kernels print, compared: whole numbers must be equal, sums of seconds to a billionth.
 */
function compareAnswers({ counts: theirs }: CppRun, mine: Counts): string {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const wrong = Object.entries(theirs).filter(([name, value]) => {
    const own = mine[name as keyof Counts];
    const answer = typeof own === 'number' ? own : sum(own);
    return name.endsWith('Seconds') ? Math.abs(answer - value) > 1e-9 * answer : answer !== value;
  });
  return wrong.length === 0
    ? `answers equal: ${Object.keys(theirs).length} counts of ${theirs['calls']?.toLocaleString('en')} calls`
    : `ANSWERS DIFFER: ${wrong.map(([name, value]) => `${name} ${value}`).join(', ')}`;
}

function row(
  name: string,
  walk: Times | undefined,
  whole: Times | undefined,
  base: { readonly walk: Times; readonly world: Times } | undefined,
): void {
  const cell = (times: Times | undefined, against: Times | undefined): string =>
    times === undefined
      ? '-'.padStart(WIDTH)
      : `${pair(times.median, times.best, 22)} ${against === undefined ? '' : pair(times.median / against.median, times.best / against.best, 16)}`.padEnd(
          WIDTH,
        );
  say(`${name.padEnd(46)} ${cell(walk, base?.walk)}   ${cell(whole, base?.world)}`);
}

function pair(median: number, best: number, width: number): string {
  return `${print(median)} (${print(best)})`.padStart(width);
}

function print(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 });
}

benchOurs(WARM_UP);
const cpp = buildCpp('test/bench/native', world);
for (let turn = 0; turn < TURNS; turn++) {
  if ('run' in cpp) {
    const rounds = cpp.run(SEED, ROUNDS);
    if (turn === 0)
      say(
        `C++ against ours, replication 0: ${compareAnswers(rounds.addressed, runReplication(world, { seed: SEED, replication: 0 }))}`,
      );
    add(addressed, rounds.addressed);
    add(sequential, rounds.sequential);
  }
  add(ours, benchOurs(ROUNDS));
}
if ('run' in cpp) {
  say(cpp.compiler);
  cpp.end();
}

const timesOf = (samples: Samples): { walk: Times; world: Times } => ({
  walk: summarise(samples.walk),
  world: summarise(samples.world),
});
const base = 'run' in cpp ? timesOf(addressed) : undefined;
say(
  `\nns a call, one thread: median (best) of ${TURNS * ROUNDS} months, taken in ${TURNS} turns${base ? '; then how many times C++ with the same random numbers' : ''}`,
);
say(`${''.padEnd(46)} ${'menu walk'.padStart(WIDTH)}   ${'whole world'.padStart(WIDTH)}`);
if (base) {
  row('C++, the same random numbers by address', base.walk, base.world, base);
  row('C++, one generator drawn in turn', summarise(sequential.walk), summarise(sequential.world), base);
} else if ('reason' in cpp) say(`C++: skipped: ${cpp.reason}`);
row('Dialtree', summarise(ours.walk), summarise(ours.world), base);
row('XState, an actor a caller', summarise(benchActors(world, 3000, 5)), undefined, base);
const simpy = benchSimPy('test/bench/peers', world);
if ('reason' in simpy) say(`SimPy: skipped: ${simpy.reason}`);
else row(`SimPy ${simpy.version} on ${simpy.python}`, summarise(simpy.walk), summarise(simpy.world), base);
say(
  'simmer: skipped: Debian 12 has no package of it (r-cran-simmer), and nothing is installed from elsewhere',
);
