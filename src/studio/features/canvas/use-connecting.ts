/**
 * Drawing a connection with the mouse: from an option's dot to a card, or into the open for something new.
 */
import { useReactFlow, type OnConnectEnd, type OnConnectStart } from '@xyflow/react';
import { useState, type MouseEvent } from 'react';
import { connectRow } from '../../core/actions/option-actions.ts';
import { addNew } from '../../core/actions/state-actions.ts';
import { useStudio } from '../../core/use-studio.ts';
import { type MachineView, type Position, type Positions, frameBoxes, START_ROW } from '../../view/index.ts';
import { pathOfNode } from './nodes.ts';

export interface Connecting {
  /** Row being connected. */
  readonly from: string | undefined;
  readonly onConnectStart: OnConnectStart;
  readonly onConnectEnd: OnConnectEnd;
  /** On open ground: a new menu there. */
  readonly onDoubleClick: (event: MouseEvent) => void;
}

export function useConnecting(view: MachineView, positions: Positions): Connecting {
  const studio = useStudio();
  const flow = useReactFlow();
  const newMenuAt = (clientX: number, clientY: number, row?: string): void => {
    const at = flow.screenToFlowPosition({ x: clientX, y: clientY });
    const position = { x: Math.round(at.x), y: Math.round(at.y) };
    addNew(studio, 'menu', {
      parent: groupAt(view, positions, at),
      position,
      ...(row === undefined ? {} : { from: row }),
    });
  };
  const [from, setFrom] = useState<string | undefined>();

  return {
    from,
    onConnectStart: (_event, { handleId }) => setFrom(handleId ?? undefined),
    onConnectEnd: (event) => {
      const row = from;
      setFrom(undefined);
      if (row === undefined || row === START_ROW) return;
      const { clientX, clientY } =
        'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
      const under = window.document.elementFromPoint(clientX, clientY);
      const node = under?.closest<HTMLElement>('.react-flow__node');
      const path = node?.dataset['id'] === undefined ? undefined : pathOfNode(node.dataset['id']);
      if (path !== undefined && path !== '' && view.chart.stateAt(path)) connectRow(studio, row, path);
      else if (under?.closest('.react-flow__pane')) newMenuAt(clientX, clientY, row);
    },
    onDoubleClick: (event) => {
      if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
      newMenuAt(event.clientX, event.clientY);
    },
  };
}

/** The innermost group whose frame is there; '' on open ground. */
function groupAt(view: MachineView, positions: Positions, { x, y }: Position): string {
  const around = [...frameBoxes(view, positions)].filter(
    ([, box]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  return around.map(([path]) => path).toSorted((a, b) => b.length - a.length)[0] ?? '';
}
