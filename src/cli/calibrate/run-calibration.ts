/** How a calibration is watched and stopped, and what is said when it comes to nothing. */
import {
  checkCalibration,
  type Calibration,
  type CalibrationHooks,
  type CheckName,
} from '../../calibrate/index.ts';
import { formatDecimal } from '../../util/format-number.ts';
import { calibrateWords, cliWords, joinNames, say } from '../../words/index.ts';
import { tellUndecided, type Progress } from '../print/progress.ts';
import { Misuse } from '../process/failures.ts';
import type { Interruption } from '../process/interrupt.ts';
import type { Io } from '../process/io.ts';

export function hooksOf(
  { signal }: Interruption,
  progress: Progress,
  checks: readonly CheckName[],
): CalibrationHooks {
  return {
    signal,
    // The key that stops it is only noticed between two pieces of work.
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    check: (calibrated) =>
      checkCalibration(calibrated, checks, {
        isStopped: () => signal.aborted,
        onProgress: (done, total) =>
          progress.show(
            done,
            total,
            say(cliWords, (words) => words.calibrate.stages.checks),
          ),
      }),
    onStage: (stage, done, total) =>
      progress.show(
        done,
        Math.max(done, total),
        say(cliWords, (words) => words.calibrate.stages[stage]),
      ),
  };
}

/** @throws Misuse, always: what is wrong with the log, and what to do */
export function refuse(io: Io, outcome: Exclude<Calibration, { kind: 'answer' }>): never {
  switch (outcome.kind) {
    case 'stopped':
      throw new Misuse(
        say(cliWords, (words) => words.calibrate.stopped),
        say(cliWords, (words) => words.calibrate.stoppedHint),
      );
    case 'refused': {
      tellUndecided(io, outcome.findings);
      const [worst] = outcome.findings;
      throw new Misuse(
        say(cliWords, ({ calibrate }, language) =>
          calibrate.forbidden({ message: worst?.message[language] ?? '' }),
        ),
        say(cliWords, ({ calibrate }, language) =>
          calibrate.forbiddenHint({ hint: worst?.hint[language] ?? '', id: worst?.id ?? '' }),
        ),
      );
    }
    case 'empty': {
      const reasons = Object.entries(outcome.counts.uncounted)
        .filter(([, calls]) => calls > 0)
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, 3)
        .map(([why]) => why as keyof typeof outcome.counts.uncounted);
      const calls = Object.values(outcome.counts.uncounted).reduce((sum, each) => sum + each, 0);
      throw new Misuse(
        say(cliWords, (words) => words.calibrate.nothingLeft({ calls: formatDecimal(calls) })),
        say(cliWords, ({ calibrate }, language) =>
          calibrate.nothingLeftHint({
            reasons: joinNames(
              reasons.map((why) => calibrateWords[language].uncounted[why]),
              language,
            ),
          }),
        ),
      );
    }
  }
}
