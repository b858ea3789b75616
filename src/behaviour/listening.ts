/**
 * Listening: options heard one after another under a dual criterion. At the end of each option a caller whose
 * impression (scent + logistic noise) lies above the high mark has decided: P = 1 / (1 + exp(-(scent - high)
 * / noise)). Those who barge in press at once; the others hear the prompt out, sure of their key, and press
 * then.
 */
import { exposeTo, type Urges } from './hazards.ts';
import type { ParameterValues } from './parameters.ts';
import type { OptionRole } from '../chart/index.ts';
import type { Recorder } from './ledger.ts';

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
export function isWeighed({ role }: { readonly role: OptionRole }): boolean {
  return role === 'choice' || role === 'back';
}

/** Callers who know menus barge in more; being stuck moves everybody part of the way towards it. */
export function bargeInShare(knowsMenus: boolean, isStuck: boolean, p: ParameterValues): number {
  const share = knowsMenus ? p.bargeInUsed : p.bargeInNew;
  return isStuck ? share + (1 - share) * p.stuckShift : share;
}

/** What the urge to hang up does while a menu is heard out, option after option. */
export interface Endurance {
  /** By option, and last the rest of the prompt: share still on the line at the end of it. */
  readonly stays: Float64Array;
  readonly leaves: Float64Array;
  /** Mean second, from the start of the menu, at which those who leave do so. */
  readonly leavesAt: Float64Array;
  /** By option: share that stays from its end to the end of the prompt. */
  readonly holds: Float64Array;
  /** The absent-minded: until the time-out. */
  readonly silent: { readonly stays: number; readonly leaves: number; readonly leaveSeconds: number };
}

/** @param heardAt seconds at which each option, and last the prompt, has been heard; ascending */
export function endure({ now }: Urges, heardAt: Float64Array, silentSeconds: number): Endurance {
  const count = heardAt.length;
  const end = heardAt[count - 1] as number;
  const endurance = {
    stays: new Float64Array(count),
    leaves: new Float64Array(count),
    leavesAt: new Float64Array(count),
    holds: new Float64Array(count - 1),
    silent: exposeTo(now, silentSeconds),
  };
  let at = 0;
  for (let i = 0; i < count; i++) {
    const until = heardAt[i] as number;
    const { stays, leaves, leaveSeconds } = exposeTo(now, until - at);
    endurance.stays[i] = stays;
    endurance.leaves[i] = leaves;
    endurance.leavesAt[i] = at + leaveSeconds;
    at = until;
    if (i < count - 1) endurance.holds[i] = exposeTo(now, end - until).stays;
  }
  return endurance;
}

/**
 * Lets `mass` callers hear the menu out; records key presses and hang-ups, and returns the undecided share at
 * its end.
 *
 * @param keys column of each option's key, -1 for one that is not weighed; in spoken order
 * @param decide by option: share whose impression lies above the high mark
 * @param held scratch, as long as `keys`
 */
export function listen(
  keys: Int8Array,
  decide: Float64Array,
  heardAt: Float64Array,
  { stays, leaves, leavesAt, holds }: Endurance,
  mass: number,
  bargeIn: number,
  decideSeconds: number,
  held: Float64Array,
  ledger: Recorder,
): number {
  let undecided = mass;
  let waiting = 0;
  const count = keys.length;
  for (let i = 0; i < count; i++) {
    ledger.hangUp((undecided + waiting) * (leaves[i] as number), leavesAt[i] as number);
    undecided *= stays[i] as number;
    waiting *= stays[i] as number;
    held[i] = 0;
    const key = keys[i] as number;
    if (key < 0) continue;
    const decided = undecided * (decide[i] as number);
    if (decided === 0) continue;
    undecided -= decided;
    ledger.press(key, decided * bargeIn, (heardAt[i] as number) + decideSeconds);
    const share = decided * (1 - bargeIn);
    waiting += share;
    held[i] = share;
  }
  ledger.hangUp((undecided + waiting) * (leaves[count] as number), leavesAt[count] as number);
  undecided *= stays[count] as number;
  const end = heardAt[count] as number;
  for (let i = 0; i < count; i++)
    if (held[i] !== 0)
      ledger.press(keys[i] as number, (held[i] as number) * (holds[i] as number), end + decideSeconds);
  return undecided;
}
