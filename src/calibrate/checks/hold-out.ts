/** The last weeks are kept from the fit and predicted: in intervals, and against two who know no model. */
import type { LoggedCall } from '../../calls/index.ts';
import { pointAt } from '../fit/fit-parameters.ts';
import type { FitOptions } from '../fit/fit-paths.ts';
import { listFitParameters } from '../fit/fit-parameters.ts';
import { countPaths } from '../paths/count-paths.ts';
import { createPathModel } from '../paths/path-model.ts';
import { withoutMarks } from '../paths/mark-paths.ts';
import type { PathCell, PathCounts, PathDesign } from '../paths/types.ts';
import type { LogOptions } from '../simulated/log-calls.ts';
import type { PathFit } from '../types.ts';
import { compareTallies, shareInside, simulateTallies, type PredictionHooks } from './predict-cells.ts';
import { tallyLog } from './tally-log.ts';
import type { HoldOut } from './types.ts';

/** Share of the days of a log that are kept back. */
const KEPT = 0.2;
const DAY = 86_400_000;
/** A path that weeks before did not have is not impossible: half a call is spread over what was never seen. */
const UNSEEN = 0.5;
const LEAST = 1e-12;

export interface HoldOutQuestion {
  readonly design: PathDesign;
  /** The log from its beginning, as often as it is asked for, in the order of time. */
  readonly calls: () => AsyncIterable<readonly LoggedCall[]>;
  /** One for each pass: it remembers what was there before. Absent: nothing is left out. */
  readonly sieve?: () => (call: LoggedCall) => boolean;
  readonly draws: number;
  readonly options: LogOptions;
  readonly fit: (counts: PathCounts, options?: FitOptions) => Promise<PathFit>;
}

/** Undefined for a log of fewer than five days, or when it was stopped. */
export async function checkHoldOut(
  { design, calls, sieve = () => () => false, draws, options, fit }: HoldOutQuestion,
  hooks: PredictionHooks = {},
): Promise<HoldOut | undefined> {
  const [first, last] = await endsOf(calls());
  if (!(last - first >= 5 * DAY)) return undefined;
  const cut = first + DAY * Math.floor(((1 - KEPT) * (last - first)) / DAY);
  const isLate = ({ events }: LoggedCall): boolean => (events[0]?.t ?? 0) >= cut;
  const leftOutEarly = sieve();
  const early = await countPaths(calls(), design, (call) => leftOutEarly(call) || isLate(call));
  // Whoever called in the weeks before is no first caller in the last ones.
  const burnDays = (cut - first) / DAY;
  const late = await countPaths(calls(), { ...design, burnDays }, sieve());
  if (early.calls === 0 || late.calls === 0 || hooks.isStopped?.() === true) return undefined;
  const fitted = await fit(early);
  const zone = design.timeZone ?? design.question.scenario.timeZone ?? 'UTC';
  const days = Math.max(1, Math.round((last - cut) / DAY));
  const simulated = await simulateTallies(
    {
      question: design.question,
      world: design.world,
      posterior: fitted.posterior,
      calls: late.calls,
      days,
      draws,
      zone,
      options,
    },
    hooks,
  );
  if (simulated.length < 2) return undefined;
  const leftOut = sieve();
  const observed = await tallyLog(
    only(calls(), (call) => !leftOut(call) && call.need === '' && isLate(call)),
    zone,
  );
  // Hours and repeats of so few days say nothing about the menu.
  const cells = compareTallies(observed, simulated, fitted.dispersion).filter(
    ({ kind }) => kind === 'key' || kind === 'hang-up' || kind === 'key-time',
  );
  return {
    from: late.from,
    to: late.to,
    fitted: early.calls,
    calls: late.calls,
    cells,
    inside: shareInside(cells),
    // A rival who tells early from late would need calls for every way to do either.
    score: scoreOf(design, withoutMarks(early.cells), withoutMarks(late.cells), fitted),
  };
}

/** Mean log probability of a call that was kept back, given its line. */
function scoreOf(
  design: PathDesign,
  early: readonly PathCell[],
  late: readonly PathCell[],
  { posterior }: PathFit,
): HoldOut['score'] {
  const { scenario } = design.question;
  // What agents did with a call is no part of what is predicted.
  const model = createPathModel(
    design,
    late.map((cell) => ({ ...cell, handled: '' as const })),
  );
  const parameters = listFitParameters(scenario, { hasNewLabels: true }).filter(({ name }) =>
    posterior.names.includes(name),
  );
  const learnt = parameters.map(({ name }) => posterior.mean[posterior.names.indexOf(name)] ?? 0);
  const shipped = parameters.map(({ mean }) => mean);
  const score = (x: readonly number[]): number => {
    const { probability, ofLine } = model.evaluate({ ...pointAt(parameters, scenario, x), accuracy: 0.9 });
    return meanOf(late, (i) => (probability[i] ?? 0) / (ofLine[i] || 1));
  };
  return { model: score(learnt), lastWeeks: scoreByShares(early, late), defaults: score(shipped) };
}

/** Whoever only knows the shares of paths on each line as they were. */
function scoreByShares(early: readonly PathCell[], late: readonly PathCell[]): number {
  const nameOf = ({ line, clock, path, coded }: PathCell): string =>
    JSON.stringify([line, clock, path, coded]);
  const seen = new Map<string, number>();
  const all = new Map<string, number>();
  for (const cell of early) {
    seen.set(nameOf(cell), (seen.get(nameOf(cell)) ?? 0) + cell.calls);
    all.set(cell.line, (all.get(cell.line) ?? 0) + cell.calls);
  }
  const fresh = new Map<string, number>();
  for (const cell of late) if (!seen.has(nameOf(cell))) fresh.set(cell.line, (fresh.get(cell.line) ?? 0) + 1);
  return meanOf(late, (i) => {
    const cell = late[i]!;
    const total = (all.get(cell.line) ?? 0) + UNSEEN;
    const known = seen.get(nameOf(cell));
    return known === undefined ? UNSEEN / total / (fresh.get(cell.line) ?? 1) : known / total;
  });
}

function meanOf(cells: readonly PathCell[], probabilityOf: (i: number) => number): number {
  let sum = 0;
  let calls = 0;
  cells.forEach((cell, i) => {
    sum += cell.calls * Math.log(Math.max(LEAST, probabilityOf(i)));
    calls += cell.calls;
  });
  return calls > 0 ? sum / calls : 0;
}

async function endsOf(batches: AsyncIterable<readonly LoggedCall[]>): Promise<[first: number, last: number]> {
  let [first, last] = [Infinity, -Infinity];
  for await (const batch of batches)
    for (const { events } of batch) {
      const t = events[0]?.t ?? 0;
      first = Math.min(first, t);
      last = Math.max(last, t);
    }
  return [first, last];
}

async function* only(
  batches: AsyncIterable<readonly LoggedCall[]>,
  keeps: (call: LoggedCall) => boolean,
): AsyncGenerator<LoggedCall[]> {
  for await (const batch of batches) yield batch.filter(keeps);
}
