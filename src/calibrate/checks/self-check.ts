/**
 * Simulate, calibrate, cover: truths drawn from the prior, logs written by the kernel, calibrated as any other log. If all
 * is well, 90 % of the intervals hold the truth, and its rank in the posterior is uniform (simulation-based calibration:
 * Talts et al. 2018).
 *
 * Laws: a run depends on its number alone, so runs may be done anywhere and in any order, and a stopped check is the check
 * of the runs that were done.
 */
import { incompleteGammaTail, jeffreysShare } from '../../stats/index.ts';
import { NOT_SAID } from '../types.ts';
import type { SelfCheckTask } from './run-self-check.ts';
import type { Recovered, SelfCheck, SelfCheckRow } from './types.ts';

/** Coverage of 90 % intervals that is taken for right, over at least so many of them. */
export const ACCEPTED: readonly [least: number, most: number] = [0.86, 0.94];
export const LEAST_INTERVALS = 480;
/** Bands of ranks. */
const BANDS = 5;

export interface SelfCheckHooks {
  /** Runs at once. */
  readonly width: number;
  /** Does one run, here or on another thread. */
  readonly run: (task: SelfCheckTask) => Promise<readonly Recovered[]>;
  readonly onRun?: (done: number, runs: number) => void;
  /** True: no further run is begun. */
  readonly isStopped?: () => boolean;
}

/** A run that finds no fit counts as failed; the others go on. */
export async function checkItself(
  task: Omit<SelfCheckTask, 'run'>,
  runs: number,
  { width, run, onRun, isStopped = () => false }: SelfCheckHooks,
): Promise<SelfCheck> {
  const found = new Array<readonly Recovered[] | undefined>(runs);
  let next = 0;
  let done = 0;
  let failed = 0;
  const work = async (): Promise<void> => {
    while (next < runs && !isStopped()) {
      const number = next++;
      try {
        found[number] = await run({ ...task, run: number });
      } catch (cause) {
        if (isStopped()) return;
        failed += 1;
        // Nothing fits at all: that is no matter of luck.
        if (failed === runs) throw cause;
      }
      done += 1;
      onRun?.(done, runs);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, runs)) }, work));
  const recovered = found.flatMap((each) => each ?? []);
  return summarise(recovered, { runs: done - failed, calls: task.calls, failed, isStopped: done < runs });
}

function summarise(
  recovered: readonly Recovered[],
  made: Pick<SelfCheck, 'runs' | 'calls' | 'failed' | 'isStopped'>,
): SelfCheck {
  const names = [...new Set(recovered.map(({ name }) => name))];
  const covered = recovered.filter(({ isInside }) => isInside).length;
  const said = recovered.filter(({ narrowed }) => narrowed <= NOT_SAID);
  const settled = recovered.filter(({ isSettled }) => isSettled);
  const intervals = recovered.length;
  const coverage = intervals === 0 ? 0 : covered / intervals;
  const { low, high } = jeffreysShare(covered, intervals);
  return {
    ...made,
    rows: names.map((name) => describeRow(recovered.filter((each) => each.name === name))),
    intervals,
    covered,
    coverage: { value: coverage, low, high },
    uniform: evenness(recovered.map(({ rank }) => rank)),
    isAccepted: intervals >= LEAST_INTERVALS && coverage >= ACCEPTED[0] && coverage <= ACCEPTED[1],
    settled: {
      runs: new Set(settled.map(({ run }) => run)).size,
      intervals: settled.length,
      covered: settled.filter(({ isInside }) => isInside).length,
    },
    said: { intervals: said.length, covered: said.filter(({ isInside }) => isInside).length },
    recovered,
  };
}

function describeRow(of: readonly Recovered[]): SelfCheckRow {
  const [{ name, scale } = { name: '', scale: 'linear' as const }] = of;
  // Half the width of a 90 % interval is 1.645 sd.
  const off = of.map(({ truth, value, low, high }) => (truth - value) / ((high - low) / 3.2897));
  const bias = off.reduce((sum, each) => sum + each, 0) / off.length;
  const spread = Math.sqrt(
    off.reduce((sum, each) => sum + (each - bias) ** 2, 0) / Math.max(1, off.length - 1),
  );
  return {
    name,
    scale,
    intervals: of.length,
    covered: of.filter(({ isInside }) => isInside).length,
    bias,
    spread,
    uniform: evenness(of.map(({ rank }) => rank)),
  };
}

/** P of ranks that are at least as uneven, were they uniform: chi-squared over bands. */
export function evenness(ranks: readonly number[]): number {
  if (ranks.length === 0) return 1;
  const expected = ranks.length / BANDS;
  const counts = new Array<number>(BANDS).fill(0);
  for (const rank of ranks) {
    const band = Math.min(BANDS - 1, Math.floor(rank * BANDS));
    counts[band] = (counts[band] ?? 0) + 1;
  }
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return incompleteGammaTail((BANDS - 1) / 2, chi / 2);
}
