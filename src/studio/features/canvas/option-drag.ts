/** Dragging an option by its key, within its menu or to another one. */
import { dropOption } from '../../core/actions/option-actions.ts';
import { createStore } from '../../core/store.ts';
import type { Studio } from '../../core/studio.ts';
import { type Card, isKeyEvent } from '../../view/index.ts';

interface Slot {
  readonly card: string;
  /** Row before which the option would go; undefined: last. */
  readonly before: string | undefined;
}

export const optionDrag = createStore<{ readonly row: string | undefined; readonly over: Slot | undefined }>({
  row: undefined,
  over: undefined,
});

/** Pixels before a press becomes a drag. */
const THRESHOLD = 5;

export function beginOptionDrag(
  studio: Studio,
  row: string,
  cardOf: (path: string) => Card | undefined,
  press: PointerEvent,
): void {
  if (press.button !== 0) return;
  const { clientX, clientY } = press;
  const onMove = (event: PointerEvent): void => {
    if (
      optionDrag.get().row === undefined &&
      Math.hypot(event.clientX - clientX, event.clientY - clientY) < THRESHOLD
    )
      return;
    optionDrag.set({ row, over: slotAt(event.clientX, event.clientY, cardOf) });
  };
  const stop = (isDropped: boolean): void => {
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('keydown', onKey, true);
    const { row: dragged, over } = optionDrag.get();
    optionDrag.set({ row: undefined, over: undefined });
    if (isDropped && dragged !== undefined && over) dropOption(studio, dragged, over.card, over.before);
  };
  const onUp = (): void => stop(true);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    stop(false);
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('keydown', onKey, true);
}

function slotAt(x: number, y: number, cardOf: (path: string) => Card | undefined): Slot | undefined {
  const under = window.document.elementFromPoint(x, y);
  const card = under?.closest<HTMLElement>('[data-card]')?.dataset['card'];
  if (card === undefined || cardOf(card)?.kind === 'final') return undefined;
  const line = under?.closest<HTMLElement>('[data-row]');
  const row = line?.dataset['row'];
  if (!line || row === undefined) return { card, before: undefined };
  const { top, height } = line.getBoundingClientRect();
  if (y < top + height / 2) return { card, before: row };
  const rows = cardOf(card)?.rows.filter(({ event }) => isKeyEvent(event)) ?? [];
  const next = rows[rows.findIndex(({ id }) => id === row) + 1];
  return { card, before: next?.id };
}
