/** Blocks of one level, placed from left to right by what leads to what. */
import dagre from '@dagrejs/dagre';
import type { Position } from './types.ts';

/** A card, a frame with everything inside it, or the two cards a call begins with. */
export interface Block {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Cards inside, relative to the block. */
  readonly cards: ReadonlyMap<string, Position>;
}
/** Names of blocks: from, to. */
export type Edges = readonly (readonly [string, string])[];

const GAP = { between: 40, ranks: 96 };
const COLUMN_HEIGHT = 2700;

interface Placed extends Position {
  readonly block: Block;
  /** Blocks of one rank have the same. */
  readonly rank: number;
}

/** With few crossings. */
export function placeByDagre(blocks: readonly Block[], edges: Edges): Map<string, Position> {
  const graph = new dagre.graphlib.Graph();
  // Dagre's usual ranker goes round for ever on trees that share their leaves: it exchanges edges of equal
  // length without end. This one makes a tree of tight edges once.
  graph.setGraph({ rankdir: 'LR', nodesep: GAP.between, ranksep: GAP.ranks, ranker: 'tight-tree' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name, width, height } of blocks) graph.setNode(`n${name}`, { width, height });
  for (const [from, to] of edges) graph.setEdge(`n${from}`, `n${to}`);
  dagre.layout(graph);
  const placed = blocks.map((block): Placed => {
    const { x = 0, y = 0 } = graph.node(`n${block.name}`) as { x?: number; y?: number };
    return { block, x: x - block.width / 2, y: y - block.height / 2, rank: Math.round(x) };
  });
  const limit = tallest(blocks);
  const ranks = groupByRank(placed);
  return cornersOf(ranks.every((rank) => stackHeight(rank) <= limit) ? placed : stackRanks(ranks, limit));
}

/**
 * A rank is how few keys lead to a block, and the last one is for ends, which many menus share; in file order
 * from top to bottom.
 */
export function placeByDistance(blocks: readonly Block[], edges: Edges): Map<string, Position> {
  const distances = distancesIn(blocks, edges);
  const leadsOn = new Set(edges.map(([from]) => from));
  const last = 1 + [...leadsOn].reduce((most, name) => Math.max(most, distances.get(name) ?? 0), 0);
  for (const { name } of blocks)
    if (!leadsOn.has(name) && distances.get(name) !== 0) distances.set(name, last);
  const placed = blocks.map((block): Placed => ({ block, x: 0, y: 0, rank: distances.get(block.name) ?? 0 }));
  return cornersOf(stackRanks(groupByRank(placed), tallest(blocks)));
}

/** From what nothing leads to; of a circle that nothing leads into, from its first block. */
function distancesIn(blocks: readonly Block[], edges: Edges): Map<string, number> {
  const after = new Map<string, string[]>(blocks.map(({ name }) => [name, []]));
  for (const [from, to] of edges) after.get(from)?.push(to);
  const isLedTo = new Set(edges.map(([, to]) => to));
  const distances = new Map<string, number>();
  const spread = (work: string[]): void => {
    for (const name of work) distances.set(name, 0);
    // Grows while it is gone through: breadth first.
    for (const name of work)
      for (const next of after.get(name) ?? []) {
        if (distances.has(next)) continue;
        distances.set(next, (distances.get(name) ?? 0) + 1);
        work.push(next);
      }
  };
  spread(blocks.flatMap(({ name }) => (isLedTo.has(name) ? [] : [name])));
  for (const { name } of blocks) if (!distances.has(name)) spread([name]);
  return distances;
}

function groupByRank(placed: readonly Placed[]): readonly Placed[][] {
  const ranks = new Map<number, Placed[]>();
  for (const each of placed) {
    const known = ranks.get(each.rank);
    if (known) known.push(each);
    else ranks.set(each.rank, [each]);
  }
  return [...ranks].toSorted(([a], [b]) => a - b).map(([, rank]) => rank);
}

function stackHeight(rank: readonly Placed[]): number {
  return rank.reduce((sum, { block }) => sum + block.height + GAP.between, -GAP.between);
}

/** A rank that would be far too tall stands in several columns; all ranks are stacked, in file order. */
function stackRanks(ranks: readonly (readonly Placed[])[], limit: number): Placed[] {
  let x = 0;
  return ranks.flatMap((rank) => {
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

function cornersOf(placed: readonly Placed[]): Map<string, Position> {
  const left = placed.reduce((least, { x }) => Math.min(least, x), 0);
  const top = placed.reduce((least, { y }) => Math.min(least, y), 0);
  return new Map(placed.map(({ block, x, y }) => [block.name, { x: x - left, y: y - top }]));
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

/** What nothing connects. */
export function inColumns(blocks: readonly Block[]): Map<string, Position> {
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
