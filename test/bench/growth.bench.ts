/**
 * Cost of a call and memory of the process, from ten thousand calls to ten million in one replication. Both
 * must stay flat: statistics are streamed, and what is kept follows the calls in progress. Two ways to grow:
 * a longer period of the same callers, and more callers an hour (with agents to match), where more calls are
 * in progress at once and memory may follow them.
 */
import { compileWorld, runReplication, type WorldProgram } from '../../src/kernel/index.ts';
import { buildMergedWorld } from './kernel.bench.ts';

export interface Growth {
  readonly calls: number;
  readonly nsPerCall: number;
  /** Highest memory of the process so far, in MiB: it never falls, so grow upwards. */
  readonly peakMiB: number;
}

const CALLS = [1e4, 1e5, 1e6, 1e7];
/** Calls for each size, but at least two rounds. */
const WORK = 4e6;
const LEAST_ROUNDS = 2;
/** Of the merged world, a month of 30 days. */
const MONTH_CALLS = 235_000;
const MONTH_DAYS = 30;
const MONTH_PER_HOUR = 263;

export function benchGrowth(way: 'longer' | 'busier'): Growth[] {
  return CALLS.map((calls) => {
    const program =
      way === 'longer'
        ? lastLonger(Math.ceil((MONTH_DAYS * calls) / MONTH_CALLS))
        : beBusier(calls / MONTH_CALLS);
    const world = compileWorld(program);
    // The first round compiles.
    let counted = runReplication(world, { seed: 1, replication: 0 }).calls;
    const rounds = Math.max(LEAST_ROUNDS, Math.ceil(WORK / calls));
    // Processor time: a long run on a shared machine has no undisturbed moment. Of all rounds together,
    // because some systems count it in ticks.
    const from = process.cpuUsage();
    let total = 0;
    for (let round = 1; round <= rounds; round++)
      total += counted = runReplication(world, { seed: 1, replication: round }).calls;
    return {
      calls: counted,
      nsPerCall: (process.cpuUsage(from).user * 1000) / total,
      peakMiB: process.resourceUsage().maxRSS / 1024,
    };
  });
}

function lastLonger(days: number): WorldProgram {
  const program = buildMergedWorld();
  const { expected } = program.arrivals;
  return {
    ...program,
    arrivals: {
      ...program.arrivals,
      days,
      expected: Float64Array.from({ length: days * 24 }, (_, hour) => expected[hour % expected.length]!),
    },
  };
}

function beBusier(factor: number): WorldProgram {
  const program = buildMergedWorld(MONTH_PER_HOUR * factor);
  return {
    ...program,
    groups: program.groups.map(({ agents: { at, value }, skills }) => ({
      agents: { at, value: value.map((agents) => Math.max(1, Math.round(agents * factor))) },
      skills,
    })),
  };
}

export function printGrowth(way: 'longer' | 'busier', growth: readonly Growth[]): string {
  const rows = growth.map(
    ({ calls, nsPerCall, peakMiB }) =>
      `${calls.toLocaleString('en').padStart(14)} calls ${nsPerCall.toFixed(0).padStart(6)} ns a call   peak ${peakMiB.toFixed(0).padStart(5)} MiB`,
  );
  return [`one replication of a ${way} period:`, ...rows].join('\n');
}
