/** Positions of all cards: stored ones, those given earlier in this session, and places for newcomers. */
import { cardSize } from './card-size.ts';
import { BELOW_START, FRAME_PADDING, layoutAll, type Box, type Position, type Positions } from './layout.ts';
import type { MachineView } from './types.ts';
import { START_ROW } from './row-id.ts';

export interface Placement {
  /**
   * Nothing moves unless asked: what has been placed once keeps its place until it is stored or the file is
   * closed.
   */
  positionsFor(view: MachineView, stored: Positions): Positions;
  /** Forgets what was placed by itself, for the command "tidy". */
  forget(): void;
}

export function createPlacement(): Placement {
  const given = new Map<string, Position>();
  return {
    positionsFor: (view, stored) => {
      const paths = [...view.cards.keys()];
      const missing = paths.filter((path) => !stored[path] && !given.has(path));
      if (missing.length > 0) {
        const ideal = layoutAll(view);
        const placed = new Map(
          paths.flatMap((path) => {
            const at = stored[path] ?? given.get(path);
            return at ? [[path, at] as const] : [];
          }),
        );
        for (const path of missing) {
          const at =
            placed.size === 0 || missing.length === paths.length
              ? (ideal[path] ?? { x: 0, y: 0 })
              : placeNewcomer(view, path, ideal, placed);
          given.set(path, path === '' && placed.size > 0 ? beforeAll(view, placed) : at);
          if (missing.length !== paths.length) placed.set(path, at);
        }
      }
      return Object.fromEntries(
        paths.map((path) => [path, stored[path] ?? given.get(path) ?? { x: 0, y: 0 }]),
      );
    },
    forget: () => given.clear(),
  };
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
  const wanted = ideal[path] ?? { x: 0, y: 0 };
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
  const idealFrom = anchor === undefined ? undefined : ideal[anchor];
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
  // Inner frames first, so that outer ones go around them.
  for (const frame of [...view.frames.values()].toSorted(
    (a, b) => b.path.split('.').length - a.path.split('.').length,
  )) {
    const inside = [
      ...[...view.cards.values()]
        .filter((card) => card.frame === frame.path)
        .map(({ path }) => boxOf(view, path, positions[path] ?? { x: 0, y: 0 })),
      ...[...view.frames.values()]
        .filter(({ parent }) => parent === frame.path)
        .flatMap(({ path }) => boxes.get(path) ?? []),
    ];
    if (inside.length === 0) continue;
    const { side, top, bottom } = FRAME_PADDING;
    const x = Math.min(...inside.map((box) => box.x)) - side;
    const y = Math.min(...inside.map((box) => box.y)) - top;
    const right = Math.max(...inside.map((box) => box.x + box.width)) + side;
    const end = Math.max(...inside.map((box) => box.y + box.height)) + bottom;
    boxes.set(frame.path, { x, y, width: right - x, height: end - y });
  }
  return boxes;
}
