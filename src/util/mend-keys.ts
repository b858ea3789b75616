/**
 * What a schema has to say about a value, as findings; and the keys that a person named or placed a little wrong, put right
 * so that the schema looks at what stands under them in the same reading. One cause is one finding: `product` for `products`
 * is neither an unknown key and a missing one, nor a reason to hear of its content only in the next try.
 */
import type { z } from 'zod';
import { findNearest } from './find-nearest.ts';
import type { JsonPath } from './problem.ts';
import { keysAt, type SchemaNode } from './schema-nodes.ts';

export type Issue = z.core.$ZodIssue;
/** `path` leads to the key or value itself. */
export interface Finding {
  readonly kind: 'unknown' | 'missing' | 'invalid';
  readonly path: JsonPath;
  readonly issue: Issue;
}
/** Keys of one object that mean another one: as its misspelling, or as the content that should stand inside it. */
export interface Misplaced {
  readonly owner: JsonPath;
  readonly keys: readonly string[];
  readonly meant: string;
  readonly isInside: boolean;
}
export interface Mended {
  /** With every misplaced key where it belongs; the paths of the findings lead into it. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** How many more there are at least. */
  readonly left: number;
  /** In the order in which they were put right; each in terms of the value that the earlier ones left. */
  readonly misplaced: readonly Misplaced[];
}
/** What the schema says of another value. */
export type ReadAgain = (value: unknown) => readonly Issue[];

/** A misplaced object may hold others; deeper than this nobody nests them wrong. */
const MOST_ROUNDS = 3;
/** With more than this wrong it is another kind of file: looking at it again and again would find no slip. */
const MOST_MENDED = 1000;
/** That are looked at closely. Alike ones are joined, so there may be more of them than of problems. */
const MOST_FINDINGS = 5000;

export function mendKeys(
  given: unknown,
  issues: readonly Issue[],
  schema: SchemaNode,
  readAgain?: ReadAgain,
): Mended {
  let value = given;
  let { findings, left } = findAll(issues, given);
  const misplaced: Misplaced[] = [];
  for (let round = 0; readAgain && round < MOST_ROUNDS && findings.length <= MOST_MENDED; round++) {
    const found = findMisplaced(findings, schema);
    if (found.length === 0) break;
    misplaced.push(...found);
    const mended = structuredClone(value);
    for (const each of found) moveKeys(mended, each);
    value = mended;
    ({ findings, left } = findAll(readAgain(mended), mended));
  }
  return { value, findings, left, misplaced };
}

function findAll(issues: readonly Issue[], root: unknown): Pick<Mended, 'findings' | 'left'> {
  const found = issues.slice(0, MOST_FINDINGS).flatMap((issue) => findIn(issue, [], root));
  const findings = found.slice(0, MOST_FINDINGS);
  return { findings, left: Math.max(0, issues.length - MOST_FINDINGS) + found.length - findings.length };
}

/** Where a path into the mended value stood in the file. */
export function pathInFile(path: JsonPath, misplaced: readonly Misplaced[]): JsonPath {
  return misplaced.toReversed().reduce((now, { owner, keys, meant, isInside }) => {
    const isBelow = owner.every((step, i) => now[i] === step) && now[owner.length] === meant;
    if (!isBelow) return now;
    const rest = now.slice(owner.length + 1);
    return isInside ? [...owner, ...rest] : [...owner, keys[0] ?? meant, ...rest];
  }, path);
}

export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function findIn(issue: Issue, prefix: JsonPath, root: unknown): Finding[] {
  const path: JsonPath = [
    ...prefix,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Several shapes are allowed: speak about the one that came nearest, or the reader drowns in
    // alternatives.
    const own = valueAt(root, path);
    const nearest = issue.errors.toSorted((a, b) => severityOf(a, own) - severityOf(b, own))[0] ?? [];
    return nearest.flatMap((inner) => findIn(inner, path, root));
  }
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap((inner) => findIn({ ...inner, path: [] } as Issue, path, root));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ kind: 'unknown', path: [...path, key], issue }));
  const isMissing = path.length > 0 && issue.code.startsWith('invalid') && valueAt(root, path) === undefined;
  return [{ kind: isMissing ? 'missing' : 'invalid', path, issue }];
}

/**
 * A shape that only complains deep inside came nearer than one whose very type is wrong. Keys that it does not know
 * speak against it more than those it misses, unless one is the other misspelt.
 */
function severityOf(issues: readonly Issue[], value: unknown): number {
  const shallow = issues.filter((issue) => issue.path.length === 0 && issue.code === 'invalid_type').length;
  const missing = issues.flatMap(({ path }) => {
    const place = path.map((step) => (typeof step === 'number' ? step : String(step)));
    return place.length > 0 && valueAt(value, place) === undefined ? [place] : [];
  });
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ key, owner: issue.path })) : [],
  );
  const misspelt = unknown.filter(({ key, owner }) => {
    const keys = missing
      .filter((place) => place.length === owner.length + 1)
      .map((place) => String(place.at(-1)));
    return findNearest(key, keys) !== undefined;
  }).length;
  const others = issues.filter(({ code }) => code !== 'unrecognized_keys').length;
  return shallow * 1000 + others + 2 * (unknown.length - misspelt);
}

function findMisplaced(findings: readonly Finding[], schema: SchemaNode): Misplaced[] {
  const byOwner = new Map<string, Finding[]>();
  for (const each of findings) {
    const owner = JSON.stringify(each.path.slice(0, -1));
    const own = byOwner.get(owner);
    if (own) own.push(each);
    else byOwner.set(owner, [each]);
  }
  return [...byOwner.values()].flatMap((own) => {
    const owner = own[0]?.path.slice(0, -1) ?? [];
    const keysOf = (kind: Finding['kind']): string[] =>
      own.filter((each) => each.kind === kind).map(({ path }) => String(path.at(-1)));
    let unknown = keysOf('unknown');
    let missing = keysOf('missing');
    const found: Misplaced[] = [];
    const take = (keys: readonly string[], meant: string, isInside: boolean): void => {
      found.push({ owner, keys, meant, isInside });
      unknown = unknown.filter((key) => !keys.includes(key));
      missing = missing.filter((key) => key !== meant);
    };
    for (const key of unknown) {
      const meant = findNearest(key, missing);
      if (meant !== undefined) take([key], meant, false);
    }
    for (const key of missing) {
      const inside = keysAt(schema, [...owner, key]);
      const keys = unknown.filter((each) => inside.includes(each));
      if (keys.length > 0) take(keys, key, true);
    }
    return found;
  });
}

function moveKeys(root: unknown, { owner, keys, meant, isInside }: Misplaced): void {
  const object = valueAt(root, owner) as Record<string, unknown>;
  const moved = keys.map((key) => [key, object[key]] as const);
  for (const key of keys) delete object[key];
  object[meant] = isInside ? Object.fromEntries(moved) : moved[0]?.[1];
}
