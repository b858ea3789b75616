/**
 * Cards, frames and links in React Flow's words. Objects and lists that did not change are handed over again:
 * what is new to it, React Flow goes through whole.
 */
import { Position as Side, type Edge, type Node, type NodeHandle } from '@xyflow/react';
import { ownValue } from '../../../util/own-value.ts';
import {
  cardSize,
  rowHeight,
  rowOffsets,
  type Card,
  type Frame,
  type MachineView,
  frameBoxes,
  type Positions,
  START_ROW,
} from '../../view/index.ts';

/** What they show they read by their path (shown-view.ts): React Flow hears of places and sizes only. */
export type CardNode = Node<{ path: string }, 'card'>;
export type FrameNode = Node<{ path: string }, 'frame'>;
export type StageNode = CardNode | FrameNode;
export type StageEdge = Edge<{ source: string; target: string; isWayBack: boolean }, 'link'>;

/** Frames and cards share state paths; React Flow wants one name each. */
export const nodeId = {
  card: (path: string): string => `card:${path}`,
  frame: (path: string): string => `frame:${path}`,
};
export const pathOfNode = (id: string): string => id.slice(id.indexOf(':') + 1);

const HANDLE = 12;

export function buildNodes(
  view: MachineView,
  positions: Positions,
  isSelected: (path: string) => boolean,
  before: readonly StageNode[],
): readonly StageNode[] {
  const frames = [...frameBoxes(view, positions)].map(([path, { x, y, width, height }]): FrameNode => {
    const frame = view.frames.get(path) as Frame;
    return {
      id: nodeId.frame(path),
      type: 'frame',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      data: { path },
      zIndex: -1,
      selectable: false,
      dragHandle: '.frame-header',
      style: { pointerEvents: 'none' },
      handles: frame.rows.map((row, i): NodeHandle => ({
        id: row.id,
        type: 'source',
        position: Side.Left,
        x: -HANDLE / 2,
        y: 20 + i,
        width: HANDLE,
        height: HANDLE,
      })),
    };
  });
  const first = firstCard(view);
  const cards = [...view.cards.values()].map((card): CardNode => {
    const size = cardSize(card);
    return {
      id: nodeId.card(card.path),
      type: 'card',
      position: ownValue(positions, card.path) ?? { x: 0, y: 0 },
      ...size,
      // Also for cards that have not been drawn yet: the overview and "fit" count them.
      measured: size,
      data: { path: card.path },
      selected: isSelected(card.path),
      handles: handlesOf(card, size, card.path === first),
    };
  });
  return takeKnown([...frames, ...cards], before, isSameNode);
}

/** Those of `before` where nothing changed; and the very list of before when that is so everywhere. */
function takeKnown<T extends { readonly id: string }>(
  next: readonly T[],
  before: readonly T[],
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  const byId = new Map(before.map((each) => [each.id, each]));
  const taken = next.map((each) => {
    const known = byId.get(each.id);
    return known && isSame(known, each) ? known : each;
  });
  return taken.length === before.length && taken.every((each, i) => each === before[i]) ? before : taken;
}

/** Given and not measured, so that edges to cards outside the window can be drawn. */
function handlesOf(
  card: Card,
  { width, height }: { readonly width: number; readonly height: number },
  isFirst: boolean,
): NodeHandle[] {
  const { tops } = rowOffsets(card);
  const into: NodeHandle = {
    id: 'in',
    type: 'target',
    position: Side.Left,
    x: -HANDLE / 2,
    y: 16,
    width: HANDLE,
    height: HANDLE,
  };
  return [
    ...(card.kind === 'start' ? [] : [into]),
    ...(isFirst
      ? [
          {
            id: 'top',
            type: 'target' as const,
            position: Side.Top,
            x: width / 2 - HANDLE / 2,
            y: -HANDLE / 2,
            width: HANDLE,
            height: HANDLE,
          },
        ]
      : []),
    ...card.rows.map((row, i): NodeHandle =>
      row.event === 'initial'
        ? {
            id: row.id,
            type: 'source',
            position: Side.Bottom,
            x: width / 2 - HANDLE / 2,
            y: height - HANDLE / 2,
            width: HANDLE,
            height: HANDLE,
          }
        : {
            id: row.id,
            type: 'source',
            position: Side.Right,
            x: width - HANDLE / 2,
            y: handleTop(tops[i] ?? 0, rowHeight(row)),
            width: HANDLE,
            height: HANDLE,
          },
    ),
  ];
}

/** Where a call comes in: its edge comes from above. */
export function firstCard(view: MachineView): string | undefined {
  return view.links.find(({ id }) => id === START_ROW)?.target;
}

export function handleTop(rowTop: number, height: number): number {
  return rowTop + height / 2 - HANDLE / 2;
}

function isSameNode(a: StageNode, b: StageNode): boolean {
  const isSamePlace =
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height;
  return (
    isSamePlace &&
    (a.selected ?? false) === (b.selected ?? false) &&
    isSameHandles(a.handles ?? [], b.handles ?? [])
  );
}

function isSameHandles(a: readonly NodeHandle[], b: readonly NodeHandle[]): boolean {
  return (
    a.length === b.length &&
    a.every((handle, i) => handle.id === b[i]?.id && handle.x === b[i]?.x && handle.y === b[i]?.y)
  );
}

export function buildEdges(view: MachineView, before: readonly StageEdge[]): readonly StageEdge[] {
  const edges = view.links.map((link): StageEdge => {
    const isFrame = view.frames.has(link.source);
    return {
      id: link.id,
      type: 'link',
      source: isFrame ? nodeId.frame(link.source) : nodeId.card(link.source),
      target: nodeId.card(link.target),
      sourceHandle: link.id,
      targetHandle: link.id === START_ROW ? 'top' : 'in',
      data: { source: link.source, target: link.target, isWayBack: link.row.role === 'back' || isFrame },
      focusable: false,
    };
  });
  return takeKnown(
    edges,
    before,
    (a, b) => a.source === b.source && a.target === b.target && a.data?.isWayBack === b.data?.isWayBack,
  );
}
