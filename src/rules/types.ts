/** What a rule is, and what it says. */
import type { EventName } from '../chart/index.ts';
import type { JsonPath, Severity } from '../util/problem.ts';
import type { Said } from '../words/index.ts';
import type { CallerSet } from './caller-sets.ts';
import type { Inspection } from './inspection.ts';

/** A number a rule compares with; a configuration may set it anywhere from `low` to `high`. */
export interface Limit {
  /** What is compared with unless a configuration says otherwise, in `unit`. */
  readonly value: number;
  /** The least that a configuration may set. */
  readonly low: number;
  /** The most that a configuration may set. */
  readonly high: number;
  /** In words: `seconds`, `options`, ... */
  readonly unit: Said;
  /** Where the value comes from. */
  readonly source: string;
  /** What kind of source that is. */
  readonly status: 'measured' | 'published' | 'vendor' | 'assumption';
}

/** The call that shows a finding: a shortest one to any of these nodes, and what the caller does there. */
interface Evidence {
  readonly nodes: readonly number[];
  /** Only calls of these callers show it. Absent: anybody's. */
  readonly callers?: CallerSet;
  readonly next?: readonly EventName[];
}

export interface Finding {
  /** One sentence: what is wrong. Findings with equal path and message are one finding. */
  readonly message: Said;
  /** One sentence: what to do. */
  readonly hint: Said;
  readonly path: JsonPath;
  readonly menu?: string;
  /** Only where a finding is milder than its rule. */
  readonly severity?: Severity;
  readonly shows?: Evidence;
}

/** The part of a rule that documentation and reports need. */
export interface RuleInfo {
  /** Kebab-case; also the file's name, the configuration's key and the problem's code. */
  readonly id: string;
  /** What a menu that keeps the rule is like, as a statement. */
  readonly title: Said;
  /** Of its findings, unless a configuration says otherwise; a single finding may be milder. */
  readonly severity: Severity;
  /** Why callers are better off with it, in every language. */
  readonly reason: Said;
  /** Where the rule comes from. */
  readonly source: string;
  /** By name, empty when the rule compares with no number. */
  readonly limits: Readonly<Record<string, Limit>>;
}

export interface Rule<L extends string = string> extends RuleInfo {
  readonly limits: Readonly<Record<L, Limit>>;
  /** Never throws, but for `BoundReached`. */
  check(inspection: Inspection, limits: Readonly<Record<L, number>>): Iterable<Finding>;
}
