/**
 * From what trials met to how many agents each half-hour needs. Pure arithmetic: the simulator is asked elsewhere.
 *
 * 1. Calls, handling time and patience are what the trials met: repeats, redials and misroutes are in them.
 * 2. Erlang in a varying load (level-curve.ts) says what a number of agents answers in time. Where it is wrong about
 *   a cluster as a whole (callers come in bursts, agents help out, handling is lognormal), a factor of the load mends
 *   that: with it the trials' calls answered in time are met.
 * 3. What is left at a half-hour is partly luck, partly its own (the first after opening, say). How much of it to
 *   believe is the empirical Bayes estimate: all half-hours together say how far the truth spreads about the curve
 *   (DerSimonian & Laird 1986), and each is moved as far as its own calls carry.
 * 4. Each half-hour gets the fewest agents whose level reaches the target, with as many standard deviations to spare
 *   as keep the expected share of busy half-hours below the target small.
 */
import { SHIFT_SECONDS, SHIFTS_A_WEEK } from '../../kernel/index.ts';
import { tailStudent } from '../../stats/index.ts';
import { findBusy, findLags, findStaffed } from './half-hours.ts';
import type { StaffLayout } from './layout.ts';
import { LOAD_STEP, placeOf, type LevelCurve, type LevelModel } from './level-curve.ts';
import { sumMoments, type MonthMoments, type Moments } from './moments.ts';
import { logitOf, seeLevel, sumsOf } from './see-level.ts';
import type { ServiceTarget } from './types.ts';

export interface Trial {
  /** By `cluster * 336 + half-hour`. */
  readonly agents: Int32Array;
  readonly months: readonly MonthMoments[];
}

export interface NeedQuestion {
  readonly layout: StaffLayout;
  readonly target: ServiceTarget;
  readonly model: LevelModel;
  /** Mean handling seconds of a desk nobody has been served at yet. */
  readonly handlingSeconds: number;
}

export interface AgentNeed {
  /** By `cluster * 336 + half-hour`. */
  readonly agents: Int32Array;
  /** Log odds of being answered in time, by `queue * 336 + half-hour`; NaN where nobody is needed. */
  readonly level: Float64Array;
  /** The same with one agent fewer where there are two or more. */
  readonly fewerLevel: Float64Array;
  /** 1 for half-hours with at least half the calls of the queue's busiest, and enough to be told; as `level`. */
  readonly busy: Uint8Array;
  /** Log odds of each queue minus those of its cluster: below 0 where its callers wait longer than their neighbours. */
  readonly lag: Float64Array;
  /** Calls by `queue * 336 + half-hour`, in all months looked at. */
  readonly calls: Float64Array;
  /** Standard deviations to spare. */
  readonly spare: number;
}

/** Share of busy half-hours that may be expected below the target; a plan promises 5 %. */
const EXPECTED_MISSES = 0.015;
const SPARES = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
/** No curve is believed closer than this to the truth: log odds, some 0.8 points at 80 %. */
export const CLOSEST = 0.05;
const LEAST_ABANDONED = 20;
/** Places on the grid: a load may be taken for up to twice or half of what it is. */
const MOST_SHIFT = Math.round(Math.log(2) / Math.log1p(LOAD_STEP));

interface ClusterState {
  readonly curve: LevelCurve;
  readonly places: Int32Array;
  /** Standard error of the load, relative: the calls of so many weeks. */
  readonly loadError: Float64Array;
  readonly offset: Float64Array;
  readonly deviation: Float64Array;
}

/**
 * @param trials the first is of agents that nobody planned: later ones, when there are any, stand alone
 * @param spare standard deviations to spare; found when absent
 */
export function needAgents(trials: readonly Trial[], question: NeedQuestion, spare?: number): AgentNeed {
  const { layout, target, model } = question;
  const counted = trials.length > 1 ? trials.slice(1) : trials;
  const isPlanned = trials.length > 1;
  const months = counted.flatMap((trial) => trial.months);
  const queues = sumMoments(
    months.map((month) => month.queues),
    layout.queues.length,
  );
  const clusters = sumMoments(
    months.map((month) => month.clusters),
    layout.clusters.length,
  );
  const ofTrials = counted.map((trial) => ({
    agents: trial.agents,
    seen: sumMoments(
      trial.months.map((month) => month.clusters),
      layout.clusters.length,
    ),
  }));
  const staffed = findStaffed(layout, queues);
  const patience = patienceOf(clusters.waitSeconds, clusters.abandoned);
  const residual = new Float64Array(clusters.offered.length).fill(Number.NaN);
  const variance = new Float64Array(clusters.offered.length).fill(Number.NaN);

  const states = layout.clusters.map((_, c): ClusterState => {
    const week = (column: Float64Array): Float64Array =>
      column.subarray(c * SHIFTS_A_WEEK, (c + 1) * SHIFTS_A_WEEK);
    const served = total(week(clusters.served));
    const handling = served > 0 ? total(week(clusters.talkSeconds)) / served : question.handlingSeconds;
    const curve = model.curve(
      handling,
      patienceOf(week(clusters.waitSeconds), week(clusters.abandoned)) ?? patience,
    );
    const loadError = new Float64Array(SHIFTS_A_WEEK);
    const places = Int32Array.from({ length: SHIFTS_A_WEEK }, (_, shift) => {
      const { offered: calls, oo, weeks, freedom } = sumsOf(clusters, c * SHIFTS_A_WEEK + shift);
      if (calls > 0)
        loadError[shift] = Math.sqrt(Math.max(1, (oo * weeks) / Math.max(1, freedom) / calls) / calls);
      return calls > 0
        ? placeOf((calls / ((clusters.weeks[shift] as number) * SHIFT_SECONDS)) * handling)
        : NOWHERE;
    });
    if (isPlanned) {
      const shift = fitShift(c, curve, places, ofTrials);
      places.forEach((place, i) => (places[i] = place === NOWHERE ? NOWHERE : place + shift));
      seeResiduals(c, curve, places);
    }
    return {
      curve,
      places,
      loadError,
      offset: new Float64Array(SHIFTS_A_WEEK),
      deviation: new Float64Array(SHIFTS_A_WEEK),
    };
  });
  const spread = spreadOf(residual, variance);
  states.forEach(({ offset, deviation }, c) => {
    for (let shift = 0; shift < SHIFTS_A_WEEK; shift++) {
      const [r, v] = [
        residual[c * SHIFTS_A_WEEK + shift] as number,
        variance[c * SHIFTS_A_WEEK + shift] as number,
      ];
      const isSeen = Number.isFinite(r);
      offset[shift] = isSeen ? (r * spread ** 2) / (spread ** 2 + v) : 0;
      deviation[shift] = isSeen ? Math.sqrt((spread ** 2 * v) / (spread ** 2 + v)) : spread;
    }
  });
  const lag = findLags(layout, queues, clusters, staffed);
  const busy = findBusy(layout, queues);
  const goal = logitOf(target.share);
  let planned = planWith(spare ?? SPARES[0]);
  if (spare === undefined)
    for (const each of SPARES.slice(1)) if (planned.missed > EXPECTED_MISSES) planned = planWith(each);
  const { missed: _, ...found } = planned;
  return { ...found, busy, lag, calls: queues.offered };

  /** Keeps what each half-hour deviates from its curve, the trials weighted by what they tell. */
  function seeResiduals(c: number, curve: LevelCurve, places: Int32Array): void {
    for (let shift = 0; shift < SHIFTS_A_WEEK; shift++) {
      const cell = c * SHIFTS_A_WEEK + shift;
      let [sum, weight] = [0, 0];
      for (const { agents, seen } of ofTrials) {
        const level = (agents[cell] as number) > 0 ? seeLevel(seen, [cell]) : undefined;
        if (!level) continue;
        const share = curve.share(places[shift] as number, agents[cell] as number);
        // As what is seen: with half a call more on each side.
        const calls = seen.offered[cell] as number;
        const expected = logitOf((share * calls + 0.5) / (calls + 1));
        sum += (level.logit - expected) / level.variance;
        weight += 1 / level.variance;
      }
      if (weight === 0) continue;
      residual[cell] = sum / weight;
      variance[cell] = 1 / weight;
    }
  }

  function planWith(deviations: number): Omit<AgentNeed, 'busy' | 'lag' | 'calls'> & { missed: number } {
    const agents = new Int32Array(clusters.offered.length);
    const level = new Float64Array(queues.offered.length).fill(Number.NaN);
    const fewerLevel = level.slice();
    let [missed, judged] = [0, 0];
    states.forEach(({ curve, places, loadError, offset, deviation }, c) => {
      const { queues: members } = layout.clusters[c] as (typeof layout.clusters)[number];
      const slowest = members.reduce((least, queue) => Math.min(least, lag[queue] as number), 0);
      for (let shift = 0; shift < SHIFTS_A_WEEK; shift++) {
        if (staffed[c * SHIFTS_A_WEEK + shift] === 0) continue;
        const place = places[shift] as number;
        const moved = offset[shift] as number;
        const levelWith = (count: number): number =>
          (place === NOWHERE ? logitOf(1) : logitOf(curve.share(place, count))) + moved;
        let count = place === NOWHERE ? 1 : Math.max(1, Math.ceil(Math.exp(place * Math.log1p(LOAD_STEP))));
        // Months that had few calls by chance make few agents look enough: what the calls' own error does to the
        // level comes on top.
        const slope =
          place === NOWHERE
            ? 0
            : (logitOf(curve.share(place - 1, count + 1)) - logitOf(curve.share(place + 1, count + 1))) /
              (2 * LOAD_STEP);
        const sd = Math.hypot(deviation[shift] as number, slope * (loadError[shift] as number));
        const wanted = Math.min(goal + deviations * sd - slowest, Math.max(goal, MOST_WANTED));
        const most = MOST_TIMES * count + MOST_MORE;
        while (levelWith(count) < wanted && count < most) count++;
        while (count > 1 && levelWith(count - 1) >= wanted) count--;
        agents[c * SHIFTS_A_WEEK + shift] = count;
        for (const queue of members) {
          const cell = queue * SHIFTS_A_WEEK + shift;
          if (queues.offered[cell] === 0) continue;
          level[cell] = levelWith(count) + (lag[queue] as number);
          fewerLevel[cell] = levelWith(Math.max(1, count - 1)) + (lag[queue] as number);
          if (busy[cell] === 0) continue;
          judged += 1;
          missed += belowProbability(level[cell] as number, sd, goal);
        }
      }
    });
    return { agents, level, fewerLevel, missed: judged === 0 ? 0 : missed / judged, spare: deviations };
  }
}

/** A half-hour without calls has no load. */
const NOWHERE = -100_000;
/** To have something to spare is no reason to want more than 98 % in time. */
const MOST_WANTED = logitOf(0.98);
/** A target that no number of agents meets (callers hang up first) must end somewhere. */
const MOST_TIMES = 3;
const MOST_MORE = 20;

/** P(truth < goal) for a normal estimate. */
export function belowProbability(mean: number, deviation: number, goal: number): number {
  const distance = (mean - goal) / deviation;
  const tail = tailStudent(Math.abs(distance), 1e6);
  return distance >= 0 ? tail : 1 - tail;
}

/** How far truths spread about their curve, beyond what chance does to what is seen (DerSimonian & Laird). */
export function spreadOf(residual: ArrayLike<number>, variance: ArrayLike<number>): number {
  let [excess, weight] = [0, 0];
  for (let i = 0; i < residual.length; i++) {
    const [r, v] = [residual[i] as number, variance[i] as number];
    if (!Number.isFinite(r)) continue;
    excess += (r * r) / v - 1;
    weight += 1 / v;
  }
  return Math.max(CLOSEST, weight === 0 ? CLOSEST : Math.sqrt(Math.max(0, excess / weight)));
}

/** The places by which a cluster's loads seem larger, so that its curve has as many in time as the trials had. */
function fitShift(
  c: number,
  curve: LevelCurve,
  places: Int32Array,
  trials: readonly { readonly agents: Int32Array; readonly seen: Moments }[],
): number {
  const excess = (shift: number): number => {
    let sum = 0;
    for (const { agents, seen } of trials)
      places.forEach((place, i) => {
        const cell = c * SHIFTS_A_WEEK + i;
        const count = agents[cell] as number;
        if (place === NOWHERE || count === 0) return;
        sum +=
          (seen.offered[cell] as number) * curve.share(place + shift, count) - (seen.within[cell] as number);
      });
    return sum;
  };
  let [low, high] = [-MOST_SHIFT, MOST_SHIFT];
  // A larger load answers fewer in time.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.abs(excess(low)) < Math.abs(excess(high)) ? low : high;
}

/** Mean patience from the law P(abandon) = E[wait] / mean patience: exact for exponential patience, fair for any. */
function patienceOf(waitSeconds: Float64Array, abandoned: Float64Array): number | undefined {
  const lost = total(abandoned);
  return lost >= LEAST_ABANDONED ? total(waitSeconds) / lost : undefined;
}

function total(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0);
}
