/** A prompt's length in three words. */
import { useChecks } from './use-studio.ts';
import { firstMenusOf, type MachineView } from '../view/index.ts';

export type Verdict = 'good' | 'close' | 'long' | 'unknown';
export interface SecondsLimits {
  readonly warn: number;
  readonly error: number;
}

/**
 * The limits are those of the rule `first-prompt-seconds`, as this project sets them; unknown until the rules
 * have answered once.
 */
export function judgeSeconds(seconds: number, limits: SecondsLimits | undefined): Verdict {
  if (!limits) return 'unknown';
  return seconds > limits.error ? 'long' : seconds > limits.warn ? 'close' : 'good';
}

/** The rules know a limit for first menus only: deeper ones show their seconds without a judgement. */
export function useSecondsLimits(view: MachineView, menu: string): SecondsLimits | undefined {
  const limits = useChecks(({ promptLimits }) => promptLimits);
  return firstMenusOf(view.chart).has(menu) ? limits : undefined;
}
