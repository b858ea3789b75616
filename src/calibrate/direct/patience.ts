/** How long callers wait before they give up: whoever is answered, or leaves in another way, is censored. */
import { CUSTOMER_HAZARD } from '../../scenario/index.ts';
import { addExposure, estimateSurvival, survivalAt } from '../../stats/index.ts';
import {
  dot,
  estimateOf,
  estimateRate,
  FEWEST_CASES,
  LEVEL,
  resample,
  sumOf,
  NORMAL_90,
} from './estimate.ts';
import { note, rowOf, type DirectContext } from './rows.ts';
import type { DirectRow, DirectScope, Estimate } from './types.ts';

/** Seconds at which the shares still waiting are told. */
const AT = [10, 30, 60, 120, 300] as const;
/** Each needs some forty passes over the waits. */
const FACTOR_DRAWS = 100;
const FACTOR_RANGE = 30;
/** A desk with fewer waits has no curve of its own. */
const WAITS_OF_A_DESK = 200;

/** Waits by day and second: `[day * times + time]`. */
interface Waits {
  readonly times: Float64Array;
  readonly abandoned: readonly Float64Array[];
  readonly stayed: readonly Float64Array[];
}

export function countPatience(context: DirectContext): DirectRow[] {
  const desks = [...new Set(context.days.flatMap(({ waits }) => [...waits.keys()]))].toSorted();
  const prospects = new Set(context.setting.prospectDesks ?? []);
  const ofCustomers = waitsAt(
    context,
    desks.filter((desk) => !prospects.has(desk)),
  );
  const ofProspects = waitsAt(
    context,
    desks.filter((desk) => prospects.has(desk)),
  );
  const kinds = new Set(context.setting.scenario.segments.map(({ patience }) => patience));
  const isMixed = kinds.has('prospects') && prospects.size === 0;
  const factor = fitFactor(ofCustomers);
  const mean = meanPatience(ofProspects);
  return [
    rowOf(context, 'patience', {
      parameter: 'patienceFactor',
      estimate: factor,
      // Prospects give up sooner: with them customers wait longer than it seems.
      bound: factor && isMixed ? 'at-least' : 'exact',
      note: factor ? (isMixed ? note('allPatience') : undefined) : note('noQueue'),
    }),
    rowOf(context, 'patience', {
      parameter: 'prospectPatience',
      estimate: mean,
      note: mean ? undefined : note('noProspects'),
    }),
    ...curveRows(context, {}, waitsAt(context, desks)),
    ...desks.flatMap((desk) => {
      const waits = waitsAt(context, [desk]);
      const count = [...waits.abandoned, ...waits.stayed].reduce((sum, day) => sum + sumOf(day), 0);
      return count < WAITS_OF_A_DESK ? [] : curveRows(context, { desk }, waits);
    }),
  ];
}

/** Those who did not wait at all are left out: an answer at once says nothing about patience. */
function waitsAt({ days }: DirectContext, desks: readonly string[]): Waits {
  const seconds = new Set<number>();
  for (const { waits } of days)
    for (const desk of desks)
      for (const [second] of waits.get(desk) ?? []) if (second > 0) seconds.add(second);
  const times = Float64Array.from(seconds).toSorted();
  const place = new Map([...times].map((second, i) => [second, i]));
  const table = (column: 0 | 1): Float64Array[] =>
    days.map(({ waits }) => {
      const row = new Float64Array(times.length);
      for (const desk of desks)
        for (const [second, cell] of waits.get(desk) ?? []) {
          const at = place.get(second);
          if (at !== undefined) row[at]! += cell[column];
        }
      return row;
    });
  return { times, abandoned: table(0), stayed: table(1) };
}

/** Days added up, as often as `weights` says. */
function pool(rows: readonly Float64Array[], length: number, weights?: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(length);
  rows.forEach((row, day) => {
    const weight = weights?.[day] ?? 1;
    if (weight > 0) for (let i = 0; i < length; i++) sum[i]! += weight * (row[i] as number);
  });
  return sum;
}

function curveRows(context: DirectContext, at: DirectScope, waits: Waits): DirectRow[] {
  const { times, abandoned, stayed } = waits;
  const curveOf = (weights?: Float64Array) =>
    estimateSurvival({
      times,
      events: pool(abandoned, times.length, weights),
      censored: pool(stayed, times.length, weights),
    });
  const curve = curveOf();
  if (curve.count < FEWEST_CASES) return [];
  const resampled = resample(abandoned.length, (weights) => {
    const again = curveOf(weights);
    return AT.map((seconds) => survivalAt(again, seconds, LEVEL).estimate);
  });
  const survival = AT.map((seconds, i) => {
    const { estimate, low, high } = survivalAt(curve, seconds, LEVEL);
    return rowOf(context, 'patience', {
      figure: 'patienceSurvival',
      unit: 'share still waiting',
      at: { ...at, from: seconds },
      estimate: estimateOf({
        value: estimate,
        n: curve.count,
        formula: 'greenwood',
        independent: [low, high],
        resampled: resampled[i],
        resampledBy: 'days',
        clusters: abandoned.length,
      }),
    });
  });
  const mean = meanPatience(waits);
  return [
    ...survival,
    ...hazardRows(context, at, waits),
    ...(mean
      ? [rowOf(context, 'patience', { figure: 'meanPatience', unit: 'seconds', at, estimate: mean })]
      : []),
  ];
}

function hazardRows(
  context: DirectContext,
  at: DirectScope,
  { times, abandoned, stayed }: Waits,
): DirectRow[] {
  const { from } = CUSTOMER_HAZARD;
  const cells = abandoned.map((row, day) => {
    const [events, exposure] = [new Float64Array(from.length), new Float64Array(from.length)];
    const own = new Float64Array(from.length);
    row.forEach((count, i) => {
      const all = count + (stayed[day]?.[i] as number);
      if (all === 0) return;
      own.fill(0);
      const band = addExposure(from, times[i] as number, own);
      for (let b = 0; b < own.length; b++) exposure[b]! += all * (own[b] as number);
      events[band]! += count;
    });
    return { events, exposure };
  });
  return from.map((begin, band) =>
    rowOf(context, 'patience', {
      figure: 'patienceHazard',
      unit: 'per second',
      at: { ...at, from: begin, ...(band + 1 < from.length && { to: from[band + 1] as number }) },
      estimate: estimateRate(
        cells.map(({ events }) => events[band] as number),
        cells.map(({ exposure }) => exposure[band] as number),
      ),
    }),
  );
}

/** Of exponential patience: seconds waited by all over those who gave up. */
function meanPatience({ times, abandoned, stayed }: Waits): Estimate | undefined {
  const rate = estimateRate(
    abandoned.map(sumOf),
    abandoned.map((row, day) => dot(row, times) + dot(stayed[day] as Float64Array, times)),
  );
  if (!rate || rate.n < FEWEST_CASES) return undefined;
  const turn = (pair: readonly [number, number] | undefined) => pair && ([1 / pair[1], 1 / pair[0]] as const);
  return {
    ...rate,
    value: 1 / rate.value,
    low: 1 / rate.high,
    high: 1 / rate.low,
    independent: turn(rate.independent),
    resampled: turn(rate.resampled),
  };
}

/** The factor by which the shipped curve is stretched, by maximum likelihood: rate(t / f) / f per second. Seconds are whole. */
function fitFactor({ times, abandoned, stayed }: Waits): Estimate | undefined {
  const fit = (weights?: Float64Array): number => {
    const events = pool(abandoned, times.length, weights);
    const all = pool(stayed, times.length, weights).map((count, i) => count + (events[i] as number));
    return goldenTop((log) => {
      const factor = Math.exp(log);
      let sum = 0;
      for (let i = 0; i < times.length; i++) {
        const at = times[i] as number;
        const before = cumulative((at - 0.5) / factor);
        sum -= (all[i] as number) * before;
        // A whole second is half a second either way: with points, the curve's edges would make the likelihood jump.
        const ended = events[i] as number;
        if (ended > 0) sum += ended * Math.log(-Math.expm1(before - cumulative((at + 0.5) / factor)));
      }
      return sum;
    }, Math.log(FACTOR_RANGE));
  };
  const count = abandoned.reduce((sum, row) => sum + sumOf(row), 0);
  if (count < FEWEST_CASES) return undefined;
  const value = fit();
  const [resampled] = resample(abandoned.length, (weights) => [fit(weights)], FACTOR_DRAWS);
  const error = NORMAL_90 / Math.sqrt(count);
  return estimateOf({
    value,
    n: count,
    formula: 'normal',
    independent: [value * Math.exp(-error), value * Math.exp(error)],
    resampled,
    resampledBy: 'days',
    clusters: abandoned.length,
  });
}

/** Of the shipped curve, from 0 to so many seconds. */
function cumulative(seconds: number): number {
  const { from, rate } = CUSTOMER_HAZARD;
  let sum = 0;
  for (let i = 0; i < from.length && (from[i] as number) < seconds; i++)
    sum += (rate[i] as number) * (Math.min(seconds, from[i + 1] ?? Infinity) - (from[i] as number));
  return sum;
}

/** e to the place of the top between -range and range. */
function goldenTop(value: (at: number) => number, range: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [-range, range];
  let [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
  let [atLeft, atRight] = [value(left), value(right)];
  while (high - low > 1e-4) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - ratio * (high - low);
      atLeft = value(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + ratio * (high - low);
      atRight = value(right);
    }
  }
  return Math.exp((low + high) / 2);
}
