/** Cards, frames and links in React Flow's words. Objects that did not change are handed over again. */
import { Position as Side, type Edge, type Node, type NodeHandle } from '@xyflow/react';
import { cardSize, rowHeight, rowOffsets, type Card, type Frame, type Link, type MachineView } from '../view/index.ts';
import { frameBoxes } from './placement.ts';
import type { Positions } from './layout.ts';

export type CardNode = Node<{ card: Card }, 'card'>;
export type FrameNode = Node<{ frame: Frame }, 'frame'>;
export type StageNode = CardNode | FrameNode;
export type StageEdge = Edge<{ link: Link; isWayBack: boolean }, 'link'>;

/** Frames and cards share state paths; React Flow wants one name each. */
export const nodeId = { card: (path: string): string => `card:${path}`, frame: (path: string): string => `frame:${path}` };
export const pathOfNode = (id: string): string => id.slice(id.indexOf(':') + 1);

const HANDLE = 12;

export function buildNodes(view: MachineView, positions: Positions, isSelected: (path: string) => boolean, before: ReadonlyMap<string, StageNode>): StageNode[] {
  const frames = [...frameBoxes(view, positions)].map(([path, { x, y, width, height }]): FrameNode => {
    const frame = view.frames.get(path) as Frame;
    return {
      id: nodeId.frame(path),
      type: 'frame',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      data: { frame },
      zIndex: -1,
      selectable: false,
      dragHandle: '.frame-header',
      style: { pointerEvents: 'none' },
      handles: frame.rows.map((row, i): NodeHandle => ({ id: row.id, type: 'source', position: Side.Left, x: -HANDLE / 2, y: 20 + i, width: HANDLE, height: HANDLE })),
    };
  });
  const first = firstCard(view);
  const cards = [...view.cards.values()].map((card): CardNode => {
    const size = cardSize(card);
    return {
      id: nodeId.card(card.path),
      type: 'card',
      position: positions[card.path] ?? { x: 0, y: 0 },
      ...size,
      // Also for cards that have not been drawn yet: the overview and "fit" count them.
      measured: size,
      data: { card },
      selected: isSelected(card.path),
      handles: handlesOf(card, size, card.path === first),
    };
  });
  return [...frames, ...cards].map((node) => {
    const known = before.get(node.id);
    return known && isSameNode(known, node) ? known : node;
  });
}

/** Given and not measured, so that edges to cards outside the window can be drawn. */
function handlesOf(card: Card, { width, height }: { readonly width: number; readonly height: number }, isFirst: boolean): NodeHandle[] {
  const { tops } = rowOffsets(card);
  const into: NodeHandle = { id: 'in', type: 'target', position: Side.Left, x: -HANDLE / 2, y: 16, width: HANDLE, height: HANDLE };
  return [
    ...(card.kind === 'start' ? [] : [into]),
    ...(isFirst ? [{ id: 'top', type: 'target' as const, position: Side.Top, x: width / 2 - HANDLE / 2, y: -HANDLE / 2, width: HANDLE, height: HANDLE }] : []),
    ...card.rows.map((row, i): NodeHandle =>
      row.event === 'initial'
        ? { id: row.id, type: 'source', position: Side.Bottom, x: width / 2 - HANDLE / 2, y: height - HANDLE / 2, width: HANDLE, height: HANDLE }
        : { id: row.id, type: 'source', position: Side.Right, x: width - HANDLE / 2, y: handleTop(tops[i] ?? 0, rowHeight(row)), width: HANDLE, height: HANDLE },
    ),
  ];
}

/** Where a call comes in: its edge comes from above. */
export function firstCard(view: MachineView): string | undefined {
  return view.links.find(({ id }) => id === 'initial')?.target;
}

export function handleTop(rowTop: number, height: number): number {
  return rowTop + height / 2 - HANDLE / 2;
}

function isSameNode(a: StageNode, b: StageNode): boolean {
  const isSameData = a.type === 'card' ? a.data.card === (b as CardNode).data.card : a.data.frame === (b as FrameNode).data.frame;
  return isSameData && a.position.x === b.position.x && a.position.y === b.position.y && a.width === b.width && a.height === b.height && (a.selected ?? false) === (b.selected ?? false);
}

export function buildEdges(view: MachineView, before: ReadonlyMap<string, StageEdge>): StageEdge[] {
  return view.links.map((link) => {
    const isFrame = view.frames.has(link.source);
    const source = isFrame ? nodeId.frame(link.source) : nodeId.card(link.source);
    const target = nodeId.card(link.target);
    const isWayBack = link.row.role === 'back' || isFrame;
    const known = before.get(link.id);
    if (known && known.source === source && known.target === target && known.data?.isWayBack === isWayBack) return known;
    return { id: link.id, type: 'link', source, target, sourceHandle: link.id, targetHandle: link.id === 'initial' ? 'top' : 'in', data: { link, isWayBack }, focusable: false };
  });
}
