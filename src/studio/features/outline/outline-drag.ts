/** Dragging in the tree: an option to another place or menu, a card or group into another group. */
import { announce, documentNow, wordsNow } from '../../core/actions/actions.ts';
import { dropOption } from '../../core/actions/option-actions.ts';
import { moveInto } from '../../core/actions/state-actions.ts';
import { createStore } from '../../core/store.ts';
import type { Studio } from '../../core/studio.ts';
import { type MachineView, isKeyEvent } from '../../view/index.ts';
import type { OutlineRow } from './outline-rows.ts';

type Where = 'before' | 'after' | 'into';

/** What is being dragged, and the line it would go to now. */
export const outlineDrag = createStore<{
  readonly dragged: OutlineRow | undefined;
  readonly over: { readonly id: string; readonly where: Where } | undefined;
}>({ dragged: undefined, over: undefined });

export function canDrag({ row, state }: OutlineRow): boolean {
  return row ? isKeyEvent(row.event) : state !== '';
}

/** Undefined: it cannot go there, or is there already. */
export function placeOn(
  view: MachineView,
  dragged: OutlineRow,
  over: OutlineRow,
  isUpperHalf: boolean,
): Where | undefined {
  if (dragged.id === over.id) return undefined;
  if (dragged.row) {
    if (over.row) return isKeyEvent(over.row.event) ? (isUpperHalf ? 'before' : 'after') : undefined;
    return view.chart.stateAt(over.state)?.isFinal ? undefined : 'into';
  }
  if (over.row || over.state === dragged.state || over.state.startsWith(`${dragged.state}.`))
    return undefined;
  const isHolder =
    over.state === '' || Object.keys(view.chart.stateAt(over.state)?.config.states ?? {}).length > 0;
  const parent = view.chart.stateAt(dragged.state)?.parent?.path;
  return isHolder && parent !== over.state ? 'into' : undefined;
}

export function overLine(studio: Studio, over: OutlineRow, isUpperHalf: boolean): boolean {
  const { dragged } = outlineDrag.get();
  const document = documentNow(studio);
  const where = dragged && document && placeOn(studio.viewOf(document.config), dragged, over, isUpperHalf);
  const now = outlineDrag.get().over;
  if (now?.id !== (where && over.id) || now?.where !== where)
    outlineDrag.set({ over: where && { id: over.id, where } });
  return where !== undefined;
}

export function dropOn(studio: Studio, over: OutlineRow): void {
  const { dragged, over: place } = outlineDrag.get();
  const document = documentNow(studio);
  outlineDrag.set({ dragged: undefined, over: undefined });
  if (!dragged || !document || place?.id !== over.id) return;
  if (!dragged.row) {
    moveInto(studio, dragged.state, over.state);
    return;
  }
  const rows = studio.viewOf(document.config);
  const siblings = [...(rows.cards.get(over.state)?.rows ?? rows.frames.get(over.state)?.rows ?? [])].filter(
    ({ event }) => isKeyEvent(event),
  );
  const at = siblings.findIndex(({ id }) => id === over.row?.id);
  const before =
    place.where === 'before'
      ? over.row?.id
      : place.where === 'after'
        ? siblings.slice(at).find(({ event }) => event !== over.row?.event)?.id
        : undefined;
  if (!dropOption(studio, dragged.row.id, over.state, before))
    announce(studio, wordsNow(studio).said.nothingThere);
}
