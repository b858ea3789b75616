/**
 * What callers did after a call: called again, were rung by the company, or nothing before the log ended. Callers are put
 * into groups by their hash, which is as good as chance; groups are what is drawn again.
 */
import { hashText } from '../columns.ts';
import { CHAIN, DIALLED, MILLIONTHS } from './direct-tally.ts';
import type { DirectContext } from './rows.ts';

export const GROUPS = 100;
/** Callers with more calls in four weeks are not like the others: their calls are about many things. */
const MOST_CALLS = 5;
const FOUR_WEEKS = 28 * 86_400_000;
/** Seconds at which shares are told: 5 min, 15 min, 1 h, 4 h, 24 h, 7 d. */
export const HORIZONS = [300, 900, 3600, 14_400, 86_400, 604_800] as const;
const STEP = 1.04;
const FRESH_MS = 7 * 86_400_000;

/** Upper ends of bins, seconds: 4 % apart from 1 s to 100 days, every horizon among them. */
export const BIN_ENDS: Float64Array = buildBins();

/** Where a wait lies that is only known by its bin. */
export const BIN_MIDDLES: Float64Array = BIN_ENDS.map((end, i) =>
  Math.sqrt(end * (BIN_ENDS[i - 1] ?? end / STEP)),
);

function buildBins(): Float64Array {
  const ends = new Set<number>(HORIZONS);
  for (let end = 1; end < 8_640_000; end *= STEP) ends.add(end);
  return Float64Array.from(ends).toSorted();
}

/** Waits for the next call by group and bin: `[group * bins + bin]`. */
export interface WaitCounts {
  readonly events: Float64Array;
  readonly censored: Float64Array;
  count: number;
}

export interface CallerChains {
  readonly afterHangUp: WaitCounts;
  /** After any talk that ended the call at a desk. */
  readonly afterServed: WaitCounts;
  readonly afterResolved: WaitCounts;
  readonly afterOpen: WaitCounts;
  /** Until the line that was told is dialled; whoever dials another one never does. */
  readonly afterAdvice: WaitCounts;
  /** Redials within the longest delay, by group: how many, sums of their logarithms and squares. */
  readonly redials: {
    readonly count: Float64Array;
    readonly sum: Float64Array;
    readonly squares: Float64Array;
  };
  /** Calls of callers who had not called for seven days, by the number of days since the log began. */
  readonly fresh: Float64Array;
  /** Of such calls, by group: those of which it is known whether the line was right, and those to a wrong one. */
  readonly dialled: { readonly known: Float64Array; readonly wrong: Float64Array };
}

/** @param longest seconds: redials that come later are none */
export function followCallers(context: DirectContext, longest: number): CallerChains {
  const { chain, firstAt, lastAt } = context.tally;
  const leads = leadsOf(context);
  const chains: CallerChains = {
    afterHangUp: emptyWaits(),
    afterServed: emptyWaits(),
    afterResolved: emptyWaits(),
    afterOpen: emptyWaits(),
    afterAdvice: emptyWaits(),
    redials: { count: groups(), sum: groups(), squares: groups() },
    dialled: { known: groups(), wrong: groups() },
    fresh: new Float64Array(Math.max(0, Math.ceil((lastAt - firstAt) / 86_400_000)) || 0),
  };
  const most = MOST_CALLS * Math.max(1, (lastAt - firstAt) / FOUR_WEEKS);
  // A short log has no week to burn: whoever is seen first is taken for fresh.
  const burnt = lastAt - firstAt > 2 * FRESH_MS ? FRESH_MS : -1;
  const order = chain.sorted();
  for (let begin = 0; begin < order.length;) {
    let end = begin;
    let made = 0;
    const caller = chain.at(order[begin] as number, 0);
    for (; end < order.length && chain.at(order[end] as number, 0) === caller; end++)
      if (chain.at(order[end] as number, 3) !== CHAIN.ring) made++;
    let before = -Infinity;
    for (let i = begin; i < end; i++) {
      const row = order[i] as number;
      const [start, kind] = [chain.at(row, 1), chain.at(row, 3)];
      if (kind === CHAIN.ring) continue;
      const since = start - firstAt;
      if (start - before > FRESH_MS && since > burnt) {
        chains.fresh[Math.floor(since / 86_400_000)]! += 1;
        const dialled = chain.at(row, 6);
        if (dialled !== DIALLED.unknown) chains.dialled.known[caller % GROUPS]! += 1;
        if (dialled === DIALLED.wrong) chains.dialled.wrong[caller % GROUPS]! += 1;
      }
      before = start;
      if (kind !== CHAIN.next && made <= most) addWaits(row, i + 1, end, caller % GROUPS);
    }
    begin = end;
  }
  return chains;

  function addWaits(row: number, from: number, to: number, group: number): void {
    const [end, kind] = [chain.at(row, 2), chain.at(row, 3)];
    let next = -1;
    for (let i = from; i < to && next < 0; i++)
      if (chain.at(order[i] as number, 1) >= end) next = order[i] as number;
    const isCall = next >= 0 && chain.at(next, 3) !== CHAIN.ring;
    const delay = ((next >= 0 ? chain.at(next, 1) : lastAt) - end) / 1000;
    if (kind === CHAIN.hungUp) {
      add(chains.afterHangUp, group, delay, isCall);
      if (isCall && delay >= 1 && delay <= longest && end <= lastAt - longest * 1000)
        addRedial(group, Math.log(delay));
      return;
    }
    if (kind === CHAIN.advised) {
      const isTold = isCall && (leads.get(chain.at(next, 4))?.has(chain.at(row, 5)) ?? false);
      // Another line: the one that was told is not dialled for this, however long one waits.
      add(chains.afterAdvice, group, isCall && !isTold ? (BIN_ENDS.at(-1) as number) : delay, isTold);
      return;
    }
    add(chains.afterServed, group, delay, isCall);
    if (kind === CHAIN.resolved) add(chains.afterResolved, group, delay, isCall);
    if (kind === CHAIN.open) add(chains.afterOpen, group, delay, isCall);
  }

  function addRedial(group: number, log: number): void {
    chains.redials.count[group]! += 1;
    chains.redials.sum[group]! += Math.round(log * MILLIONTHS);
    chains.redials.squares[group]! += Math.round(log * log * MILLIONTHS);
  }
}

/** What a caller may have been told, by the hash of the line that leads there: its id, and desks behind it. */
function leadsOf({ setting }: DirectContext): ReadonlyMap<number, ReadonlySet<number>> {
  return new Map(
    setting.scenario.lines.map(({ id, machine }) => [
      hashText(id),
      new Set(
        [
          id,
          ...(setting.machines.get(machine)?.automaton.nodes ?? []).flatMap(({ destination }) =>
            destination?.goesTo === 'desk' ? [destination.desk] : [],
          ),
        ].map(hashText),
      ),
    ]),
  );
}

function add(waits: WaitCounts, group: number, seconds: number, hasCalled: boolean): void {
  const at = group * BIN_ENDS.length + binOf(seconds);
  (hasCalled ? waits.events : waits.censored)[at]! += 1;
  waits.count++;
}

function binOf(seconds: number): number {
  let [low, high] = [0, BIN_ENDS.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((BIN_ENDS[middle] as number) >= seconds) high = middle;
    else low = middle + 1;
  }
  return low;
}

function emptyWaits(): WaitCounts {
  const cells = GROUPS * BIN_ENDS.length;
  return { events: new Float64Array(cells), censored: new Float64Array(cells), count: 0 };
}

function groups(): Float64Array {
  return new Float64Array(GROUPS);
}

/** Groups put together as often as `weights` says. */
export function poolWaits(
  { events, censored }: WaitCounts,
  weights?: ArrayLike<number>,
): { readonly times: Float64Array; readonly events: Float64Array; readonly censored: Float64Array } {
  const bins = BIN_ENDS.length;
  const [ended, last] = [new Float64Array(bins), new Float64Array(bins)];
  for (let group = 0; group < GROUPS; group++) {
    const weight = weights?.[group] ?? 1;
    if (weight === 0) continue;
    for (let bin = 0, at = group * bins; bin < bins; bin++, at++) {
      ended[bin]! += weight * (events[at] as number);
      last[bin]! += weight * (censored[at] as number);
    }
  }
  return { times: BIN_ENDS, events: ended, censored: last };
}
