/** Arrow keys on the canvas: along the options, along the connections, and to the nearest card. */
import { cardSize, type Card, type MachineView } from '../view/index.ts';
import type { Positions } from './layout.ts';

export interface Stop {
  readonly state: string;
  readonly row: string | undefined;
}
export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Down and up go through a card's rows, then to the card below or above. Right follows the connection of a row, left goes
 * back to the row that leads here; where there is no connection, to the nearest card that way. Undefined: nowhere to go.
 */
export function walkFrom(view: MachineView, positions: Positions, at: Stop, direction: Direction): Stop | undefined {
  const card = view.cards.get(at.state);
  if (!card) return firstStop(view);
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
      return here >= 0 ? { state: card.path, row: here === 0 ? undefined : rows[here - 1] } : nearest();
    case 'right': {
      const link = view.links.find(({ id, source }) => source === card.path && (at.row === undefined ? true : id === at.row));
      return link ? { state: link.target, row: undefined } : nearest();
    }
    case 'left': {
      if (at.row !== undefined) return { state: card.path, row: undefined };
      const link = view.links.find(({ target, source }) => target === card.path && source !== card.path && view.cards.has(source));
      return link ? { state: link.source, row: link.id } : nearest();
    }
  }
}

export function firstStop(view: MachineView): Stop | undefined {
  const first = view.cards.keys().next().value;
  return first === undefined ? undefined : { state: first, row: undefined };
}

/** Distance along the way counts once, distance across it three times: what lies straight ahead comes first. */
function nearestCard(view: MachineView, positions: Positions, from: Card, direction: Direction): string | undefined {
  const centre = (card: Card): [number, number] => {
    const { x, y } = positions[card.path] ?? { x: 0, y: 0 };
    const { width, height } = cardSize(card);
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = centre(from);
  let best: { path: string; cost: number } | undefined;
  for (const card of view.cards.values()) {
    if (card === from) continue;
    const [cx, cy] = centre(card);
    const isFlat = direction === 'left' || direction === 'right';
    const along = (isFlat ? cx - x : cy - y) * (direction === 'left' || direction === 'up' ? -1 : 1);
    if (along <= 8) continue;
    const cost = along + 3 * Math.abs(isFlat ? cy - y : cx - x);
    if (!best || cost < best.cost) best = { path: card.path, cost };
  }
  return best?.path;
}
