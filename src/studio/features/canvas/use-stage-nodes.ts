/** Nodes and edges for React Flow, with what is being dragged laid over what the document says. */
import type { NodeChange, OnNodeDrag } from '@xyflow/react';
import { ownValue } from '../../../util/own-value.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MachineDocument } from '../../../chart/index.ts';
import { select } from '../../core/actions/actions.ts';
import { moveCards } from '../../core/actions/state-actions.ts';
import { useStudio, useUi } from '../../core/use-studio.ts';
import { type MachineView, frameBoxes, type Position, type Positions } from '../../view/index.ts';
import { buildEdges, buildNodes, nodeId, pathOfNode, type StageEdge, type StageNode } from './nodes.ts';
import type { Direction } from './walk.ts';

const NUDGE = 24;
const STEPS: Readonly<Record<Direction, Position>> = {
  up: { x: 0, y: -NUDGE },
  down: { x: 0, y: NUDGE },
  left: { x: -NUDGE, y: 0 },
  right: { x: NUDGE, y: 0 },
};

export interface StageNodes {
  readonly nodes: readonly StageNode[];
  readonly edges: readonly StageEdge[];
  readonly positions: Positions;
  readonly onNodesChange: (changes: NodeChange<StageNode>[]) => void;
  readonly onNodeDragStop: OnNodeDrag<StageNode>;
  /** Moves the selected cards by one step. */
  readonly nudge: (direction: Direction) => void;
  /** True while a box is drawn around cards: only then do React Flow's selections count. */
  readonly isBoxing: { current: boolean };
}

export function useStageNodes(document: MachineDocument, view: MachineView): StageNodes {
  const studio = useStudio();
  const file = useUi((ui) => ui.file) ?? '';
  const selection = useUi((ui) => ui.selection);
  const [dragged, setDragged] = useState<Positions | undefined>();
  const isBoxing = useRef(false);

  useEffect(() => setDragged(undefined), [document.layout.positions]);

  const placed = useMemo(
    () => studio.placementOf(file).positionsFor(view, document.layout.positions),
    [studio, file, view, document.layout.positions],
  );
  const positions = useMemo(() => (dragged ? { ...placed, ...dragged } : placed), [placed, dragged]);

  const lastNodes = useRef<readonly StageNode[]>([]);
  const nodes = useMemo(() => {
    const isSelected = (path: string): boolean => selection.state === path || selection.also.includes(path);
    return (lastNodes.current = buildNodes(view, positions, isSelected, lastNodes.current));
  }, [view, positions, selection]);

  const lastEdges = useRef<readonly StageEdge[]>([]);
  const edges = useMemo(() => (lastEdges.current = buildEdges(view, lastEdges.current)), [view]);

  const onNodesChange = (changes: NodeChange<StageNode>[]): void => {
    const moved: Record<string, Position> = {};
    const boxed = new Map<string, boolean>();
    for (const change of changes) {
      if (change.type === 'position' && change.position && change.dragging) {
        const path = pathOfNode(change.id);
        if (change.id === nodeId.card(path)) moved[path] = change.position;
        else Object.assign(moved, carryFrame(view, positions, path, change.position));
      }
      if (change.type === 'select' && isBoxing.current) boxed.set(pathOfNode(change.id), change.selected);
    }
    if (Object.keys(moved).length > 0) setDragged((before) => ({ ...before, ...moved }));
    if (boxed.size > 0) {
      const { state, also } = studio.ui.get().selection;
      const chosen = new Set([...(state === undefined ? [] : [state]), ...also]);
      for (const [path, isIn] of boxed) {
        if (isIn) chosen.add(path);
        else chosen.delete(path);
      }
      const [first, ...others] = chosen;
      select(studio, { state: first, also: others });
    }
  };

  const onNodeDragStop = (): void => {
    if (!dragged) return;
    const places = Object.fromEntries(Object.entries(dragged).filter(([path]) => path !== ''));
    // What was dragged stays where it was let go until the canvas has caught up with the document.
    if (Object.keys(places).length === 0 || !moveCards(studio, places)) setDragged(undefined);
  };

  const nudge = (direction: Direction): void => {
    const step = STEPS[direction];
    const paths = [...(selection.state === undefined ? [] : [selection.state]), ...selection.also].flatMap(
      (path) => view.frames.get(path)?.cards ?? [path],
    );
    const places = Object.fromEntries(
      paths
        .filter((path) => path !== '')
        .flatMap((path) => {
          const at = ownValue(positions, path);
          return at ? [[path, { x: at.x + step.x, y: at.y + step.y }]] : [];
        }),
    );
    if (Object.keys(places).length > 0) moveCards(studio, places);
  };

  return { nodes, edges, positions, onNodesChange, onNodeDragStop, nudge, isBoxing };
}

/** A frame takes its cards along. */
function carryFrame(
  view: MachineView,
  positions: Positions,
  path: string,
  to: Position,
): Record<string, Position> {
  const box = frameBoxes(view, positions).get(path);
  if (!box) return {};
  const by = { x: to.x - box.x, y: to.y - box.y };
  return Object.fromEntries(
    (view.frames.get(path)?.cards ?? []).flatMap((card) => {
      const at = ownValue(positions, card);
      return at ? [[card, { x: at.x + by.x, y: at.y + by.y }]] : [];
    }),
  );
}
