/** Arrow keys on the canvas: along the options, along the connections, and to the nearest card. */
import { cardSize, type Card, type MachineView, type Positions, isKeyEvent } from '../../view/index.ts';
import { ownValue } from '../../../util/own-value.ts';

export interface Stop {
  readonly state: string;
  readonly row: string | undefined;
}
export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Down and up go through a card's rows, then to the card below or above. Right follows the connection of a
 * row, left goes back to the row that leads here; where there is no connection, to the nearest card that way.
 * Undefined: nowhere to go.
 */
export function walkFrom(
  view: MachineView,
  positions: Positions,
  at: Stop,
  direction: Direction,
): Stop | undefined {
  const card = view.cards.get(at.state);
  if (!card) return walkFromFrame(view, positions, at, direction) ?? firstStop(view);
  const rows = card.rows.map(({ id }) => id);
  const here = at.row === undefined ? -1 : rows.indexOf(at.row);
  const nearest = (): Stop | undefined => {
    const next = nearestCard(view, positions, card, direction);
    return next === undefined ? undefined : { state: next, row: undefined };
  };
  switch (direction) {
    case 'down':
      return here + 1 < rows.length ? { state: card.path, row: rows[here + 1] } : nearest();
    case 'up':
      if (here >= 0) return { state: card.path, row: here === 0 ? undefined : rows[here - 1] };
      // Up from the topmost card of a group comes the group's own head.
      return topOf(view, positions, card.frame) === card.path
        ? { state: card.frame, row: undefined }
        : nearest();
    case 'right': {
      const link = view.links.find(
        ({ id, source }) => source === card.path && (at.row === undefined ? true : id === at.row),
      );
      return link ? { state: link.target, row: undefined } : nearest();
    }
    case 'left': {
      if (at.row !== undefined) return { state: card.path, row: undefined };
      const link = view.links.find(
        ({ target, source }) => target === card.path && source !== card.path && view.cards.has(source),
      );
      return link ? { state: link.source, row: link.id } : nearest();
    }
  }
}

/**
 * On the head of a group: down through its keys into its cards, up out of it, left and right along the
 * connections.
 */
function walkFromFrame(
  view: MachineView,
  positions: Positions,
  at: Stop,
  direction: Direction,
): Stop | undefined {
  const frame = view.frames.get(at.state);
  if (!frame) return undefined;
  const rows = frame.rows.filter(({ event }) => isKeyEvent(event)).map(({ id }) => id);
  const here = at.row === undefined ? -1 : rows.indexOf(at.row);
  const top = topOf(view, positions, frame.path);
  const into = top === undefined ? undefined : { state: top, row: undefined };
  switch (direction) {
    case 'down':
      return here + 1 < rows.length ? { state: frame.path, row: rows[here + 1] } : into;
    case 'up': {
      if (here >= 0) return { state: frame.path, row: here === 0 ? undefined : rows[here - 1] };
      if (frame.parent !== '') return { state: frame.parent, row: undefined };
      const inside = new Set(frame.cards);
      const card = top === undefined ? undefined : view.cards.get(top);
      const above = card && nearestCard(view, positions, card, 'up', inside);
      return above === undefined ? { state: frame.path, row: undefined } : { state: above, row: undefined };
    }
    case 'right': {
      const link =
        at.row === undefined
          ? undefined
          : view.links.find(({ id, source }) => source === frame.path && id === at.row);
      return link ? { state: link.target, row: undefined } : into;
    }
    case 'left': {
      if (at.row !== undefined) return { state: frame.path, row: undefined };
      const link = view.links.find(
        ({ source, target }) =>
          frame.cards.includes(target) && !frame.cards.includes(source) && view.cards.has(source),
      );
      return link ? { state: link.source, row: link.id } : { state: frame.path, row: undefined };
    }
  }
}

/** The topmost card of a group; undefined for no group. */
function topOf(view: MachineView, positions: Positions, frame: string): string | undefined {
  const placeOf = (path: string): { readonly x: number; readonly y: number } =>
    ownValue(positions, path) ?? { x: 0, y: 0 };
  return view.frames
    .get(frame)
    ?.cards.toSorted((a, b) => placeOf(a).y - placeOf(b).y || placeOf(a).x - placeOf(b).x)[0];
}

export function firstStop(view: MachineView): Stop | undefined {
  const first = view.cards.keys().next().value;
  return first === undefined ? undefined : { state: first, row: undefined };
}

/**
 * Distance along the way counts once, distance across it three times: what lies straight ahead comes first.
 */
function nearestCard(
  view: MachineView,
  positions: Positions,
  from: Card,
  direction: Direction,
  without: ReadonlySet<string> = new Set(),
): string | undefined {
  const centre = (card: Card): [number, number] => {
    const { x, y } = ownValue(positions, card.path) ?? { x: 0, y: 0 };
    const { width, height } = cardSize(card);
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = centre(from);
  let best: { path: string; cost: number } | undefined;
  for (const card of view.cards.values()) {
    if (card === from || without.has(card.path)) continue;
    const [cx, cy] = centre(card);
    const isFlat = direction === 'left' || direction === 'right';
    const along = (isFlat ? cx - x : cy - y) * (direction === 'left' || direction === 'up' ? -1 : 1);
    if (along <= 8) continue;
    const cost = along + 3 * Math.abs(isFlat ? cy - y : cx - x);
    if (!best || cost < best.cost) best = { path: card.path, cost };
  }
  return best?.path;
}
