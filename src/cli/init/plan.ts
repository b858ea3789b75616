/** What a new project is made of, however it was told: by answers, by a list of lines, or by the example. */
import type { WeeklyHours } from '../../calendar/index.ts';

/** One number as it is today. */
export interface PlannedLine {
  readonly title: string;
  readonly number: string | undefined;
  /** What each of its needs is, by titles. */
  readonly needs: readonly PlannedNeed[];
  /** Calls a month; undefined where nobody knows. */
  readonly calls: number | undefined;
}
export interface PlannedNeed {
  readonly product: string;
  readonly intent: string;
  readonly desk: string;
}
export interface PlannedDesk {
  readonly title: string;
  /** Undefined: as many as 80 % in 20 seconds take. */
  readonly agents: number | undefined;
  /** Undefined: always open. */
  readonly hours: WeeklyHours | undefined;
}
export interface ProjectPlan {
  readonly title: string;
  /** The language of the callers and of every text, as a tag. */
  readonly locale: string;
  readonly lines: readonly PlannedLine[];
  readonly desks: readonly PlannedDesk[];
  /** What stands under `source` of numbers that the plan gives. */
  readonly source: string;
}

/** Where nobody knows how many call. */
export const CALLS_OF_A_LINE = 1000;

/** Ids of titles: Latin letters where a title has them, else the kind and a number. */
export function nameIds(
  titles: readonly string[],
  kind: string,
  reserved: readonly string[] = [],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>(reserved);
  for (const title of titles) {
    if (ids.has(title)) continue;
    const base = slugOf(title) || `${kind}-${ids.size + 1}`;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    ids.set(title, id);
  }
  return ids;
}

const LONGEST_ID = 40;

/** Empty where a title has no Latin letters of its own. */
export function slugOf(title: string): string {
  // A Chinese title with a Latin word in it would be named after that word alone.
  if (/[^\p{Script=Latin}\p{N}\p{P}\p{Z}\p{S}]/u.test(title)) return '';
  const plain = title.normalize('NFD').replaceAll(/[^A-Za-z0-9]+/g, '-');
  return plain
    .replaceAll(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, LONGEST_ID)
    .toLowerCase();
}
