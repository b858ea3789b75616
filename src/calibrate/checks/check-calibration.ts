/** The checks of one calibration, those that were asked for. */
import type { LoggedCall } from '../../calls/index.ts';
import type { Calibrated } from '../calibrate.ts';
import { fitPaths } from '../fit/fit-paths.ts';
import { clockOf } from '../log-setting.ts';
import type { LogKind } from '../simulated/log-kinds.ts';
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

/** Simulated months of a check; more make intervals smoother and nothing truer. */
const DRAWS = 30;
const LINES = 6;

export async function checkCalibration(
  { asked, design, counts, result, calls, sieve }: Calibrated,
  asks: readonly CheckName[],
  hooks: CheckHooks = {},
): Promise<CalibrationChecks> {
  const { question, setting, world } = asked;
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
  const predictive = asks.includes('predicted')
    ? await checkPrediction(
        await tallyLog(only(calls(), isLeftOut), zone),
        { question, world, posterior, calls: counts.calls, days, draws: DRAWS, zone, options },
        hooksOf,
        counts.dispersion,
      )
    : undefined;
  const holdOut = asks.includes('weeks')
    ? await checkHoldOut(
        {
          design,
          calls,
          isLeftOut: sieve(),
          draws: DRAWS,
          options,
          fit: (early, more) => fitPaths(early, design, more),
        },
        hooksOf,
      )
    : undefined;
  const leaveLineOut = asks.includes('lines')
    ? await leaveLinesOut({
        design,
        counts,
        whole: result,
        lines: LINES,
        fit: (rest) => fitPaths(rest, design),
        ...(hooks.isStopped && { isStopped: hooks.isStopped }),
        onLine: (done, lines) => hooks.onProgress?.(done, lines),
      })
    : undefined;
  return {
    ...(predictive && { predictive }),
    ...(holdOut && { holdOut }),
    ...(leaveLineOut && { leaveLineOut }),
  };
}

async function* only(
  batches: ReturnType<Calibrated['calls']>,
  isLeftOut: ReturnType<Calibrated['sieve']>,
): AsyncGenerator<readonly LoggedCall[]> {
  for await (const batch of batches) yield batch.filter((call) => call.need === '' && !isLeftOut(call));
}
