/** How long agents talk, by desk, and how long with callers whom they pass on. */
import { fitLognormal, lognormalMean, type LognormalFit } from '../../stats/index.ts';
import { MILLIONTHS, MILLIS, SHORTEST_TALK, type TalkTally } from './direct-tally.ts';
import {
  dot,
  estimateOf,
  estimateRate,
  estimateShare,
  FEWEST_CASES,
  resample,
  sumOf,
  NORMAL_90,
} from './estimate.ts';
import { byDay, note, rowOf, valueOf, type DirectContext } from './rows.ts';
import type { DirectRow, Estimate } from './types.ts';

interface Talks {
  readonly answered: Float64Array;
  readonly short: Float64Array;
  readonly count: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

export function countHandling(context: DirectContext): DirectRow[] {
  const desks = [...new Set(context.days.flatMap(({ talks }) => [...talks.keys()]))].toSorted();
  // Talks under ten seconds are a spike of their own; clocks of whole seconds let 9.5 pass for 10.
  const low = Math.log(SHORTEST_TALK - (context.tally.hasWholeSeconds ? 0.5 : 0));
  const at = desks.map((desk) => ({ desk, talks: talksAt(context, [desk]) }));
  const rows = at.flatMap(({ desk, talks }) => deskRows(context, desk, talks, low));
  const all = talksAt(context, desks);
  return [
    rowOf(context, 'handling', {
      parameter: 'handlingSeconds',
      estimate: figuresOf(all, low)?.mean,
      note: desks.length > 0 ? undefined : note('noAnswers'),
    }),
    rowOf(context, 'handling', {
      parameter: 'handlingSigma',
      estimate: pooledSigma(
        at.map(({ talks }) => talks),
        low,
      ),
      note: desks.length > 0 ? undefined : note('noAnswers'),
    }),
    misroutes(context),
    ...rows,
  ];
}

function talksAt(context: DirectContext, desks: readonly string[]): Talks {
  const of = (read: (talks: TalkTally) => number, scale = 1): Float64Array =>
    byDay(context, ({ talks }) => {
      let sum = 0;
      for (const desk of desks) {
        const tally = talks.get(desk);
        if (tally) sum += read(tally);
      }
      return sum / scale;
    });
  return {
    answered: of(({ answered }) => answered),
    short: of(({ short }) => short),
    count: of(({ count }) => count),
    sum: of(({ sum }) => sum, MILLIONTHS),
    squares: of(({ squares }) => squares, MILLIONTHS),
  };
}

function deskRows(context: DirectContext, desk: string, talks: Talks, low: number): DirectRow[] {
  const figures = figuresOf(talks, low);
  const rest = (figure: string, unit: string, estimate: Estimate | undefined): DirectRow =>
    rowOf(context, 'handling', { figure, unit, at: { desk }, estimate });
  return [
    rowOf(context, 'handling', {
      parameter: 'handlingSeconds',
      at: { desk },
      estimate: figures?.mean,
      note: figures ? undefined : note('alike'),
    }),
    ...(figures
      ? [rest('handlingMu', 'log seconds', figures.mu), rest('handlingSigma', 'log seconds', figures.sigma)]
      : []),
    rest('shortTalks', 'share of answered calls', estimateShare(talks.short, talks.answered)),
  ];
}

function fitTalks(
  { count, sum, squares }: Talks,
  low: number,
  weights?: Float64Array,
): LognormalFit | undefined {
  const total = (values: Float64Array): number => (weights ? dot(weights, values) : sumOf(values));
  return fitLognormal({ count: total(count), sum: total(sum), squares: total(squares) }, { low });
}

/** Mean, mu and sigma with talks under the cut left out. */
function figuresOf(
  talks: Talks,
  low: number,
): { mean: Estimate | undefined; mu: Estimate | undefined; sigma: Estimate | undefined } | undefined {
  const found = fitTalks(talks, low);
  const n = sumOf(talks.count);
  if (!found || n < FEWEST_CASES) return undefined;
  const { mu, sigma, muError, sigmaError } = found;
  const resampled = resample(talks.count.length, (weights) => {
    const again = fitTalks(talks, low, weights);
    return again ? [lognormalMean(again.mu, again.sigma), again.mu, again.sigma] : [NaN, NaN, NaN];
  });
  const mean = lognormalMean(mu, sigma);
  // Delta method on the log: mu and sigma hardly correlate.
  const error = mean * Math.hypot(muError, sigma * sigmaError);
  const of = (value: number, sd: number, i: number): Estimate | undefined =>
    estimateOf({
      value,
      n,
      formula: 'normal',
      independent: Number.isNaN(sd) ? undefined : [value - NORMAL_90 * sd, value + NORMAL_90 * sd],
      resampled: resampled[i],
      resampledBy: 'days',
      clusters: talks.count.length,
    });
  return { mean: of(mean, error, 0), mu: of(mu, muError, 1), sigma: of(sigma, sigmaError, 2) };
}

/** One spread for all desks, each around its own mean: the root of the mean variance, desks by their talks. */
function pooledSigma(desks: readonly Talks[], low: number): Estimate | undefined {
  const of = (weights?: Float64Array): readonly [sigma: number, error: number] => {
    let [n, variance, error] = [0, 0, 0];
    for (const talks of desks) {
      const fit = fitTalks(talks, low, weights);
      const count = weights ? dot(weights, talks.count) : sumOf(talks.count);
      if (!fit || Number.isNaN(fit.sigmaError)) continue;
      n += count;
      variance += count * fit.sigma ** 2;
      error += (count * fit.sigma * fit.sigmaError) ** 2;
    }
    const sigma = Math.sqrt(variance / n);
    return [sigma, Math.sqrt(error) / n / sigma];
  };
  const [value, error] = of();
  const clusters = desks[0]?.count.length ?? 0;
  const [resampled] = Number.isNaN(value) ? [] : resample(clusters, (weights) => [of(weights)[0]]);
  return estimateOf({
    value,
    n: desks.reduce((sum, { count }) => sum + sumOf(count), 0),
    formula: 'normal',
    independent: [value - NORMAL_90 * error, value + NORMAL_90 * error],
    resampled,
    resampledBy: 'days',
    clusters,
  });
}

/** Mean of the talks that end with a transfer or an advice, less what the transfer itself takes. */
function misroutes(context: DirectContext): DirectRow {
  const passing = valueOf(context, 'transferSeconds');
  const rate = estimateRate(
    byDay(context, ({ passedOn }) => passedOn.events),
    byDay(context, ({ passedOn, transfers }) => Math.max(0, passedOn.of / MILLIS - transfers * passing)),
  );
  const isSeen = rate !== undefined && rate.n >= FEWEST_CASES;
  const turn = (pair: readonly [number, number] | undefined) => pair && ([1 / pair[1], 1 / pair[0]] as const);
  return rowOf(context, 'handling', {
    parameter: 'misrouteSeconds',
    estimate: isSeen
      ? {
          ...rate,
          value: 1 / rate.value,
          low: 1 / rate.high,
          high: 1 / rate.low,
          independent: turn(rate.independent),
          resampled: turn(rate.resampled),
        }
      : undefined,
    // Whoever was served and sent on for another thing is among them where that was noted wrongly.
    bound: isSeen ? 'at-most' : 'exact',
    note: isSeen ? undefined : note('noTransfers'),
  });
}
