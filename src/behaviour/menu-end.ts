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
import type { Key } from '../chart/index.ts';
import { exposeTo, type Urges } from './hazards.ts';
import type { Ledger } from './ledger.ts';
import { exceeds, isWeighed } from './listening.ts';
import type { ParameterValues } from './parameters.ts';
import type { Dispositions, HeardMenu, HeardOption, Mood } from './types.ts';

/** exp(value / temperature) * weight, normalised. Stable for any temperature > 0; ties share alike. */
export function softmax(
  values: readonly number[],
  temperature: number,
  weights?: readonly number[],
): number[] {
  const steepness = 1 / Math.max(temperature, 1e-9);
  const top = Math.max(...values);
  const raw = values.map((value, i) => Math.exp((value - top) * steepness) * (weights?.[i] ?? 1));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
}

/** Which key reaches an operator as far as this caller knows: the announced one, or 0 from habit. */
export function operatorKeyKnown(
  options: readonly HeardOption[],
  { knowsMenus }: Dispositions,
): { key: Key; isAnnounced: boolean } | undefined {
  const announced = options.find((option) => option.role === 'operator');
  if (announced) return { key: announced.key, isAnnounced: true };
  return knowsMenus ? { key: '0', isAnnounced: false } : undefined;
}

/** Shares out `mass` undecided callers at the end of the prompt. */
export function decideAtEnd(
  menu: HeardMenu,
  options: readonly HeardOption[],
  mass: number,
  who: Dispositions,
  mood: Mood,
  urges: Urges,
  p: ParameterValues,
  ledger: Ledger,
): void {
  const retention = who.memory === 'low' ? p.retentionLow : p.retentionHigh;
  // Whoever is stuck settles for less.
  const nothingFits = mood === 'stuck' ? p.nothingFits * (1 - p.stuckShift) : p.nothingFits;
  const candidates = options.flatMap((option, heard) =>
    isWeighed(option)
      ? [
          {
            option,
            kept: exceeds(option.scent, p.lowMark, p.scentNoise) * retention ** (options.length - 1 - heard),
          },
        ]
      : [],
  );
  const [nothing = 1, ...chosen] = softmax(
    [nothingFits, ...candidates.map(({ option }) => option.scent)],
    p.temperature,
    [1, ...candidates.map(({ kept }) => kept)],
  );
  candidates.forEach(({ option }, i) =>
    ledger.press(option.key, mass * (chosen[i] ?? 0), menu.endSeconds + p.decideSeconds),
  );
  leaveWithNothing(menu, options, mass * nothing, who, mood, urges, p, ledger);
}

function leaveWithNothing(
  menu: HeardMenu,
  options: readonly HeardOption[],
  mass: number,
  who: Dispositions,
  mood: Mood,
  urges: Urges,
  p: ParameterValues,
  ledger: Ledger,
): void {
  const hurry = who.patient ? 1 : p.impatience;
  const shift = mood === 'stuck' ? p.stuckShift : 0;
  const deciding = exposeTo(urges.stuck, p.decideSeconds);
  ledger.hangUp(mass * deciding.leaves, menu.endSeconds + deciding.leaveSeconds);
  let left = mass * deciding.stays;
  const at = menu.endSeconds + p.decideSeconds;
  const take = (share: number): number => {
    const taken = left * Math.min(1, share);
    left -= taken;
    return taken;
  };

  const again = take((p.asksAgain * (1 - shift)) / hurry);
  const repeat = options.find((option) => option.role === 'repeat');
  if (repeat) ledger.press(repeat.key, again, at);

  const back = options.find((option) => option.role === 'back');
  if (back) ledger.press(back.key, take(p.stepsBack), at);

  const choices = options.filter((option) => option.role === 'choice');
  const guessing = choices.length > 0 ? take(p.guesses) : 0;
  for (const { key } of choices) ledger.press(key, guessing / choices.length, at);

  const operator = operatorKeyKnown(options, who);
  if (operator) {
    const reaches = operator.isAnnounced ? p.reachesOperator : p.reachesUnannounced;
    ledger.press(operator.key, take((reaches + (1 - reaches) * shift) * hurry), at);
  }
  ledger.hangUp(take(p.givesUp * hurry), at);

  // Without a repeat key, asking again means waiting until the menu starts over.
  const silent = left + (repeat ? 0 : again);
  const waitSeconds = Math.max(0, menu.noInputSeconds - p.decideSeconds);
  const waiting = exposeTo(urges.stuck, waitSeconds);
  ledger.hangUp(silent * waiting.leaves, at + waiting.leaveSeconds);
  ledger.silence(silent * waiting.stays, at + waitSeconds);
}
