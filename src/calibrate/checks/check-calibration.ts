/** The checks of one calibration, those that were asked for. */
import type { LoggedCall } from '../../calls/index.ts';
import type { Calibrated } from '../calibrate.ts';
import { evaluateInline, fitPaths } from '../fit/fit-paths.ts';
import { clockOf } from '../log-setting.ts';
import type { PathCounts } from '../paths/types.ts';
import type { LogKind } from '../simulated/log-kinds.ts';
import type { PathFit } from '../types.ts';
import { checkPrediction } from './check-prediction.ts';
import { checkHoldOut } from './hold-out.ts';
import { leaveLinesOut } from './leave-line-out.ts';
import { tallyLog } from './tally-log.ts';
import type { CalibrationChecks } from './types.ts';

/** `predicted`: some simulated months; `weeks`: one fit more; `lines`: a fit for each line. */
export const CHECKS = ['predicted', 'weeks', 'lines'] as const;
export type CheckName = (typeof CHECKS)[number];

export interface CheckHooks {
  readonly isStopped?: () => boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Simulated logs of a check where no draws were asked for: a second each for eighteen lines. */
const DRAWS = 30;
/** Steps of a fit, more or less: for somebody who waits. */
const STEPS = 14;
const LINES = 6;

export async function checkCalibration(
  { asked, design, counts, result, calls, sieve }: Calibrated,
  asks: readonly CheckName[],
  hooks: CheckHooks = {},
): Promise<CalibrationChecks> {
  const { question, setting, world } = asked;
  const draws = asked.draws > 1 ? asked.draws : DRAWS;
  const zone = clockOf(setting);
  const hooksOf = {
    ...(hooks.isStopped && { isStopped: hooks.isStopped }),
    onDraw: (done: number, draws: number): void => hooks.onProgress?.(done, draws),
  };
  // What the log has not, simulated logs must not have either.
  const kind: LogKind = counts.cells.some(({ coded }) => coded !== '') ? 'dispositions' : 'times';
  const options = { kind, times: true };
  const { posterior } = result;
  const isLeftOut = sieve();
  const days = Math.max(1, counts.days);
  /** A fit more; a key press or Ctrl-C gets in between its steps. */
  let refitted = 0;
  const refit = async (some: PathCounts, fits = 1): Promise<PathFit> => {
    const evaluate = evaluateInline(design, some);
    let step = 0;
    const onStep = (): void => hooks.onProgress?.(refitted * STEPS + Math.min(++step, STEPS), fits * STEPS);
    return fitPaths(some, design, { onStep }, async (points) => {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      if (hooks.isStopped?.()) throw new Stopped();
      return evaluate(points);
    });
  };
  const predictive = asks.includes('predicted')
    ? await checkPrediction(
        await tallyLog(only(calls(), isLeftOut), zone),
        { question, world, posterior, calls: counts.calls, days, draws, zone, options },
        hooksOf,
        counts.dispersion,
      )
    : undefined;
  const holdOut = asks.includes('weeks')
    ? await checkHoldOut(
        {
          design,
          calls,
          sieve,
          draws,
          options,
          fit: (early) => refit(early),
        },
        hooksOf,
      ).catch(ifStopped)
    : undefined;
  const leaveLineOut = asks.includes('lines')
    ? await leaveLinesOut({
        design,
        counts,
        whole: result,
        lines: LINES,
        fit: (rest) => refit(rest, LINES),
        onLine: (done) => (refitted = done),
        ...(hooks.isStopped && { isStopped: hooks.isStopped }),
      }).catch(ifStopped)
    : undefined;
  return {
    ...(predictive && { predictive }),
    ...(holdOut && { holdOut }),
    ...(leaveLineOut && { leaveLineOut }),
  };
}

class Stopped extends Error {}

function ifStopped(cause: unknown): undefined {
  if (cause instanceof Stopped) return undefined;
  throw cause;
}

async function* only(
  batches: ReturnType<Calibrated['calls']>,
  isLeftOut: ReturnType<Calibrated['sieve']>,
): AsyncGenerator<readonly LoggedCall[]> {
  for await (const batch of batches) yield batch.filter((call) => call.need === '' && !isLeftOut(call));
}
