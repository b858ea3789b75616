/**
 * Where two versions of a machine file differ, as small as it can be chosen: one text in one language, one
 * target, one option that only one of them has, one order of keys.
 */
import { isSame } from '../diff-parts.ts';

export type Path = readonly (string | number)[];

export interface Slot {
  readonly kind: 'value' | 'order';
  readonly path: Path;
}

/** Which slots are taken from mine; all others are taken from theirs. */
export type TakesMine = (kind: Slot['kind'], path: Path) => boolean;

type Box = Readonly<Record<string, unknown>>;

/** Values that only make sense whole. */
const WHOLE = new Set([
  'guard',
  'actions',
  'entry',
  'destination',
  'owner',
  'tags',
  'options',
  'context',
  'locales',
  'needs',
]);
/** Objects whose keys stand in an order that callers hear, or designers see. */
const ORDERED = new Set(['on', 'states']);

export function findSlots(theirs: unknown, mine: unknown, path: Path = []): Slot[] {
  if (JSON.stringify(theirs) === JSON.stringify(mine)) return [];
  const pair = splitPair(theirs, mine, path);
  if (!pair) return isSame(theirs, mine) ? [] : [{ kind: 'value', path }];
  const [one, other] = pair;
  const inner = unionOf(one, other).flatMap((key) => {
    const at = [...path, Array.isArray(theirs) ? Number(key) : key];
    return has(one, key) && has(other, key)
      ? findSlots(one[key], other[key], at)
      : [{ kind: 'value' as const, path: at }];
  });
  return isOrdered(path) && !isSame(commonOrder(one, other), commonOrder(other, one))
    ? [{ kind: 'order', path }, ...inner]
    : inner;
}

/**
 * Mine where it was chosen, else theirs. What both have stays; new keys go after the key they follow in their
 * own version.
 */
export function buildChosen(theirs: unknown, mine: unknown, takesMine: TakesMine, path: Path = []): unknown {
  if (theirs === mine) return theirs;
  const pair = splitPair(theirs, mine, path);
  if (!pair) return isSame(theirs, mine) || !takesMine('value', path) ? theirs : mine;
  const [one, other] = pair;
  const build = (key: string): unknown =>
    buildChosen(one[key], other[key], takesMine, [...path, Array.isArray(theirs) ? Number(key) : key]);
  if (Array.isArray(theirs)) return Object.keys(one).map(build);
  const isKept = (key: string): boolean =>
    (has(one, key) && has(other, key)) || takesMine('value', [...path, key]) === has(other, key);
  const isMineFirst = isOrdered(path) && takesMine('order', path);
  const keys = weave(Object.keys(isMineFirst ? other : one), Object.keys(isMineFirst ? one : other)).filter(
    isKept,
  );
  return Object.fromEntries(
    keys.map((key) => [
      key,
      has(one, key) && has(other, key) ? build(key) : (has(one, key) ? one : other)[key],
    ]),
  );
}

/** Both as boxes of the same kind that may be looked into; undefined: the value is one thing. */
function splitPair(theirs: unknown, mine: unknown, path: Path): readonly [Box, Box] | undefined {
  if (typeof theirs !== 'object' || typeof mine !== 'object' || theirs === null || mine === null)
    return undefined;
  if (Array.isArray(theirs) !== Array.isArray(mine) || isWhole(path)) return undefined;
  // Alternatives for one key are told apart by their place: only lists of one length have the same places.
  if (Array.isArray(theirs) && (theirs.length !== (mine as unknown[]).length || !isTransitions(path)))
    return undefined;
  return [theirs as Box, mine as Box];
}

/**
 * A menu may be called `entry`, and a machine may have an event `tags`: what a name means depends on where it
 * stands.
 */
function isWhole(path: Path): boolean {
  const last = path.at(-1);
  return typeof last === 'string' && WHOLE.has(last) && !isName(path);
}

function isOrdered(path: Path): boolean {
  const last = path.at(-1);
  return typeof last === 'string' && ORDERED.has(last) && !isName(path);
}

function isTransitions(path: Path): boolean {
  return !isName(path) ? path.at(-1) === 'always' : path.at(-2) === 'on';
}

/**
 * A key that people choose: of a state, an event, a fact or a language. Walks from the root, where keys are
 * our own.
 */
function isName(path: Path): boolean {
  let isOwn = true;
  for (const [i, step] of path.entries()) {
    if (typeof step === 'number') continue;
    if (!isOwn) {
      isOwn = true;
      if (i === path.length - 1) return true;
    } else if (step === 'states' || step === 'on') isOwn = false;
  }
  return false;
}

/** Own keys only: a menu may be called `toString`. */
function has(box: Box, key: string): boolean {
  return Object.hasOwn(box, key);
}

function unionOf(one: Box, other: Box): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

function commonOrder(one: Box, other: Box): string[] {
  return Object.keys(one).filter((key) => has(other, key));
}

/** All of `first` in its order; what only `second` has stands after what it follows there. */
function weave(first: readonly string[], second: readonly string[]): string[] {
  const woven = [...first];
  for (const [i, key] of second.entries()) {
    if (first.includes(key)) continue;
    const before = second.slice(0, i).findLast((each) => woven.includes(each));
    woven.splice(before === undefined ? 0 : woven.indexOf(before) + 1, 0, key);
  }
  return woven;
}
