/** Which point is best, and how sure one can be of it. */
import { say, studyWords } from '../../words/index.ts';
import { differenceInterval, RunningMean, tailStudent } from '../../stats/index.ts';
import { pairedInterval } from '../intervals.ts';
import type { RankedPoint, Ranking, Score } from './types.ts';

/**
 * The Bonferroni inequality holds whatever the points have in common, so it may be used with common random
 * numbers: Nelson & Matejcik 1995, Management Science 41:1935. The probabilities it adds up are posterior
 * ones under a flat prior; that they are not boastful is held by a test on drawn truths, not by a citation.
 */
const METHOD = say(studyWords, (words) => words.rankPoints.method);

/**
 * @param scores by point: its number and its score in every replication; replication i of every point met
 *   the same callers. Ties are broken by the number of the point, so that the order is the same every time.
 *   To choose either of two points that never differ is correct: a factor may simply not bear on the score. Where none
 *   differs, it is a tie and nothing is correct.
 */
export function rankPoints(
  score: Score,
  better: Ranking['better'],
  scores: readonly { readonly point: number; readonly values: readonly number[] }[],
): Ranking {
  const sign = better === 'lower' ? 1 : -1;
  const rows = scores
    .filter(({ values }) => values.length > 0 && values.every(Number.isFinite))
    .map((row) => ({ ...row, mean: meanOf(row.values) }))
    .toSorted((a, b) => sign * (a.mean - b.mean) || a.point - b.point);
  const [best, ...others] = rows;
  const places: number[] = [];
  const order = rows.map((row, i): RankedPoint => {
    const earlier = rows[i - 1];
    const isTied = earlier?.values.every((value, r) => value === row.values[r]) ?? false;
    const place = isTied ? (places.at(-1) ?? 1) : i + 1;
    places.push(place);
    if (!best || row === best)
      return { point: row.point, place, mean: row.mean, behind: undefined, isApart: false };
    const { low, high } = differenceInterval(row.values, best.values);
    return {
      point: row.point,
      place,
      mean: row.mean,
      behind: pairedInterval(row.values, best.values),
      isApart: low > 0 || high < 0,
    };
  });
  // Where none differs from any other there is nothing to select, and no probability of having done it right.
  const isTie = places.length > 1 && places.every((place) => place === 1);
  const isTold = best !== undefined && others.length > 0 && best.values.length >= 2 && !isTie;
  return {
    score,
    better,
    order,
    correctSelection: isTold
      ? Math.max(0, 1 - others.reduce((sum, row) => sum + trulyBetter(row.values, best.values, sign), 0))
      : undefined,
    method: METHOD,
  };
}

/** P(the other is truly better than the one that looks best), Student t on the paired differences. */
function trulyBetter(other: readonly number[], best: readonly number[], sign: number): number {
  const behind = new RunningMean();
  other.forEach((value, i) => behind.add(sign * (value - (best[i] as number))));
  if (behind.standardError === 0) return 0;
  return tailStudent(behind.mean / behind.standardError, behind.count - 1);
}

function meanOf(values: readonly number[]): number {
  const mean = new RunningMean();
  for (const value of values) mean.add(value);
  return mean.mean;
}
