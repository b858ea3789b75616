/** React Flow with what never changes about it. Drawn anew only for other places, sizes or connections. */
import { Background, BackgroundVariant, MiniMap, ReactFlow, type ReactFlowProps } from '@xyflow/react';
import { memo, useRef, useState, type ReactElement } from 'react';
import { CardNodeView } from './CardNode.tsx';
import { CanvasTools } from './CanvasTools.tsx';
import { FrameNodeView } from './FrameNode.tsx';
import { LinkEdge } from './LinkEdge.tsx';
import type { StageEdge, StageNode } from './nodes.ts';
import canvasStyles from './Canvas.module.css';

const NODE_TYPES = { card: CardNodeView, frame: FrameNodeView };
const EDGE_TYPES = { link: LinkEdge };

type Flow = ReactFlowProps<StageNode, StageEdge>;
type HandlerName =
  | 'onNodesChange'
  | 'onNodeDragStop'
  | 'onNodeClick'
  | 'onEdgeClick'
  | 'onPaneClick'
  | 'onSelectionStart'
  | 'onSelectionEnd'
  | 'onConnectStart'
  | 'onConnectEnd'
  | 'onDoubleClick'
  | 'onInit';
export type Handlers = { readonly [K in HandlerName]: NonNullable<Flow[K]> };

/**
 * The same functions for good, which do what the newest ones do: to React Flow a new function is a change of
 * everything.
 */
export function useHandlers(newest: Handlers): Handlers {
  const latest = useRef(newest);
  latest.current = newest;
  const [stable] = useState(() => {
    const names = Object.keys(newest) as HandlerName[];
    return Object.fromEntries(
      names.map((name) => [
        name,
        (...told: unknown[]) => (latest.current[name] as (...all: unknown[]) => unknown)(...told),
      ]),
    ) as Handlers;
  });
  return stable;
}

interface Props {
  readonly nodes: readonly StageNode[];
  readonly edges: readonly StageEdge[];
  readonly handlers: Handlers;
  readonly minimapName: string;
}

export const Board = memo(function Board({ nodes, edges, handlers, minimapName }: Props): ReactElement {
  return (
    <ReactFlow<StageNode, StageEdge>
      nodes={nodes as StageNode[]}
      edges={edges as StageEdge[]}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      {...handlers}
      onlyRenderVisibleElements
      disableKeyboardA11y
      nodesFocusable={false}
      edgesFocusable={false}
      zoomOnDoubleClick={false}
      deleteKeyCode={null}
      multiSelectionKeyCode={null}
      selectionKeyCode="Shift"
      panOnScroll
      minZoom={0.05}
      maxZoom={1.6}
      proOptions={PRO_OPTIONS}
      elevateNodesOnSelect={false}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.2} />
      <MiniMap style={MINIMAP} pannable zoomable ariaLabel={minimapName} nodeClassName={nameMini} />
      <CanvasTools />
    </ReactFlow>
  );
});

const PRO_OPTIONS = { hideAttribution: true };
const MINIMAP = { width: 160, height: 110 };
const MINI = {
  card: `${canvasStyles.mini} ${canvasStyles.miniCard}`,
  frame: `${canvasStyles.mini} ${canvasStyles.miniFrame}`,
};
const nameMini = (node: StageNode): string => MINI[node.type];
