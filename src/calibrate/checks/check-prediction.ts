/** Would the calibrated model have written this log? Where it would not, in words. */
import { calibrateWords, say, type Said } from '../../words/index.ts';
import {
  compareTallies,
  shareInside,
  simulateTallies,
  type Prediction,
  type PredictionHooks,
} from './predict-cells.ts';
import type { LogTally } from './tally-log.ts';
import type { PredictedCell, PredictiveCheck } from './types.ts';

const MOST_WORST = 10;

/** Undefined when it was stopped before there were two draws. */
export async function checkPrediction(
  observed: LogTally,
  prediction: Prediction,
  hooks: PredictionHooks = {},
  dispersion = 1,
): Promise<PredictiveCheck | undefined> {
  const simulated = await simulateTallies(prediction, hooks);
  if (simulated.length < 2) return undefined;
  const cells = compareTallies(observed, simulated, dispersion);
  return { draws: simulated.length, cells, inside: shareInside(cells), worst: worstOf(cells) };
}

/** The furthest outside: what a person has to look at first. */
function worstOf(cells: readonly PredictedCell[]): PredictiveCheck['worst'] {
  return cells
    .filter(({ observed, expected }) => observed < expected.low || observed > expected.high)
    .toSorted((a, b) => distance(b) - distance(a))
    .slice(0, MOST_WORST)
    .map((cell) => ({ cell, sentence: tell(cell) }));
}

/** In half-widths of the interval. */
function distance({ observed, expected: { value, low, high } }: PredictedCell): number {
  return Math.abs(observed - value) / Math.max(1e-9, high - low);
}

function tell({ kind, line, menu, what, n, observed, expected, unit }: PredictedCell): Said {
  const show = (value: number): string => (unit === 'share' ? 100 * value : value).toFixed(1);
  const facts = {
    line,
    menu,
    n,
    what,
    observed: show(observed),
    low: show(expected.low),
    high: show(expected.high),
  };
  return say(calibrateWords, ({ checks }) => {
    switch (kind) {
      case 'key':
        if (what === 'no-input') return checks.silenceShare(facts);
        return what === 'no-match' ? checks.noMatchShare(facts) : checks.keyShare({ ...facts, key: what });
      case 'hang-up':
        return checks.hangUpShare(facts);
      case 'hang-up-time':
        return checks.hangUpTime(facts);
      case 'key-time':
        return checks.keyTime({ ...facts, key: what });
      case 'line-hour':
        return checks.lineHour({ ...facts, next: String(Number(what) + 1) });
      case 'repeat-day':
        return checks.repeatDay(facts);
    }
  });
}
