/**
 * Where cards go that nobody has placed.
 *
 * Laws: frames never overlap, because each frame is laid out by itself and then counts as one block; a card
 * that has a place keeps it; equal machines get equal layouts; no machine, however large or entangled, keeps
 * the page from answering: what is not small is laid out in a thread (core/lay-out).
 */
import { cardSize } from './card-size.ts';
import { inColumns, placeByDagre, placeByDistance, type Block, type Edges } from './ranks.ts';
import type { Card, Frame, MachineView, Position, Positions } from './types.ts';
import { START_ROW } from './row-id.ts';

export const FRAME_PADDING = { side: 28, top: 64, bottom: 28 };
/** Between the start card and the card below it. */
export const BELOW_START = 56;
/** From here on, cards that nothing connects stand in columns instead of one endless one. */
const MANY = 6;
/** As many connections are laid out between two frames of a screen. */
const FEW = 120;

type Arrange = (blocks: readonly Block[], edges: Edges) => ReadonlyMap<string, Position>;

/**
 * Places every card, crossing few connections. Some 60 ms for 120 menus in groups; 0.3 s for 80 that share
 * their desks, 3 s for 1,000: for a thread, unless `isSmall`.
 */
export function layoutAll(view: MachineView): Positions {
  return layoutBy(view, placeByDagre);
}

/** Places every card by how many keys lead to it, whatever crosses: linear in the machine. */
export function layoutPlainly(view: MachineView): Positions {
  return layoutBy(view, placeByDistance);
}

/** `layoutAll` may be asked for while somebody waits. */
export function isSmall({ links }: MachineView): boolean {
  return links.length <= FEW;
}

function layoutBy(view: MachineView, arrangeBy: Arrange): Positions {
  return Object.fromEntries(arrange(view, blocksIn(view, '', arrangeBy), arrangeBy).cards);
}

function blocksIn(view: MachineView, frame: string, arrangeBy: Arrange): Block[] {
  const first = frame === '' ? blockOfBeginning(view) : undefined;
  const cards = [
    ...(first ? [first] : []),
    ...[...view.cards.values()]
      .filter((card) => card.frame === frame && !first?.cards.has(card.path))
      .map(blockOfCard),
  ];
  const frames = [...view.frames.values()]
    .filter(({ parent }) => parent === frame)
    .map((inner) => blockOfFrame(view, inner, arrangeBy));
  // In file order, which both ways keep where they can.
  const order = new Map(view.chart.states.map(({ path }, i) => [path, i]));
  return [...cards, ...frames].toSorted((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
}

function blockOfCard(card: Card): Block {
  return { name: card.path, ...cardSize(card), cards: new Map([[card.path, { x: 0, y: 0 }]]) };
}

/** The start card stands above the card a call comes to: a column of its own would say nothing more. */
function blockOfBeginning(view: MachineView): Block | undefined {
  const start = view.cards.get('');
  const first = view.cards.get(view.links.find(({ id }) => id === START_ROW)?.target ?? '');
  if (!start || !first || first.frame !== '' || first === start) return undefined;
  const upper = cardSize(start);
  const lower = cardSize(first);
  const top = upper.height + BELOW_START;
  return {
    name: '',
    width: Math.max(upper.width, lower.width),
    height: top + lower.height,
    cards: new Map([
      ['', { x: 0, y: 0 }],
      [first.path, { x: 0, y: top }],
    ]),
  };
}

function blockOfFrame(view: MachineView, frame: Frame, arrangeBy: Arrange): Block {
  const inner = arrange(view, blocksIn(view, frame.path, arrangeBy), arrangeBy);
  const { side, top, bottom } = FRAME_PADDING;
  return {
    name: frame.path,
    width: inner.width + 2 * side,
    height: inner.height + top + bottom,
    cards: new Map([...inner.cards].map(([path, { x, y }]) => [path, { x: x + side, y: y + top }])),
  };
}

function arrange(view: MachineView, blocks: readonly Block[], arrangeBy: Arrange): Omit<Block, 'name'> {
  const edges = edgesBetween(view, blocks);
  const corners = edges.length === 0 && blocks.length > MANY ? inColumns(blocks) : arrangeBy(blocks, edges);
  const cards = new Map<string, Position>();
  let width = 0;
  let height = 0;
  for (const block of blocks) {
    const corner = corners.get(block.name) ?? { x: 0, y: 0 };
    width = Math.max(width, corner.x + block.width);
    height = Math.max(height, corner.y + block.height);
    for (const [path, { x, y }] of block.cards)
      cards.set(path, { x: Math.round(corner.x + x), y: Math.round(corner.y + y) });
  }
  return { width, height, cards };
}

/**
 * Links lifted to the blocks of one level. Ways back and keys of a whole frame do not say what comes after
 * what.
 */
function edgesBetween(view: MachineView, blocks: readonly Block[]): Edges {
  const blockOf = new Map(
    blocks.flatMap((block) => [...block.cards.keys()].map((path) => [path, block.name] as const)),
  );
  const pairs = new Map<string, [string, string]>();
  for (const { source, target, row } of view.links) {
    if (row.role === 'back' || row.role === 'repeat' || view.frames.has(source)) continue;
    const from = blockOf.get(source);
    const to = blockOf.get(target);
    if (from === undefined || to === undefined || from === to || pairs.has(`${to}|${from}`)) continue;
    pairs.set(`${from}|${to}`, [from, to]);
  }
  return [...pairs.values()];
}
