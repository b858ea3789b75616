/**
 * Listening: options heard one after another under a dual criterion. At the end of each option a caller whose
 * impression (scent + logistic noise) lies above the high mark has decided: P = 1 / (1 + exp(-(scent - high)
 * / noise)). Those who barge in press at once; the others hear the prompt out, sure of their key, and press
 * then.
 */
import { exposeTo, type Urges } from './hazards.ts';
import type { ParameterValues } from './parameters.ts';
import type { Dispositions, HeardMenu, HeardOption, Mood } from './types.ts';
import type { Ledger } from './ledger.ts';

/**
 * Share of callers whose noisy impression exceeds a mark. Without noise a step; nothing said (scent 0)
 * impresses nobody.
 */
export function exceeds(scent: number, mark: number, noise: number): number {
  if (!(scent > 0)) return 0;
  if (!(noise > 0)) return scent >= mark ? 1 : 0;
  return 1 / (1 + Math.exp((mark - scent) / noise));
}

/**
 * Choices are weighed, and a way back when its label says where to ("another product"); the other keys are
 * known by their role.
 */
export function isWeighed({ role }: HeardOption): boolean {
  return role === 'choice' || role === 'back';
}

/** Callers who know menus barge in more; being stuck moves everybody part of the way towards it. */
export function bargeInShare({ knowsMenus }: Dispositions, mood: Mood, p: ParameterValues): number {
  const share = knowsMenus ? p.bargeInUsed : p.bargeInNew;
  return mood === 'stuck' ? share + (1 - share) * p.stuckShift : share;
}

/**
 * Lets `mass` callers hear the menu out; records key presses and hang-ups, and returns the undecided share at
 * its end. `options` are in spoken order.
 */
export function listen(
  menu: HeardMenu,
  options: readonly HeardOption[],
  mass: number,
  bargeIn: number,
  urges: Urges,
  p: ParameterValues,
  ledger: Ledger,
): number {
  let undecided = mass;
  let waiting = 0;
  let at = 0;
  const held: { option: HeardOption; share: number; decidedAt: number }[] = [];
  const hearUntil = (until: number): void => {
    const { stays, leaves, leaveSeconds } = exposeTo(urges.now, until - at);
    ledger.hangUp((undecided + waiting) * leaves, at + leaveSeconds);
    undecided *= stays;
    waiting *= stays;
    at = Math.max(at, until);
  };
  for (const option of options) {
    hearUntil(option.endSeconds);
    if (!isWeighed(option)) continue;
    const decided = undecided * exceeds(option.scent, p.highMark, p.scentNoise);
    if (decided === 0) continue;
    undecided -= decided;
    ledger.press(option.key, decided * bargeIn, at + p.decideSeconds);
    const share = decided * (1 - bargeIn);
    waiting += share;
    held.push({ option, share, decidedAt: at });
  }
  hearUntil(menu.endSeconds);
  for (const { option, share, decidedAt } of held) {
    ledger.press(option.key, share * exposeTo(urges.now, at - decidedAt).stays, at + p.decideSeconds);
  }
  return undecided;
}
