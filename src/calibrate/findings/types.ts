/** What is odd about a log, found before anything is fitted. Plain data, and the words that go with it. */
import type { Said } from '../../words/index.ts';

export const FINDING_KINDS = [
  /** Calls of a line that the scenario does not have. */
  'unknown-line',
  /** Calls of a version for which no machine is known. */
  'unknown-version',
  /** A path that the machine of its version cannot take. */
  'impossible-path',
  /** Calls while nobody could have answered. */
  'closed-hours',
  /** Hours in which hardly anybody was answered, though the calendars know nothing of it. */
  'looks-closed',
  /** A day on which an unlike share hung up in the menu. */
  'outage-day',
  /** A day with far more or far fewer calls than its weekday has. */
  'unlike-volume',
  /** Calls that the company made, not a caller. */
  'call-backs',
  /** The same call twice. */
  'duplicates',
  /** Callers who call far more often in a day than callers do. */
  'test-calls',
  /** Calls over within a second. */
  'sub-second',
  /** Days on which every call was answered: the log leaves out the others. */
  'answered-only',
  /** Calls without a caller's hash. */
  'anonymous',
  /** Calls that the end of the log cuts off, or whose end nobody noted. */
  'no-end',
  /** Tasks of a phone test in which people said which of several numbers they would dial. */
  'test-lines',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Whether calls are left out unless somebody says otherwise. `never`: said, and no more. */
export type Exclusion = 'default' | 'consent' | 'never';

export interface Finding {
  /** What `--keep` and `--exclude` are given: `closed-hours`, `outage-day:1999-02-03`. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: 'error' | 'warning' | 'note';
  /** Calls it is about; at least 5, else there is no finding: fewer would tell of single people. */
  readonly calls: number;
  /** Calls of the log. */
  readonly of: number;
  /** `YYYY-MM-DD`, first and last day on which it happened; empty when it is about no day. */
  readonly from: string;
  readonly to: string;
  readonly exclusion: Exclusion;
  /** Whether these calls are left out now. */
  readonly isExcluded: boolean;
  /** Parameters and figures that it would shift if kept. */
  readonly touches: readonly string[];
  /** What was found. */
  readonly message: Said;
  /** What it would do to which figures if kept, and how to say so. */
  readonly hint: Said;
}
