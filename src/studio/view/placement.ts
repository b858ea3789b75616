/** Positions of all cards: stored ones, those given earlier in this session, and places for newcomers. */
import { cardSize } from './card-size.ts';
import { ownValue } from '../../util/own-value.ts';
import { BELOW_START, FRAME_PADDING, isSmall, layoutAll, layoutPlainly } from './layout.ts';
import type { Box, MachineView, Position, Positions } from './types.ts';
import { START_ROW } from './row-id.ts';

export interface Placement {
  /**
   * Nothing moves unless asked: what has been placed once keeps its place until it is stored or the file is
   * closed. Never slow: a large machine that nobody has placed gets plain ranks, if `place` did not come
   * before.
   */
  positionsFor(view: MachineView, stored: Positions): Positions;
  /** No card has a place, and a good one takes longer than a screen may stand still: ask a thread. */
  needsThread(view: MachineView, stored: Positions): boolean;
  /** Places worked out elsewhere, for cards that have none. */
  place(positions: Positions): void;
  /** Forgets what was placed by itself, for the command "tidy". */
  forget(): void;
}

/** So many newcomers are not looked for a gap one by one: they stand together, below all others. */
const MANY_NEWCOMERS = 40;

export function createPlacement(): Placement {
  const given = new Map<string, Position>();
  const find = (path: string, stored: Positions): Position | undefined =>
    ownValue(stored, path) ?? given.get(path);
  return {
    positionsFor: (view, stored) => {
      const paths = [...view.cards.keys()];
      const missing = paths.filter((path) => !find(path, stored));
      const placed = new Map(
        paths.flatMap((path) => {
          const at = find(path, stored);
          return at ? [[path, at] as const] : [];
        }),
      );
      for (const [path, at] of placeMissing(view, missing, placed)) given.set(path, at);
      return Object.fromEntries(paths.map((path) => [path, find(path, stored) ?? { x: 0, y: 0 }]));
    },
    needsThread: (view, stored) =>
      !isSmall(view) && [...view.cards.keys()].every((path) => !find(path, stored)),
    place: (positions) => {
      for (const [path, at] of Object.entries(positions)) if (!given.has(path)) given.set(path, at);
    },
    forget: () => given.clear(),
  };
}

function placeMissing(
  view: MachineView,
  missing: readonly string[],
  placed: ReadonlyMap<string, Position>,
): readonly (readonly [string, Position])[] {
  const newcomers = missing.filter((path) => path !== '' || placed.size === 0);
  if (newcomers.length === 0) return missing.map((path) => [path, beforeAll(view, placed)]);
  const ideal = isSmall(view) ? layoutAll(view) : layoutPlainly(view);
  const idealOf = (path: string): Position => ownValue(ideal, path) ?? { x: 0, y: 0 };
  if (placed.size === 0) return missing.map((path) => [path, idealOf(path)]);

  const all = new Map(placed);
  if (newcomers.length > MANY_NEWCOMERS) {
    const bottom = [...placed].reduce((lowest, [path, at]) => {
      const { y, height } = boxOf(view, path, at);
      return Math.max(lowest, y + height);
    }, Number.NEGATIVE_INFINITY);
    const top = newcomers.reduce((least, path) => Math.min(least, idealOf(path).y), Number.POSITIVE_INFINITY);
    for (const path of newcomers) {
      const { x, y } = idealOf(path);
      all.set(path, { x, y: y - top + bottom + BELOW_START });
    }
  } else for (const path of newcomers) all.set(path, placeNewcomer(view, path, ideal, all));
  return missing.map((path) => [path, all.get(path) ?? beforeAll(view, all)]);
}

/** The start card is not part of the layout file: it stands above the card a call comes to. */
function beforeAll(view: MachineView, placed: ReadonlyMap<string, Position>): Position {
  const first = view.links.find(({ id }) => id === START_ROW)?.target;
  const at = (first === undefined ? undefined : placed.get(first)) ?? { x: 0, y: 0 };
  const start = view.cards.get('');
  return { x: at.x, y: at.y - (start ? cardSize(start).height : 0) - BELOW_START };
}

/** Beside what leads to it, as the ideal layout has it, and then down until nothing is covered. */
function placeNewcomer(
  view: MachineView,
  path: string,
  ideal: Positions,
  placed: ReadonlyMap<string, Position>,
): Position {
  const card = view.cards.get(path);
  const wanted = ownValue(ideal, path) ?? { x: 0, y: 0 };
  if (!card) return wanted;
  const neighbours = [
    ...view.links
      .filter(({ target, source }) => target === path && placed.has(source))
      .map(({ source }) => source),
    ...[...view.cards.values()]
      .filter(({ frame, path: other }) => frame === card.frame && placed.has(other))
      .map(({ path: other }) => other),
  ];
  const anchor = neighbours[0];
  const from = anchor === undefined ? undefined : placed.get(anchor);
  const idealFrom = anchor === undefined ? undefined : ownValue(ideal, anchor);
  let at: Position =
    from && idealFrom ? { x: from.x + wanted.x - idealFrom.x, y: from.y + wanted.y - idealFrom.y } : wanted;
  const size = cardSize(card);
  for (let tries = 0; tries < 400; tries++) {
    const covered = [...placed].find(([other, place]) =>
      overlaps({ ...at, ...size }, boxOf(view, other, place)),
    );
    if (!covered) break;
    const [other, place] = covered;
    at = { x: at.x, y: place.y + boxOf(view, other, place).height + 24 };
  }
  return { x: Math.round(at.x), y: Math.round(at.y) };
}

function boxOf(view: MachineView, path: string, at: Position): Box {
  const card = view.cards.get(path);
  return { ...at, ...(card ? cardSize(card) : { width: 0, height: 0 }) };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A frame is as large as what it holds: its place is computed, never stored. */
export function frameBoxes(view: MachineView, positions: Positions): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  const insideOf = new Map<string, Box[]>([...view.frames.keys()].map((path) => [path, []]));
  for (const { path, frame } of view.cards.values())
    insideOf.get(frame)?.push(boxOf(view, path, ownValue(positions, path) ?? { x: 0, y: 0 }));
  // Inner frames first, so that outer ones go around them.
  for (const frame of [...view.frames.values()].toSorted(
    (a, b) => b.path.split('.').length - a.path.split('.').length,
  )) {
    const inside = insideOf.get(frame.path) ?? [];
    if (inside.length === 0) continue;
    const { side, top, bottom } = FRAME_PADDING;
    const x = Math.min(...inside.map((box) => box.x)) - side;
    const y = Math.min(...inside.map((box) => box.y)) - top;
    const right = Math.max(...inside.map((box) => box.x + box.width)) + side;
    const end = Math.max(...inside.map((box) => box.y + box.height)) + bottom;
    const box = { x, y, width: right - x, height: end - y };
    boxes.set(frame.path, box);
    insideOf.get(frame.parent)?.push(box);
  }
  return boxes;
}
