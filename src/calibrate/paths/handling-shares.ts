/**
 * Whether there is a note of what a caller wanted depends on what the caller wanted: whoever came to a desk that cannot
 * help is told another number, passed on or turned away, and is gone before anybody notes anything. So what an agent did,
 * and whether there is a note, has shares of its own for callers whom the desk serves and for those whom it does not.
 *
 * Every desk has its habits, and that it does not serve a caller changes the odds of each habit alike at all desks: a
 * log-linear model without the interaction of all three (Bishop, Fienberg and Holland, Discrete Multivariate Analysis,
 * 1975, ch. 3), fitted under any parameters by EM with one sweep of proportional fitting a step (ECM: Meng and Rubin 1993).
 */
import { HANDLED, type PathCell } from './types.ts';

/** Marks of a desk: what was done, by whether there is a note. */
export const MARKS = 2 * HANDLED.length;
const MOST_STEPS = 300;
/** Change of all logarithms together at which the steps stop. */
const ENOUGH = 1e-5;
/** Callers added to each mark of a desk: a share that is 0 would be approached for ever. */
const PRIOR = 0.1;
const LEAST_LOG = -700;
const FURTHEST = 100;

/** Of a call that an agent answered; undefined for all others. */
export function markOf({ handled, coded }: Pick<PathCell, 'handled' | 'coded'>): number | undefined {
  return handled === '' ? undefined : 2 * HANDLED.indexOf(handled) + (coded === '' ? 0 : 1);
}

/** An answered cell: the mass of callers whom the desk serves and of those whom it does not, in any unit. */
export interface HandledCells {
  readonly desks: number;
  /** By cell: number of its desk. */
  readonly desk: Uint16Array;
  readonly mark: Uint8Array;
  readonly calls: Float64Array;
}

/**
 * `shares[(desk * 2 + isServed) * MARKS + mark]`, sums of MARKS to 1: where the likelihood is highest, given the masses.
 *
 * @param masses by cell: not served, served
 */
export function fitHandling({ desks, desk, mark, calls }: HandledCells, masses: Float64Array): Float64Array {
  const pairs = 2 * desks;
  const table = new Float64Array(pairs * MARKS);
  const observed = new Float64Array(desks * MARKS);
  desk.forEach((d, i) => (observed[d * MARKS + (mark[i] as number)]! += calls[i] as number));
  for (let d = 0; d < desks; d++)
    for (let m = 0; m < MARKS; m++)
      table[2 * d * MARKS + m] = table[(2 * d + 1) * MARKS + m] = observed[d * MARKS + m] as number;
  const prior = table.map((each) => (each > 0 ? PRIOR : 0));
  const expected = new Float64Array(table.length);
  /** One step of EM, from logarithms to logarithms. */
  const stepFrom = (logs: Float64Array): Float64Array => {
    const fitted = logs.map(Math.exp);
    const shares = normalise(fitted);
    expected.set(prior);
    for (let i = 0; i < desk.length; i++) {
      const at = 2 * (desk[i] as number) * MARKS + (mark[i] as number);
      const unserved = (masses[2 * i] as number) * (shares[at] as number);
      const served = (masses[2 * i + 1] as number) * (shares[at + MARKS] as number);
      const all = unserved + served;
      if (!(all > 0)) continue;
      expected[at]! += ((calls[i] as number) * unserved) / all;
      expected[at + MARKS]! += ((calls[i] as number) * served) / all;
    }
    for (const keyOf of MARGINS) fitMargin(fitted, expected, keyOf);
    return fitted.map((each) => Math.max(LEAST_LOG, Math.log(each)));
  };
  let logs: Float64Array = table.map((each) => Math.max(LEAST_LOG, Math.log(each)));
  for (let step = 0; step < MOST_STEPS; step += 3) {
    const first = stepFrom(logs);
    const second = stepFrom(first);
    const move = first.map((each, i) => each - (logs[i] as number));
    const turn = second.map((each, i) => each - (first[i] as number) - (move[i] as number));
    const size = Math.hypot(...move);
    if (size < ENOUGH) break;
    // As far as the moves shrink from one step to the next (squared extrapolation: Varadhan and Roland 2008).
    const reach = Math.min(FURTHEST, Math.max(1, size / Math.max(1e-300, Math.hypot(...turn))));
    logs = stepFrom(
      logs.map((each, i) => each + 2 * reach * (move[i] as number) + reach ** 2 * (turn[i] as number)),
    );
  }
  return normalise(logs.map(Math.exp));
}

/** What the model leaves free: marks of a desk, what is done and whether it is noted by who is served, callers of a desk. */
const MARGINS: readonly ((pair: number, mark: number) => number)[] = [
  (pair, mark) => (pair >> 1) * MARKS + mark,
  (pair, mark) => (pair & 1) * MARKS + (mark >> 1),
  (pair, mark) => (pair & 1) * 2 + (mark & 1),
  (pair) => pair,
];

/** Scales the table so that its sums are those of what is expected. */
function fitMargin(
  table: Float64Array,
  expected: Float64Array,
  keyOf: (pair: number, mark: number) => number,
): void {
  const is = new Float64Array(table.length);
  const should = new Float64Array(table.length);
  for (let i = 0; i < table.length; i++) {
    const key = keyOf(Math.floor(i / MARKS), i % MARKS);
    is[key]! += table[i] as number;
    should[key]! += expected[i] as number;
  }
  for (let i = 0; i < table.length; i++) {
    const key = keyOf(Math.floor(i / MARKS), i % MARKS);
    if (is[key]! > 0) table[i]! *= (should[key] as number) / (is[key] as number);
  }
}

function normalise(table: Float64Array): Float64Array {
  const shares = new Float64Array(table.length);
  for (let at = 0; at < table.length; at += MARKS) {
    let sum = 0;
    for (let m = 0; m < MARKS; m++) sum += table[at + m] as number;
    if (sum > 0) for (let m = 0; m < MARKS; m++) shares[at + m] = (table[at + m] as number) / sum;
  }
  return shares;
}
