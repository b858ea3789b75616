/**
 * Where cards go that nobody has placed.
 *
 * Laws: frames never overlap, because each frame is laid out by itself and then counts as one block; a card
 * that has a place keeps it; equal machines get equal layouts.
 */
import dagre from '@dagrejs/dagre';
import { cardSize } from './card-size.ts';
import type { Card, Frame, MachineView } from './types.ts';
import { START_ROW } from './row-id.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Position {
  readonly width: number;
  readonly height: number;
}
export type Positions = Readonly<Record<string, Position>>;

const GAP = { between: 40, ranks: 96 };
export const FRAME_PADDING = { side: 28, top: 64, bottom: 28 };
/** Between the start card and the card below it. */
export const BELOW_START = 56;
/** From here on, cards that nothing connects stand in columns instead of one endless one. */
const MANY = 6;
const COLUMN_HEIGHT = 2700;

interface Block {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Cards inside, relative to the block. */
  readonly cards: ReadonlyMap<string, Position>;
}

/** Places every card. About 60 ms for 120 menus. */
export function layoutAll(view: MachineView): Positions {
  const blocks = blocksIn(view, '');
  return Object.fromEntries(arrange(view, blocks).cards);
}

function blocksIn(view: MachineView, frame: string): Block[] {
  const first = frame === '' ? blockOfBeginning(view) : undefined;
  const cards = [
    ...(first ? [first] : []),
    ...[...view.cards.values()]
      .filter((card) => card.frame === frame && !first?.cards.has(card.path))
      .map(blockOfCard),
  ];
  const frames = [...view.frames.values()]
    .filter(({ parent }) => parent === frame)
    .map((inner) => blockOfFrame(view, inner));
  // In file order, which dagre keeps where it can.
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

function blockOfFrame(view: MachineView, frame: Frame): Block {
  const inner = arrange(view, blocksIn(view, frame.path));
  const { side, top, bottom } = FRAME_PADDING;
  return {
    name: frame.path,
    width: inner.width + 2 * side,
    height: inner.height + top + bottom,
    cards: new Map([...inner.cards].map(([path, { x, y }]) => [path, { x: x + side, y: y + top }])),
  };
}

function arrange(view: MachineView, blocks: readonly Block[]): Omit<Block, 'name'> {
  const edges = edgesBetween(view, blocks);
  const corners = edges.length === 0 && blocks.length > MANY ? inColumns(blocks) : byDagre(blocks, edges);
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
function edgesBetween(view: MachineView, blocks: readonly Block[]): [string, string][] {
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

function byDagre(blocks: readonly Block[], edges: readonly [string, string][]): Map<string, Position> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: GAP.between, ranksep: GAP.ranks });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name, width, height } of blocks) graph.setNode(`n${name}`, { width, height });
  for (const [from, to] of edges) graph.setEdge(`n${from}`, `n${to}`);
  dagre.layout(graph);
  const placed = blocks.map((block): Placed => {
    const { x = 0, y = 0 } = graph.node(`n${block.name}`) as { x?: number; y?: number };
    return { block, x: x - block.width / 2, y: y - block.height / 2, middle: Math.round(x) };
  });
  const folded = foldRanks(placed) ?? placed;
  const left = Math.min(0, ...folded.map(({ x }) => x));
  const top = Math.min(0, ...folded.map(({ y }) => y));
  return new Map(folded.map(({ block, x, y }) => [block.name, { x: x - left, y: y - top }]));
}

interface Placed extends Position {
  readonly block: Block;
  /** Blocks of one rank have the same. */
  readonly middle: number;
}

/**
 * A rank that would be far too tall stands in several columns instead; then all ranks are stacked anew, in
 * file order. Undefined: none is.
 */
function foldRanks(placed: readonly Placed[]): Placed[] | undefined {
  const limit = tallest(placed.map(({ block }) => block));
  const ranks = new Map<number, Placed[]>();
  for (const each of placed) ranks.set(each.middle, [...(ranks.get(each.middle) ?? []), each]);
  const stackHeight = (rank: readonly Placed[]): number =>
    rank.reduce((sum, { block }) => sum + block.height + GAP.between, -GAP.between);
  if ([...ranks.values()].every((rank) => stackHeight(rank) <= limit)) return undefined;

  let x = 0;
  return [...ranks]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, rank]) => {
      const columns = splitEvenly(rank, Math.ceil(stackHeight(rank) / limit), stackHeight(rank));
      const moved = columns.flatMap((column) => {
        const width = Math.max(...column.map(({ block }) => block.width));
        let y = -stackHeight(column) / 2;
        const stacked = column.map((each): Placed => {
          const at = { ...each, x: x + (width - each.block.width) / 2, y };
          y += each.block.height + GAP.between;
          return at;
        });
        x += width + GAP.between * 2;
        return stacked;
      });
      x += GAP.ranks - GAP.between * 2;
      return moved;
    });
}

/** So high that the whole comes out about as wide as it is tall, but never too low to be a column. */
function tallest(blocks: readonly Block[]): number {
  const area = blocks.reduce(
    (sum, { width, height }) => sum + (width + GAP.between) * (height + GAP.between),
    0,
  );
  return Math.max(COLUMN_HEIGHT, 1.1 * Math.sqrt(area));
}

function splitEvenly(rank: readonly Placed[], count: number, height: number): Placed[][] {
  const columns: Placed[][] = [];
  let filled = 0;
  for (const each of rank) {
    const column = Math.min(count - 1, Math.floor((filled / height) * count));
    (columns[column] ??= []).push(each);
    filled += each.block.height + GAP.between;
  }
  return columns.filter(Boolean);
}

function inColumns(blocks: readonly Block[]): Map<string, Position> {
  const columnHeight = tallest(blocks);
  const corners = new Map<string, Position>();
  let x = 0;
  let y = 0;
  let widest = 0;
  for (const { name, width, height } of blocks) {
    if (y > 0 && y + height > columnHeight) {
      x += widest + GAP.between * 2;
      y = 0;
      widest = 0;
    }
    corners.set(name, { x, y });
    y += height + GAP.between;
    widest = Math.max(widest, width);
  }
  return corners;
}
