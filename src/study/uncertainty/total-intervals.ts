/** From the counts of draws to total intervals. */
import type { Counts } from '../../kernel/index.ts';
import { quantileOf, RunningMean, shareInterval } from '../../stats/index.ts';
import { FIGURES, type Figure, type Run } from '../figures/index.ts';
import type { Band, DrawnComparison, DrawnShare, TotalInterval } from './types.ts';

/** Counts of one world, one a draw: draw k of every world has the same setting and the same callers. */
export type DrawnWorlds = ReadonlyMap<string, readonly Counts[]>;

export function bandsOf(counts: readonly Counts[], run: Run): Record<string, Band> {
  return Object.fromEntries(
    FIGURES.flatMap((figure): [string, Band][] => {
      const values = valuesOf(figure, counts, run);
      return values.every(Number.isFinite) ? [[figure.id, bandOf(values)]] : [];
    }),
  );
}

/** @param base worlds at their defaults, over as many days: what they vary by is noise */
export function compareDraws(
  from: string,
  to: string,
  draws: DrawnWorlds,
  base: DrawnWorlds,
  run: Run,
): DrawnComparison {
  const differences: Record<string, TotalInterval> = {};
  for (const figure of FIGURES) {
    const changes = changesOf(figure, from, to, draws, run);
    if (!changes.every(Number.isFinite)) continue;
    const noise =
      base.has(from) && base.has(to) ? varianceOf(changesOf(figure, from, to, base, run)) : undefined;
    const total = varianceOf(changes);
    differences[figure.id] = {
      ...bandOf(changes),
      noise: noise === undefined ? undefined : total > 0 ? Math.min(1, noise / total) : 0,
      helps: figure.better === 'neither' ? undefined : shareThatHelps(changes, figure.better),
    };
  }
  return { from, to, differences };
}

/** The change in each draw. */
export function changesOf(figure: Figure, from: string, to: string, draws: DrawnWorlds, run: Run): number[] {
  const before = valuesOf(figure, draws.get(from) ?? [], run);
  const after = valuesOf(figure, draws.get(to) ?? [], run);
  return after.map((value, draw) => value - (before[draw] as number));
}

function valuesOf(figure: Figure, counts: readonly Counts[], run: Run): number[] {
  return counts.map((each) => figure.of(each, run));
}

function bandOf(values: readonly number[]): Band {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number): number => quantileOf(sorted, p);
  return { median: at(0.5), low: at(0.05), high: at(0.95) };
}

/** No change at all helps nobody and harms nobody: it counts by half. */
function shareThatHelps(changes: readonly number[], better: 'lower' | 'higher'): DrawnShare {
  const sign = better === 'lower' ? -1 : 1;
  const hits = changes.reduce((sum, change) => sum + (1 + Math.sign(sign * change)) / 2, 0);
  const { estimate, low, high } = shareInterval(hits, changes.length);
  return { share: estimate, low, high };
}

function varianceOf(values: readonly number[]): number {
  const mean = new RunningMean();
  for (const value of values) mean.add(value);
  return values.length < 2 ? 0 : mean.variance;
}
