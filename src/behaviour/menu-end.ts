/**
 * The end of a menu, for callers who have heard it all and pressed nothing. Options above the low mark were
 * kept as candidates, each later option costing some memory; the caller chooses among them and "nothing fits"
 * by softmax:
 *
 * weight(option)  = P(scent + noise > low mark) * retention^(options heard since) * exp(scent / temperature)
 *   weight(nothing) = exp(nothingFits / temperature)
 *
 * Whom nothing fits is stuck from here on: asks again, steps back, guesses, reaches for an operator, gives
 * up, or stays silent.
 */
import type { Exposure } from './hazards.ts';
import type { Recorder } from './ledger.ts';
import type { ParameterValues } from './parameters.ts';

/** exp(value / temperature) * weight, normalised. Stable for any temperature; ties share alike. Some weight is above 0. */
export function softmax(
  values: ArrayLike<number>,
  temperature: number,
  weights?: ArrayLike<number>,
): Float64Array {
  const steepness = 1 / Math.max(temperature, 1e-9);
  let top = -Infinity;
  // What weighs nothing would leave nothing of the others where it towers above them.
  for (let i = 0; i < values.length; i++)
    if ((weights?.[i] ?? 1) > 0) top = Math.max(top, values[i] as number);
  const shares = new Float64Array(values.length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    shares[i] = Math.exp(Math.min(0, ((values[i] as number) - top) * steepness)) * (weights?.[i] ?? 1);
    sum += shares[i] as number;
  }
  for (let i = 0; i < values.length; i++) shares[i] = (shares[i] as number) / sum;
  return shares;
}

/** Keys of a menu by what they are known for; columns, -1 where there is none. */
export interface KnownKeys {
  readonly repeat: number;
  readonly back: number;
  readonly operator: number;
  readonly choices: readonly number[];
}

/** 0 reaches an operator by habit, for callers used to menus, where none is announced. */
const HABIT = 0;

/** Which key reaches an operator as far as this caller knows: the announced one, or 0 from habit; -1: none. */
export function operatorKeyKnown({ operator }: KnownKeys, knowsMenus: boolean): number {
  return operator >= 0 ? operator : knowsMenus ? HABIT : -1;
}

/** The urge of a caller who is stuck, in the two stretches after the prompt. */
export interface Patience {
  readonly isPatient: boolean;
  readonly deciding: Exposure;
  readonly waiting: Exposure;
}

/** Records what `mass` callers do whom nothing fits. Seconds are those of the prompt's end and of the time-out. */
export function leaveWithNothing(
  keys: KnownKeys,
  mass: number,
  knowsMenus: boolean,
  isStuck: boolean,
  { isPatient, deciding, waiting }: Patience,
  endSeconds: number,
  waitSeconds: number,
  p: ParameterValues,
  ledger: Recorder,
): void {
  const hurry = isPatient ? 1 : p.impatience;
  const shift = isStuck ? p.stuckShift : 0;
  ledger.hangUp(mass * deciding.leaves, endSeconds + deciding.leaveSeconds);
  let left = mass * deciding.stays;
  const at = endSeconds + p.decideSeconds;

  const again = left * Math.min(1, (p.asksAgain * (1 - shift)) / hurry);
  left -= again;
  if (keys.repeat >= 0) ledger.press(keys.repeat, again, at);

  if (keys.back >= 0) {
    const back = left * Math.min(1, p.stepsBack);
    left -= back;
    ledger.press(keys.back, back, at);
  }

  const { choices } = keys;
  if (choices.length > 0) {
    const guessing = left * Math.min(1, p.guesses);
    left -= guessing;
    for (let i = 0; i < choices.length; i++)
      ledger.press(choices[i] as number, guessing / choices.length, at);
  }

  const operator = operatorKeyKnown(keys, knowsMenus);
  if (operator >= 0) {
    const reaches = keys.operator >= 0 ? p.reachesOperator : p.reachesUnannounced;
    const reached = left * Math.min(1, (reaches + (1 - reaches) * shift) * hurry);
    left -= reached;
    ledger.press(operator, reached, at);
  }
  const gone = left * Math.min(1, p.givesUp * hurry);
  left -= gone;
  ledger.hangUp(gone, at);

  // Without a repeat key, asking again means waiting until the menu starts over.
  const silent = left + (keys.repeat >= 0 ? 0 : again);
  ledger.hangUp(silent * waiting.leaves, at + waiting.leaveSeconds);
  ledger.silence(silent * waiting.stays, at + waitSeconds);
}
