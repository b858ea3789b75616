/** A wording budget: how many units (characters, syllables) all options of a menu may have together. */
export function unitsThatFit(budget: {
  readonly limitSeconds: number;
  readonly options: number;
  readonly pauseSeconds: number;
  readonly unitsPerSecond: number;
}): number {
  const speaking = budget.limitSeconds - budget.pauseSeconds * Math.max(0, budget.options - 1);
  return Math.max(0, Math.floor(speaking * budget.unitsPerSecond));
}
