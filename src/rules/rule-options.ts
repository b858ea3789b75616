/** What a project may set: which rules count, and from which number on. */
import type { Locale, NeedId } from '../chart/index.ts';
import type { Severity } from '../util/problem.ts';

/** How much a finding counts; `off` leaves the rule out. */
export type RuleSeverity = Severity | 'off';

/** What a project may set about the rules; all of it may be left out. */
export interface RuleOptions {
  /** By rule id. Findings milder than their rule stay at most as severe as this. */
  readonly severities?: Readonly<Record<string, RuleSeverity>>;
  /** By rule id, then by the limit's name. */
  readonly limits?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** ISO date (2025-03-01). Absent: nothing is ever out of date. */
  readonly today?: string;
  /** What callers want, as shares. Absent: nothing is said about the order of options. */
  readonly needShares?: Readonly<Record<NeedId, number>>;
  /** Check these languages only. Absent: all that the machine declares. */
  readonly locales?: readonly Locale[];
}
