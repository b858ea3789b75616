/** When callers call and how many there are, and by how much days and hours differ that should be alike. */
import { fitGammaPoisson, medianOf, splitVariation } from '../../stats/index.ts';
import { calibrateWords, say } from '../../words/index.ts';
import { weekdayOf } from '../local-clock.ts';
import type { CallerChains } from './caller-chains.ts';
import { dot, estimateOf, FEWEST_CLUSTERS, resample, sumOf, NORMAL_90 } from './estimate.ts';
import { note, rowOf, type DirectContext } from './rows.ts';
import type { CallProfile, DirectRow, Estimate } from './types.ts';

/** Callers are fresh who have not called for a week; the first week of a log cannot tell. */
const BURNT_DAYS = 7;
const MONTH_DAYS = 30;
/** Days of a weekday from which on it has hours of its own. */
const DAYS_OF_ITS_OWN = 3;

export function countArrivals(context: DirectContext, { fresh }: CallerChains): DirectRow[] {
  return [callersPerMonth(context, fresh), callsPerDay(context), ...countVariation(context)];
}

/** Fresh callers of known hash, as if the others were like them. */
function callersPerMonth(context: DirectContext, fresh: Float64Array): DirectRow {
  const { known, made } = context.tally;
  const parameter = 'callersPerMonth';
  if (made === 0 || known / made < 0.5)
    return rowOf(context, 'arrivals', { parameter, estimate: undefined, note: note('noHash') });
  // The last day is cut, as the first one was.
  const days = fresh.subarray(BURNT_DAYS, -1);
  if (days.length < BURNT_DAYS) {
    const said = say(calibrateWords, (words) => words.direct.shortLog({ days: 2 * BURNT_DAYS + 1 }));
    return rowOf(context, 'arrivals', { parameter, estimate: undefined, note: said });
  }
  const scale = (MONTH_DAYS * made) / known;
  return rowOf(context, 'arrivals', { parameter, estimate: meanOfDays(days, scale) });
}

function callsPerDay(context: DirectContext): DirectRow {
  const totals = Float64Array.from(context.days, ({ hours }) => sumOf(hours));
  return rowOf(context, 'arrivals', {
    figure: 'callsPerDay',
    unit: 'calls',
    estimate: meanOfDays(totals, 1),
  });
}

/** Weeks are drawn again by their days: what weekdays differ by is in the interval, which is wide rather than narrow. */
function meanOfDays(days: Float64Array, scale: number): Estimate | undefined {
  if (days.length === 0) return undefined;
  const sum = sumOf(days);
  const value = (scale * sum) / days.length;
  const [resampled] = resample(days.length, (weights) => [(scale * dot(weights, days)) / days.length]);
  const error = (scale * NORMAL_90 * Math.sqrt(sum)) / days.length;
  return estimateOf({
    value,
    n: sum,
    formula: 'normal',
    independent: [value - error, value + error],
    resampled,
    resampledBy: 'days',
    clusters: days.length,
  });
}

function countVariation(context: DirectContext): DirectRow[] {
  const whole = wholeDays(context);
  const counts = whole.map(({ openHours }) => openHours);
  const weekdays = whole.map(({ weekday }) => weekday);
  if (counts.length < FEWEST_CLUSTERS) {
    const said = say(calibrateWords, (words) => words.direct.shortLog({ days: FEWEST_CLUSTERS + 2 }));
    return ['dailyCv', 'hourlyCv'].map((parameter) =>
      rowOf(context, 'arrivals', { parameter, estimate: undefined, note: said }),
    );
  }
  const { means, used } = expect(counts, weekdays);
  const { daily, hourly } = splitVariation(counts, means, used);
  const resampled = resample(counts.length, (weights) => {
    // Means are those of all days: fitted again, a day drawn twice would vary less from itself.
    const again = splitVariation(counts, means, used, weights);
    return [again.daily, again.hourly];
  });
  const of = (value: number, i: number): Estimate | undefined =>
    estimateOf({
      value,
      n: counts.length,
      formula: 'none',
      independent: undefined,
      resampled: resampled[i],
      resampledBy: 'days',
      clusters: counts.length,
    });
  const total = fitGammaPoisson(counts.map(sumOf), means.map(sumOf));
  return [
    rowOf(context, 'arrivals', { parameter: 'dailyCv', estimate: of(daily, 0), note: note('weekday') }),
    rowOf(context, 'arrivals', { parameter: 'hourlyCv', estimate: of(hourly, 1), note: note('weekday') }),
    rowOf(context, 'arrivals', {
      figure: 'callsPerDayCv',
      unit: 'coefficient of variation',
      // Negative binomial, by likelihood; days that the weekday means were fitted with are lost.
      estimate: of(total * Math.sqrt(counts.length / Math.max(1, counts.length - used.days)), 0),
    }),
  ];
}

interface WholeDay {
  readonly weekday: number;
  readonly openHours: Float64Array;
}

/** Days that are there from morning to evening: a first or a last day with half the calls of the others is cut. */
function wholeDays({ days, dayNumbers }: DirectContext): WholeDay[] {
  const open = days.flatMap(({ openHours }, i) =>
    sumOf(openHours) > 0 ? [{ weekday: weekdayOf(dayNumbers[i] as number), openHours }] : [],
  );
  const usual = medianOf(open.map(({ openHours }) => sumOf(openHours)));
  return open.filter(({ openHours }, i) => (i > 0 && i < open.length - 1) || sumOf(openHours) >= usual / 2);
}

/** Expected calls of each day and hour: the mean of its weekday, or the day's shape times the weekday's size. */
function expect(
  counts: readonly Float64Array[],
  weekdays: readonly number[],
): { readonly means: Float64Array[]; readonly used: { readonly days: number; readonly within: number } } {
  const kinds = [...new Set(weekdays)];
  const daysOf = (kind: number): Float64Array[] => counts.filter((_, i) => weekdays[i] === kind);
  const isOwn = kinds.every((kind) => daysOf(kind).length >= DAYS_OF_ITS_OWN);
  const all = meanOf(counts);
  const total = sumOf(all);
  const byKind = new Map(
    kinds.map((kind) => {
      const own = meanOf(daysOf(kind));
      return [kind, isOwn ? own : all.map((mean) => (mean * sumOf(own)) / total)] as const;
    }),
  );
  return {
    means: weekdays.map((kind) => byKind.get(kind) ?? all),
    used: { days: kinds.length, within: (isOwn ? kinds.length : 1) / counts.length },
  };
}

function meanOf(rows: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(24);
  for (const row of rows) for (let h = 0; h < 24; h++) mean[h]! += (row[h] as number) / rows.length;
  return mean;
}

/** Shares of the 168 hours of the week, each weekday by its own days: a log of four Mondays and three Tuesdays has both. */
export function profileOf({ days, dayNumbers }: DirectContext): CallProfile {
  const calls = new Float64Array(168);
  const seen = new Float64Array(7);
  days.forEach(({ hours }, i) => {
    const weekday = weekdayOf(dayNumbers[i] as number) - 1;
    seen[weekday]! += 1;
    hours.forEach((count, h) => (calls[weekday * 24 + h]! += count));
  });
  const means = calls.map((count, i) => {
    const of = seen[Math.floor(i / 24)] as number;
    return of > 0 ? count / of : 0;
  });
  const total = sumOf(means);
  const isWeek = seen.every((count) => count > 0) && total > 0;
  return {
    weekShares: isWeek ? Array.from(means, (mean) => mean / total) : undefined,
    calls: Array.from(calls),
  };
}
