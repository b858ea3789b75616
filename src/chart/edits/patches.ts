/**
 * Differences between two documents of one kind, as data.
 *
 * Laws: applyPatches(a, diffDocuments(a, b)) prints like b; inverted patches lead back; squashing two lists
 * equals applying both. Unchanged parts are shared, so a difference costs what changed, not the size of the
 * document.
 */
import type { Patch } from './types.ts';

type Path = Patch['path'];
type Container = Record<string | number, unknown>;

export function diffDocuments<Content>(before: Content, after: Content): Patch[] {
  const patches: Patch[] = [];
  diffValues(before, after, [], patches);
  return patches;
}

function diffValues(from: unknown, to: unknown, path: Path, patches: Patch[]): void {
  if (Object.is(from, to)) return;
  if (!isContainer(from) || !isContainer(to) || !hasSameKeys(from, to)) {
    if (!isEqual(from, to)) patches.push({ path, from, to });
    return;
  }
  for (const key of Object.keys(from))
    diffValues(from[key], to[key], [...path, Array.isArray(from) ? Number(key) : key], patches);
}

export function applyPatches<Content>(document: Content, patches: readonly Patch[]): Content {
  return patches.reduce<unknown>((value, { path, to }) => replaceAt(value, path, to), document) as Content;
}

export function invertPatches(patches: readonly Patch[]): Patch[] {
  return patches.map(({ path, from, to }) => ({ path, from: to, to: from })).toReversed();
}

/** The two lists as one, each place named once. */
export function squashPatches(first: readonly Patch[], second: readonly Patch[]): Patch[] {
  let squashed = [...first];
  for (const later of second) {
    const above = squashed.findIndex(({ path }) => isPrefix(path, later.path));
    if (above >= 0) {
      const earlier = squashed[above] as Patch;
      squashed[above] = {
        ...earlier,
        to: replaceAt(earlier.to, later.path.slice(earlier.path.length), later.to),
      };
      continue;
    }
    const below = squashed.filter(({ path }) => isPrefix(later.path, path));
    const from = below.reduce(
      (value, patch) => replaceAt(value, patch.path.slice(later.path.length), patch.from),
      later.from,
    );
    squashed = [...squashed.filter((patch) => !below.includes(patch)), { ...later, from }];
  }
  return squashed.filter(({ from, to }) => !isEqual(from, to));
}

function replaceAt(value: unknown, path: Path, to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (!isContainer(value) || !Object.hasOwn(value, step))
    throw new Error(`A patch names "${path.join('.')}", which the document does not have.`);
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Container;
  copy[step] = replaceAt(copy[step], rest, to);
  return copy;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function hasSameKeys(a: Container, b: Container): boolean {
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return left.length === right.length && left.every((key, i) => key === right[i]);
}

/** Deep, and the order of keys counts. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return (
    isContainer(a) &&
    isContainer(b) &&
    hasSameKeys(a, b) &&
    Object.keys(a).every((key) => isEqual(a[key], b[key]))
  );
}

function isPrefix(short: Path, long: Path): boolean {
  return short.length <= long.length && short.every((step, i) => step === long[i]);
}
