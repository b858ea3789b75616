/**
 * A figure over replications. Where nothing happened the replications do not differ, and their spread would give an
 * interval without width: there it is the rule of three (Hanley & Lippman-Hand 1983, JAMA 249:1743), as if each trial
 * were independent of the others. The upper end is where none would be seen in n trials once in twenty times: 3/n.
 */
import type { Counts } from '../../kernel/index.ts';
import { intervalOf, pairedInterval } from '../intervals.ts';
import type { Interval } from '../types.ts';
import { growsWithTime, monthsPer, type Figure, type Run } from './figure.ts';

const UNSEEN = -Math.log(0.05);

/**
 * Undefined where the figure has no meaning in some replication.
 *
 * @param run how long each replication was
 */
export function measure(figure: Figure, counts: readonly Counts[], run: Run): Interval | undefined {
  const values = counts.map((each) => figure.of(each, run));
  if (!isWhole(values)) return undefined;
  const plain = intervalOf(values);
  const margin = marginOf(figure, counts, run);
  if (!margin) return plain;
  const low = margin.isAlways ? 1 - margin.width : 0;
  return { ...plain, low, high: low + margin.width, trials: margin.trials };
}

/** After minus before, paired by replication. */
export function measureChange(
  figure: Figure,
  after: readonly Counts[],
  before: readonly Counts[],
  run: Run,
): Interval | undefined {
  const [a, b] = [after, before].map((counts) => counts.map((each) => figure.of(each, run))) as [
    number[],
    number[],
  ];
  if (!isWhole(a) || !isWhole(b)) return undefined;
  const plain = pairedInterval(a, b);
  const [marginA, marginB] = [marginOf(figure, after, run), marginOf(figure, before, run)];
  // One of them alone leaves differences that vary, as the other does.
  if (!marginA || !marginB || marginA.isAlways !== marginB.isAlways) return plain;
  const [more, fewer] = marginA.isAlways ? [marginB, marginA] : [marginA, marginB];
  return {
    ...plain,
    low: -fewer.width,
    high: more.width,
    trials: Math.min(marginA.trials, marginB.trials),
  };
}

interface Margin {
  readonly isAlways: boolean;
  readonly trials: number;
  readonly width: number;
}

/** Where an event never happened in any replication, or, of a share, always did. */
function marginOf(figure: Figure, counts: readonly Counts[], run: Run): Margin | undefined {
  const { trials: trialsIn, of, unit } = figure;
  if (!trialsIn || counts.length === 0) return undefined;
  const isNever = counts.every((each) => of(each, run) === 0);
  const isAlways = unit === 'share' && counts.every((each) => of(each, run) === 1);
  if (!isNever && !isAlways) return undefined;
  const trials = counts.reduce((total, each) => total + trialsIn(each), 0);
  const width = ((growsWithTime(unit) ? monthsPer(run) : 1) * UNSEEN) / trials;
  return { isAlways, trials, width: unit === 'share' ? Math.min(1, width) : width };
}

function isWhole(values: readonly number[]): boolean {
  return values.length > 0 && values.every(Number.isFinite);
}
