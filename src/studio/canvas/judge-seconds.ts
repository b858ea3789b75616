/** A prompt's length in three words. */
export type Verdict = 'good' | 'close' | 'long' | 'unknown';

/** The limits are those of the rule `first-prompt-seconds`, as this project sets them; unknown until the rules have answered once. */
export function judgeSeconds(seconds: number, limits: { readonly warn: number; readonly error: number } | undefined): Verdict {
  if (!limits) return 'unknown';
  return seconds > limits.error ? 'long' : seconds > limits.warn ? 'close' : 'good';
}
