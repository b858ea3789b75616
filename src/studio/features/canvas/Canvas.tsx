/**
 * Room: the machine as cards and connections.
 *
 * Laws: the document is the only truth, and every change is an edit of it; nothing moves unless asked; what
 * the mouse can do the keyboard can do (walk.ts, and the commands). The canvas is one stop of the tab key:
 * what is selected is told by `aria-activedescendant`, so cards outside the window need not exist.
 */
import { flag } from '../../kit/classes.ts';
import { ownValue } from '../../../util/own-value.ts';
import {
  ReactFlowProvider,
  useReactFlow,
  useStore as useFlowStore,
  type ReactFlowInstance,
} from '@xyflow/react';
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
} from 'react';
import { announce, goTo, select } from '../../core/actions/actions.ts';
import { useMachine, usePromptLocale, useStudio, useUi, useWords } from '../../core/use-studio.ts';
import type { MachineDocument } from '../../../chart/index.ts';
import { cardSize, type MachineView, type Positions, frameBoxes, domId } from '../../view/index.ts';
import { Button } from '../../kit/Button.tsx';
import { Board, useHandlers } from './Board.tsx';
import { describeStop } from '../../core/describe-stop.ts';
import { FAR, FARTHER } from './far.ts';
import { firstCard, pathOfNode, type StageEdge, type StageNode } from './nodes.ts';
import { createShownView, ShownViewContext } from './shown-view.ts';
import { useFirstPlaces } from './use-first-places.ts';
import { useConnecting } from './use-connecting.ts';
import { useStageNodes } from './use-stage-nodes.ts';
import { firstStop, walkFrom, type Direction } from './walk.ts';
import { studioWords } from '../../../words/index.ts';
import styles from './Canvas.module.css';
import textStyles from '../../kit/text.module.css';

export function Canvas(): ReactElement | null {
  // Typing comes first: the canvas follows as soon as there is time.
  const machine = useDeferredValue(useMachine());
  return machine ? <PlacedStage document={machine.document} view={machine.view} /> : null;
}

interface Shown {
  readonly document: MachineDocument;
  readonly view: MachineView;
}

function PlacedStage({ document, view }: Shown): ReactElement {
  const words = useWords(studioWords);
  const { isPlaced, stop } = useFirstPlaces(document, view);
  return isPlaced ? (
    <ReactFlowProvider>
      <Stage document={document} view={view} />
    </ReactFlowProvider>
  ) : (
    <div className={styles.placing} role="status">
      <p>{words.canvas.placing({ count: view.cards.size })}</p>
      <Button onClick={stop}>{words.canvas.placeNow}</Button>
    </div>
  );
}

/** Zoom at which a machine is shown whole when it is opened, and at which it is shown otherwise. */
const READABLE = 0.6;
const OPENING_ZOOM = 0.82;

/** What lies under the tools at the canvas's edges is not seen. */
const UNDER_TOOLS = 60;
const FITTING = { top: `${UNDER_TOOLS}px`, right: '24px', bottom: '24px', left: '24px' } as const;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

function Stage({ document, view }: Shown): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const locale = usePromptLocale(document.config.meta.locales);
  const box = useRef<HTMLDivElement>(null);
  const { nodes, edges, positions, onNodesChange, onNodeDragStop, nudge, isBoxing } = useStageNodes(
    document,
    view,
  );
  const connecting = useConnecting(view, positions);
  const distance = useFlowStore(({ transform: [, , zoom] }) =>
    zoom < FARTHER ? 'farther' : zoom < FAR ? 'far' : undefined,
  );
  const selection = useUi((ui) => ui.selection);
  useStageHandle(view, positions, box);
  const [shown] = useState(() => createShownView(view));
  useLayoutEffect(() => shown.set({ view }), [shown, view]);
  const handlers = useHandlers({
    onNodesChange,
    onNodeDragStop,
    onNodeClick: (event, node) => {
      const path = pathOfNode(node.id);
      if (event.shiftKey || event.ctrlKey || event.metaKey) toggleAlso(studio, path);
      else if (!(event.target as Element).closest('[data-row]')) select(studio, { state: path });
    },
    onEdgeClick: (_event, edge) => select(studio, { state: edge.data?.source, row: edge.id }),
    onPaneClick: () => select(studio, {}),
    onSelectionStart: () => void (isBoxing.current = true),
    onSelectionEnd: () => void (isBoxing.current = false),
    onConnectStart: connecting.onConnectStart,
    onConnectEnd: connecting.onConnectEnd,
    onDoubleClick: connecting.onDoubleClick,
    onInit: (flow) => openView(flow, view, positions, box.current),
  });

  const walk = (direction: Direction): void => {
    const at = selection.state === undefined ? undefined : { state: selection.state, row: selection.row };
    const next = at ? walkFrom(view, positions, at, direction) : firstStop(view);
    if (!next) {
      announce(studio, words.said.nothingThere);
      return;
    }
    goTo(studio, next.state, next.row);
    announce(studio, describeStop(studio, view, next.state, next.row, locale));
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const direction = ARROWS[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey;
    if (event.target instanceof HTMLInputElement || !isPlain) return;
    if (direction && event.shiftKey) nudge(direction);
    else if (direction && !event.altKey) walk(direction);
    else if (event.key === 'Escape') select(studio, {});
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes keys
    <div
      className={styles.canvas}
      data-far={flag(distance)}
      data-farther={flag(distance === 'farther')}
      data-connecting={flag(connecting.from)}
      ref={box}
      tabIndex={0}
      role="application"
      aria-label={words.canvas.name}
      aria-roledescription={words.canvas.role}
      aria-describedby="canvas-help"
      aria-activedescendant={
        selection.state === undefined ? undefined : domId(selection.state, selection.row)
      }
      data-structure=""
      id="canvas"
      onKeyDown={onKeyDown}
    >
      <p id="canvas-help" className={textStyles.unseen}>
        {words.canvas.help}
      </p>
      <ShownViewContext value={shown}>
        <Board nodes={nodes} edges={edges} handlers={handlers} minimapName={words.canvas.minimap} />
      </ShownViewContext>
    </div>
  );
}

function toggleAlso(studio: ReturnType<typeof useStudio>, path: string): void {
  const { selection } = studio.ui.get();
  if (selection.state === undefined) select(studio, { state: path });
  else if (selection.state !== path)
    select(studio, {
      ...selection,
      row: undefined,
      also: selection.also.includes(path)
        ? selection.also.filter((each) => each !== path)
        : [...selection.also, path],
    });
}

/** The whole machine when it can be read so; else its beginning. */
function openView(
  flow: ReactFlowInstance<StageNode, StageEdge>,
  view: MachineView,
  positions: Positions,
  box: HTMLElement | null,
): void {
  const { width = 800, height = 600 } = box?.getBoundingClientRect() ?? {};
  const bounds = flow.getNodesBounds(flow.getNodes());
  const fitting = Math.min((width - 48) / bounds.width, (height - UNDER_TOOLS - 24) / bounds.height);
  if (fitting >= READABLE) {
    void flow.fitView({ padding: FITTING, maxZoom: 1 });
    return;
  }
  const start = positions[''] ?? { x: 0, y: 0 };
  const first = firstCard(view) ?? '';
  const card = view.cards.get(first);
  const middle =
    (start.y + (ownValue(positions, first)?.y ?? start.y) + (card ? cardSize(card).height : 0)) / 2;
  const top =
    bounds.height * OPENING_ZOOM < height - 120
      ? height / 2 - (bounds.y + bounds.height / 2) * OPENING_ZOOM
      : height / 2 - middle * OPENING_ZOOM;
  void flow.setViewport({
    x: 28 - start.x * OPENING_ZOOM,
    y: Math.max(top, UNDER_TOOLS - start.y * OPENING_ZOOM),
    zoom: OPENING_ZOOM,
  });
}

/** Lets commands and panels move the window: `studio.stage`. */
function useStageHandle(
  view: MachineView,
  positions: Positions,
  box: React.RefObject<HTMLDivElement | null>,
): void {
  const studio = useStudio();
  const flow = useReactFlow();
  const latest = useRef({ view, positions });
  latest.current = { view, positions };
  /** Asked for before it was drawn: a card that was made just now. */
  const awaited = useRef<string>(undefined);
  const duration = useMemo(
    () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 240),
    [],
  );

  const show = useCallback(
    (path: string, always = false): void => {
      const { view: now, positions: places } = latest.current;
      const card = now.cards.get(path);
      const place = ownValue(places, path);
      const area = card && place ? { ...place, ...cardSize(card) } : frameBoxes(now, places).get(path);
      const frame = box.current?.getBoundingClientRect();
      awaited.current = area ? undefined : path;
      if (!area || !frame) return;
      const { x, y, zoom } = flow.getViewport();
      const left = area.x * zoom + x;
      const top = area.y * zoom + y;
      const isInSight =
        left >= 8 &&
        top >= UNDER_TOOLS &&
        left + area.width * zoom <= frame.width - 8 &&
        top + area.height * zoom <= frame.height - 8 &&
        zoom >= FAR;
      if (isInSight && !always) return;
      const fitting = Math.min(1, (frame.width - 64) / area.width, (frame.height - 64) / area.height);
      void flow.setCenter(area.x + area.width / 2, area.y + area.height / 2, {
        zoom: Math.min(Math.max(zoom, 0.75), Math.max(fitting, 0.3)),
        duration,
      });
    },
    [flow, box, duration],
  );

  useEffect(() => {
    if (awaited.current !== undefined) show(awaited.current);
  }, [show, view, positions]);

  useEffect(() => {
    const { stage } = studio;
    stage.current = {
      show,
      fit: () => void flow.fitView({ padding: FITTING, maxZoom: 1, duration }),
      zoom: (step) =>
        void (step === 1
          ? flow.zoomIn({ duration: duration / 2 })
          : flow.zoomOut({ duration: duration / 2 })),
      focus: () => box.current?.focus(),
    };
    return () => {
      stage.current = undefined;
    };
  }, [studio, flow, show, box, duration]);
}
