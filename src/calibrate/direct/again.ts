/** Calling again: after hanging up, after a talk that left it open, after being told another number. */
import { estimateSurvival, fitLognormal, survivalAt, type Durations } from '../../stats/index.ts';
import { calibrateWords, say, type Said } from '../../words/index.ts';
import { sayShare } from '../findings/say-finding.ts';
import {
  BIN_MIDDLES,
  GROUPS,
  HORIZONS,
  poolWaits,
  type CallerChains,
  type WaitCounts,
} from './caller-chains.ts';
import { MILLIONTHS } from './direct-tally.ts';
import {
  dot,
  estimateOf,
  FEWEST_CASES,
  LEVEL,
  resample,
  sumOf,
  estimateShare,
  NORMAL_90,
} from './estimate.ts';
import { byDay, note, rowOf, type DirectContext } from './rows.ts';
import type { DirectRow, Estimate } from './types.ts';

const DAY_SECONDS = 86_400;
/** Calls after which the others’ habits are known well enough to be taken off. */
const ENOUGH = 50;
/** Whoever dials the number later than that does it for another reason. */
const ADVICE_SECONDS = 3600;
/** Shares who called again within each horizon: one minus Kaplan-Meier. */
function calledWithin(waits: WaitCounts): (Estimate | undefined)[] {
  const share = (durations: Durations): number[] => {
    const curve = estimateSurvival(durations);
    return HORIZONS.map((seconds) => 1 - survivalAt(curve, seconds, LEVEL).estimate);
  };
  if (waits.count < FEWEST_CASES) return HORIZONS.map(() => undefined);
  const curve = estimateSurvival(poolWaits(waits));
  const resampled = resample(GROUPS, (weights) => share(poolWaits(waits, weights)));
  return HORIZONS.map((seconds, i) => {
    const { estimate, low, high } = survivalAt(curve, seconds, LEVEL);
    return estimateOf({
      value: 1 - estimate,
      n: waits.count,
      formula: 'greenwood',
      independent: [1 - high, 1 - low],
      resampled: resampled[i],
      resampledBy: 'callers',
      clusters: GROUPS,
    });
  });
}

export function countRedials(context: DirectContext, chains: CallerChains, longest: number): DirectRow[] {
  const isKnown = context.tally.known > 0;
  const why = isKnown ? undefined : note('noHash');
  const after = (waits: WaitCounts, figure: string): DirectRow[] =>
    calledWithin(waits).map((estimate, i) =>
      rowOf(context, 'redials', {
        figure,
        unit: 'share of calls',
        at: { to: HORIZONS[i] as number },
        estimate,
        note: why,
      }),
    );
  const inADay = HORIZONS.indexOf(DAY_SECONDS);
  const plain = calledWithin(chains.afterHangUp)[inADay];
  const resolved = calledWithin(chains.afterResolved)[inADay];
  const served = calledWithin(chains.afterServed)[inADay];
  const hasNet = plain !== undefined && resolved !== undefined && chains.afterResolved.count >= ENOUGH;
  const remark = (): Said | undefined => {
    if (!plain) return why;
    if (hasNet)
      return say(calibrateWords, (words, language) =>
        words.direct.netOfServed({ share: sayShare(resolved.value, language) }),
      );
    return served
      ? say(calibrateWords, (words, language) =>
          words.direct.notNet({ share: sayShare(served.value, language) }),
        )
      : note('notNetUnknown');
  };
  return [
    rowOf(context, 'redials', {
      parameter: 'redialProbability',
      estimate: hasNet ? netOf(plain, resolved) : plain,
      bound: hasNet || !plain ? 'exact' : 'at-most',
      note: remark(),
    }),
    ...fitDelay(context, chains, longest, why),
    ...(isKnown
      ? [
          ...after(chains.afterHangUp, 'nextCall.afterHangUp'),
          ...after(chains.afterServed, 'nextCall.afterServed'),
        ]
      : []),
  ];
}

/** Who would not have called anyway: 1 - (1 - share) / (1 - others); both errors in its interval. */
function netOf(plain: Estimate, others: Estimate): Estimate | undefined {
  const net = (share: number, other: number): number => Math.max(0, 1 - (1 - share) / (1 - other));
  const value = net(plain.value, others.value);
  const spread = (end: (each: Estimate) => number, other: (each: Estimate) => number): number =>
    Math.hypot(net(end(plain), others.value) - value, net(plain.value, other(others)) - value);
  const low =
    value -
    spread(
      (each) => each.low,
      (each) => each.high,
    );
  const high =
    value +
    spread(
      (each) => each.high,
      (each) => each.low,
    );
  return {
    ...plain,
    value,
    low: Math.max(0, low),
    high,
    independent: undefined,
    resampled: [Math.max(0, low), high],
  };
}

/** Lognormal delay, cut at the longest: redials that come later are not in it. */
function fitDelay(
  context: DirectContext,
  { redials }: CallerChains,
  longest: number,
  why: Said | undefined,
): DirectRow[] {
  const cut = { high: Math.log(longest) };
  const fit = (weights?: Float64Array) =>
    fitLognormal(
      {
        count: weights ? dot(weights, redials.count) : sumOf(redials.count),
        sum: (weights ? dot(weights, redials.sum) : sumOf(redials.sum)) / MILLIONTHS,
        squares: (weights ? dot(weights, redials.squares) : sumOf(redials.squares)) / MILLIONTHS,
      },
      cut,
    );
  const found = fit();
  const resampled = found
    ? resample(GROUPS, (weights) => {
        const each = fit(weights);
        return each ? [each.mu, each.sigma] : [NaN, NaN];
      })
    : [];
  const estimate = (value: number, error: number, i: number): Estimate | undefined =>
    estimateOf({
      value,
      n: sumOf(redials.count),
      formula: 'normal',
      independent: Number.isNaN(error) ? undefined : [value - NORMAL_90 * error, value + NORMAL_90 * error],
      resampled: resampled[i],
      resampledBy: 'callers',
      clusters: GROUPS,
    });
  const remark = why ?? (found ? undefined : note('alike'));
  return [
    rowOf(context, 'redials', {
      parameter: 'redialMu',
      estimate: found && estimate(found.mu, found.muError, 0),
      note: remark,
    }),
    rowOf(context, 'redials', {
      parameter: 'redialSigma',
      estimate: found && estimate(found.sigma, found.sigmaError, 1),
      note: remark,
    }),
    rowOf(context, 'redials', { parameter: 'redialMaxSeconds', estimate: undefined, note: note('choice') }),
    rowOf(context, 'redials', { parameter: 'maxDials', estimate: undefined, note: note('choice') }),
  ];
}

/** Resolved talks, repeat calls after the others, and whether callers do as they are told. */
export function countServed(context: DirectContext, chains: CallerChains): DirectRow[] {
  const noted = byDay(context, ({ resolved }) => resolved.of);
  const resolved = estimateShare(
    byDay(context, (day) => day.resolved.events),
    noted,
  );
  const repeats = fitReturn(chains.afterOpen);
  const anyway = calledWithin(chains.afterResolved).at(-1);
  const hasNet =
    repeats?.probability !== undefined && anyway !== undefined && chains.afterResolved.count >= ENOUGH;
  const none = note('noResolved');
  return [
    rowOf(context, 'served', {
      parameter: 'resolved',
      estimate: resolved,
      note: resolved ? undefined : none,
    }),
    rowOf(context, 'served', {
      parameter: 'repeatProbability',
      estimate: hasNet ? netOf(repeats.probability as Estimate, anyway) : repeats?.probability,
      note: !repeats
        ? none
        : hasNet
          ? say(calibrateWords, (words, language) =>
              words.direct.netOfResolved({ share: sayShare(anyway.value, language) }),
            )
          : note('notNetUnknown'),
      bound: repeats && !hasNet ? 'at-most' : 'exact',
    }),
    rowOf(context, 'served', {
      parameter: 'repeatMeanSeconds',
      estimate: repeats?.mean,
      // Nobody calls again at night, whatever they had in mind.
      bound: repeats ? 'at-most' : 'exact',
      note: repeats ? note('nightsToo') : none,
    }),
    rowOf(context, 'served', { parameter: 'selfServiceResolved', estimate: undefined, note: note('unseen') }),
    rowOf(context, 'served', { parameter: 'secondNeed', estimate: undefined, note: note('unseen') }),
  ];
}

export function countAdvice(context: DirectContext, chains: CallerChains): DirectRow[] {
  const followed = fitReturn(chains.afterAdvice, ADVICE_SECONDS);
  const none = followed ? undefined : note('noAdvice');
  return [
    rowOf(context, 'advice', { parameter: 'followsAdvice', estimate: followed?.probability, note: none }),
    rowOf(context, 'advice', { parameter: 'adviceMeanSeconds', estimate: followed?.mean, note: none }),
    rowOf(context, 'advice', {
      parameter: 'remembersNumber',
      estimate: undefined,
      note: note('unseen'),
    }),
  ];
}

/**
 * A share returns, after a time that is exponential; the others never do (Berkson & Gage 1952). By EM: who was last seen
 * waiting counts as far as it is believed that they would have come.
 */
function fitReturn(
  waits: WaitCounts,
  horizon = Infinity,
): { probability: Estimate | undefined; mean: Estimate | undefined } | undefined {
  if (sumOf(waits.events) < FEWEST_CASES) return undefined;
  const [probability, mean] = returnOf(poolWaits(waits), horizon);
  const resampled = resample(GROUPS, (weights) => returnOf(poolWaits(waits, weights), horizon), 200);
  const common = {
    n: waits.count,
    formula: 'none',
    independent: undefined,
    resampledBy: 'callers',
    clusters: GROUPS,
  } as const;
  return {
    probability: estimateOf({ ...common, value: probability, resampled: resampled[0] }),
    mean: estimateOf({ ...common, value: mean, resampled: resampled[1] }),
  };
}

function returnOf({ events, censored }: Durations, horizon: number): [probability: number, mean: number] {
  const times = BIN_MIDDLES.map((middle) => Math.min(middle, horizon));
  // Who comes later than anybody looked was still waiting then.
  const late = times.map((time, i) => (time < horizon ? 0 : (events[i] as number)));
  const returned = sumOf(events) - sumOf(late);
  const all = sumOf(events) + sumOf(censored);
  const waited = dot(events, times) - dot(late, times);
  if (!(returned > 0)) return [NaN, NaN];
  let [p, m] = [returned / all, waited / returned];
  for (let turn = 0; turn < 500; turn++) {
    let [expected, seconds] = [0, 0];
    for (let i = 0; i < times.length; i++) {
      const count = (censored[i] as number) + (late[i] as number);
      if (count === 0) continue;
      const stays = p * Math.exp(-(times[i] as number) / m);
      const weight = (count * stays) / (1 - p + stays);
      expected += weight;
      seconds += weight * ((times[i] as number) + m);
    }
    const next: [number, number] = [(returned + expected) / all, (waited + seconds) / (returned + expected)];
    const isSettled = Math.abs(next[0] - p) < 1e-9 && Math.abs(next[1] / m - 1) < 1e-7;
    [p, m] = next;
    if (isSettled) break;
  }
  return [p, m];
}
