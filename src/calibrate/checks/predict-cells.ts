/** The calibrated model writes logs of its own, through the kernel; what was observed is laid beside them. */
import { WORDS, type ScenarioConfig } from '../../scenario/index.ts';
import { DAYS_OF_MONTH } from '../../scenario/index.ts';
import { distributionNormal } from '../../stats/index.ts';
import { drawParameters, type Overrides, type StudyQuestion } from '../../study/index.ts';
import { TO_90 } from '../fit/fit-parameters.ts';
import { logCalls, type LogOptions } from '../simulated/log-calls.ts';
import type { FittedPosterior } from '../types.ts';
import { tallyLog, type LogTally, type Tally } from './tally-log.ts';
import type { PredictedCell } from './types.ts';

export interface Prediction {
  readonly question: StudyQuestion;
  readonly world: string;
  readonly posterior: FittedPosterior;
  /** Calls and days of what was observed: simulated logs are as long, and at most `MOST_CALLS` large. */
  readonly calls: number;
  readonly days: number;
  readonly draws: number;
  readonly zone: string;
  readonly options: LogOptions;
}

export interface PredictionHooks {
  readonly onDraw?: (done: number, draws: number) => void;
  readonly isStopped?: () => boolean;
}

/** Beyond it a simulated log costs time and tells nothing. */
const MOST_CALLS = 30_000;
/** Cells of fewer are not told: small ones say little, and may say something about a person. */
const LEAST_TOLD = 30;
const LEAST_HITS = 5;

/** One tally a draw; fewer when it was stopped. Cost: a month's simulation and a new hearing each. */
export async function simulateTallies(
  { question, world, posterior, calls, days, draws, zone, options }: Prediction,
  { onDraw, isStopped = () => false }: PredictionHooks = {},
): Promise<LogTally[]> {
  const scenario = calibratedScenario(question.scenario, posterior, Math.min(calls, MOST_CALLS), days);
  const design = { ...question, scenario };
  const tallies: LogTally[] = [];
  for (const [replication, overrides] of drawTruths(scenario, question.seed, draws).entries()) {
    if (isStopped()) break;
    tallies.push(await tallyLog(logCalls(design, { world, overrides, replication, days }, options), zone));
    onDraw?.(replication + 1, draws);
    // A key press or Ctrl-C gets in.
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
  return tallies;
}

function calibratedScenario(
  scenario: ScenarioConfig,
  posterior: FittedPosterior,
  calls: number,
  days: number,
): ScenarioConfig {
  const value = (calls / days) * DAYS_OF_MONTH;
  return {
    ...scenario,
    posterior,
    days,
    callersPerMonth: { ...scenario.callersPerMonth, value, low: value, high: value },
  };
}

/** Everything that is not known, drawn together; whose words is settled by the posterior, and so is how many call. */
function drawTruths(scenario: ScenarioConfig, seed: number, draws: number): Overrides[] {
  return drawParameters(scenario, seed, draws).map((overrides) =>
    Object.fromEntries(Object.entries(overrides).filter(([name]) => name !== WORDS)),
  );
}

/**
 * Observed cells beside simulated ones: normal, with the spread between draws less the luck of logs of their size, which is
 * that of parameters, and the luck of as many calls as were observed.
 *
 * @param dispersion variance between days over that of independent calls
 */
export function compareTallies(
  observed: LogTally,
  simulated: readonly LogTally[],
  dispersion = 1,
): PredictedCell[] {
  return [...observed].flatMap(([name, cell]): PredictedCell[] => {
    if (cell.n < LEAST_TOLD || (cell.unit === 'share' && cell.sum < LEAST_HITS)) return [];
    const values = simulated.map((tally) => valueOf(tally.get(name)));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    if (values.length < 2 || (cell.unit === 'seconds' && values.some((value) => value === 0))) return [];
    const between = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    const sizes = simulated.map((tally) => tally.get(name)?.n ?? 0);
    const size = sizes.reduce((sum, n) => sum + n, 0) / sizes.length;
    const spread =
      cell.unit === 'share' ? mean * (1 - mean) : cell.squares / cell.n - (cell.sum / cell.n) ** 2;
    // The draws hold the luck of logs of `size`, and what was observed that of `n`.
    const parameters = Math.max(0, between - spread / Math.max(1, size));
    const sd = Math.sqrt(parameters + (dispersion * spread) / cell.n);
    const seen = valueOf(cell);
    const { kind, line, menu, what, unit, n } = cell;
    const off = sd > 0 ? Math.abs(seen - mean) / sd : seen === mean ? 0 : Infinity;
    const most = unit === 'share' ? 1 : Infinity;
    return [
      {
        kind,
        line,
        menu,
        what,
        unit,
        n,
        observed: seen,
        expected: {
          value: mean,
          low: Math.max(0, mean - TO_90 * sd),
          high: Math.min(most, mean + TO_90 * sd),
        },
        p: 2 * (1 - distributionNormal(off)),
      },
    ];
  });
}

function valueOf(cell: Tally | undefined): number {
  return cell && cell.n > 0 ? cell.sum / cell.n : 0;
}

/** Share of observations inside their intervals. */
export function shareInside(cells: readonly PredictedCell[]): number {
  const inside = cells.filter(
    ({ observed, expected }) => observed >= expected.low && observed <= expected.high,
  );
  return cells.length === 0 ? 1 : inside.length / cells.length;
}
