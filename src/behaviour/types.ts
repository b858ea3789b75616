/**
 * Behaviour: what a caller of a given type does at a given menu, as a finite table of outcomes. Everything
 * psychological lives in this room, in closed form: no caller is simulated here.
 */
import type { EventName, Facts, Key, Locale, NeedId, OptionRole } from '../chart/index.ts';

/** What kind of source that is: measured by oneself, learnt from one's call logs, published, said by a vendor, or assumed. */
export type EvidenceStatus = 'measured' | 'calibrated' | 'published' | 'vendor' | 'assumption';

/** What a parameter may be at all, both ends included, whatever its source covers. Within it every world runs. */
export interface Domain {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** The logarithm of seconds: somebody may give the seconds themselves. */
  readonly isLogarithm: boolean;
}

export function between(least: number, most: number): Domain {
  return { least, most, isWhole: false, isLogarithm: false };
}
/** Probabilities, and scent. */
export const SHARE = between(0, 1);

/** How likely which of the values between `low` and `high` is. */
export type Distribution = 'triangular' | 'uniform' | 'normal' | 'lognormal';

/** A number that knows where it comes from. `low` and `high` bound the sensitivity chart. */
export interface Parameter {
  /** What is counted with. */
  readonly value: number;
  /** The lowest it may well be. */
  readonly low: number;
  /** The highest it may well be. */
  readonly high: number;
  /** Unit in words: `per second`, `probability`, `seconds`, ... */
  readonly unit: string;
  /** Where it comes from. */
  readonly source: string;
  /** What kind of source that is. */
  readonly status: EvidenceStatus;
  /**
   * `triangular`: between `low` and `high`, most likely at `value`; `uniform`: any value between them alike; `normal`
   * and `lognormal`: they are its 95 % interval, cut where the parameter can be no more. Absent: triangular.
   */
  readonly distribution?: Distribution;
  /** What is left of the doubt that there was before a log, 0 to 1: posterior over prior standard deviation. */
  readonly narrowed?: number;
}

/**
 * The words callers use for one thing, per locale, each with the probability that hearing it convinces them
 * (0 to 1).
 */
export type Words = Readonly<Record<Locale, Readonly<Record<string, number>>>>;

/** What a need sounds like: words for its product and words for its intent. */
export interface NeedWords {
  readonly need: NeedId;
  readonly product: Words;
  readonly intent: Words;
}

/** A few discrete traits; continuous luck (service times, patience in seconds) is not part of a type. */
export interface Dispositions {
  /** Used to phone menus: barges in, knows that an operator key may exist. Not knowledge of THIS menu. */
  readonly knowsMenus: boolean;
  readonly patient: boolean;
  readonly memory: 'low' | 'high';
}

/** One kind of caller at the moment of dialling. `weight`s of all types of a scenario sum to 1. */
export interface CallerType {
  readonly need: NeedId;
  readonly segment: string;
  /** The language in which they hear and think. Absent: that of the study. */
  readonly locale?: Locale;
  readonly facts: Facts;
  readonly dispositions: Dispositions;
  readonly weight: number;
}

/**
 * `progressing` until something goes wrong; `stuck` after a failure, a repeat, a step back. Pressing a choice
 * restores progress.
 */
export type Mood = 'progressing' | 'stuck';

/** One option of a menu as it is spoken: when, and in what role. */
export interface TimedOption {
  readonly key: Key;
  readonly role: OptionRole;
  /** Seconds from the start of the menu's prompt. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A menu as it is spoken, the same to everybody who is offered these options. */
export interface TimedMenu {
  readonly options: readonly TimedOption[];
  /** End of everything spoken. */
  readonly endSeconds: number;
  readonly noInputSeconds: number;
  /** Keys no enabled transition takes: pressing one is a NO_MATCH. */
  readonly deadKeys: readonly Key[];
}

export interface HeardOption extends TimedOption {
  /** Fit with the need, 0 to 1, from the option's own words. */
  readonly scent: number;
}

/** A menu as one caller type meets it. */
export interface HeardMenu extends TimedMenu {
  readonly options: readonly HeardOption[];
}

/** One thing a caller may do at a menu. */
export interface Outcome {
  readonly event: EventName;
  readonly probability: number;
  /** Mean seconds from the start of the prompt until it happens. */
  readonly seconds: number;
}

/** Probabilities sum to 1 within 1e-12; no two outcomes share an event. */
export type OutcomeTable = readonly Outcome[];
