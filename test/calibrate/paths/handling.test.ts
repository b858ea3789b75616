/** Notes are missing for a cause: whom the desk does not serve is sent away before anybody notes anything. */
import { describe, expect, it } from 'vitest';
import {
  countPaths,
  createPathModel,
  expectedCells,
  fitPaths,
  type PathCell,
  type PathCounts,
} from '../../../src/calibrate/index.ts';
import { HANDLED } from '../../../src/calibrate/paths/types.ts';
import { logCalls } from '../../../src/calibrate/simulated/log-calls.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import { smallDesign } from '../../study/small-study.ts';

const question = smallDesign();
const design = { question, world: 'before' };
const RUNS = 12;
const TRUTH = 0.22;
const logit = (p: number): number => Math.log(p / (1 - p));

/** Every other caller who was told another number or passed on is noted by nobody. */
function forget(call: LoggedCall, i: number): LoggedCall {
  const isSentAway = call.events.some(({ event }) => event === 'advice' || event === 'transfer');
  return isSentAway && i % 2 === 0
    ? { ...call, events: call.events.filter(({ event }) => event !== 'outcome') }
    : call;
}

async function countLog(replication: number): Promise<PathCounts> {
  const log = logCalls(
    question,
    { world: 'before', overrides: { wrongNumber: TRUTH }, replication },
    { kind: 'dispositions' },
  );
  let i = 0;
  return countPaths(
    (async function* () {
      for (const batch of log) yield batch.map((call) => forget(call, i++));
    })(),
    design,
  );
}

/** By how many sd the truth lies above what was found, run by run. */
async function offIn(counts: PathCounts): Promise<number> {
  const { posterior } = await fitPaths(counts, design, { only: ['wrongNumber', 'dispositionAccuracy'] });
  const at = posterior.names.indexOf('wrongNumber');
  return (logit(TRUTH) - (posterior.mean[at] ?? 0)) / Math.hypot(...(posterior.factor[at] ?? []));
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('wrong numbers from a log in which those who had one are noted less often', () => {
  it('come out right: 12 months, within two standard errors', { timeout: 120_000 }, async () => {
    const counts: PathCounts[] = [];
    for (let run = 0; run < RUNS; run++) counts.push(await countLog(run));
    const off = await Promise.all(counts.map(offIn));
    expect(Math.abs(meanOf(off))).toBeLessThan(2 / Math.sqrt(RUNS));
    // Taken as missing by chance, they would come out too low in every one.
    const naive = await Promise.all(
      counts.map((each) =>
        offIn({ ...each, cells: each.cells.map((cell) => ({ ...cell, handled: '' as const })) }),
      ),
    );
    expect(meanOf(naive)).toBeGreaterThan(4);
  });
});

describe('what agents did and noted', () => {
  it('sums to the probability of the path over all that they may have done and noted', () => {
    const listed = expectedCells(design, { overrides: {} }, 10_000, 1e-3);
    const whole = listed.find(({ path }) => path.includes('>')) as PathCell;
    const { needs } = createPathModel(design, [whole]);
    const marked = HANDLED.flatMap((handled, i) =>
      ['' as const, ...needs].map((coded, k): PathCell => ({
        ...whole,
        handled,
        coded: coded as PathCell['coded'],
        calls: 1 + ((7 * i + 3 * k) % 5),
      })),
    );
    const { probability, needs: expected } = createPathModel(design, [whole, ...marked]).evaluate({
      overrides: {},
      accuracy: 0.9,
    });
    const parts = [...probability].slice(1).reduce((a, b) => a + b, 0);
    expect(parts / (probability[0] ?? 0)).toBeCloseTo(1, 9);
    // Every real call came for something.
    const calls = [whole, ...marked].reduce((sum, cell) => sum + cell.calls, 0);
    expect(expected.reduce((a, b) => a + b, 0)).toBeCloseTo(calls, 6);
  });
});
