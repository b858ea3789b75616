/**
 * What cards and frames are drawn from. They ask for their own part by path and are drawn anew only when it
 * changes: a keystroke changes one card, and neither React Flow nor the other cards hear of it.
 */
import { createContext, useContext } from 'react';
import { createStore, useStore, type Store } from '../../core/store.ts';
import type { Card, Frame, MachineView } from '../../view/index.ts';

export interface ShownView {
  readonly view: MachineView;
}

export const ShownViewContext = createContext<Store<ShownView> | undefined>(undefined);

export function createShownView(view: MachineView): Store<ShownView> {
  return createStore<ShownView>({ view });
}

/**
 * Undefined for a moment when the card is about to go. What a card shows of others is among the things it is
 * compared by (view/read-view.ts).
 */
export function useShownCard(path: string): { readonly card: Card | undefined; readonly view: MachineView } {
  return useShown(
    ({ view }) => ({ card: view.cards.get(path), view }),
    (a, b) => a.card === b.card,
  );
}

export function useShownFrame(path: string): {
  readonly frame: Frame | undefined;
  readonly view: MachineView;
} {
  return useShown(
    ({ view }) => ({ frame: view.frames.get(path), view }),
    (a, b) =>
      a.frame === b.frame ||
      (a.frame !== undefined && b.frame !== undefined && isSameFrame(a.frame, b.frame)),
  );
}

function useShown<P>(choose: (shown: ShownView) => P, isEqual: (a: P, b: P) => boolean): P {
  const shown = useContext(ShownViewContext);
  if (!shown) throw new Error('A card is drawn outside the canvas.');
  return useStore(shown, choose, isEqual);
}

/** A frame's state changes with everything inside it; drawn are its title and its keys. */
function isSameFrame(a: Frame, b: Frame): boolean {
  return (
    a.path === b.path &&
    a.state.config.meta === b.state.config.meta &&
    a.rows.length === b.rows.length &&
    a.rows.every((row, i) => row.id === b.rows[i]?.id && row.transition === b.rows[i].transition)
  );
}
