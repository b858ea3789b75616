/**
 * What other panels draw on the canvas: where a call stands, how many callers go where, dots that replay a
 * call. A panel writes here; cards and links watch only their own part.
 */
import type { Said } from '../../words/index.ts';
import { createStore, type Store } from './store.ts';

export interface Overlay {
  /** State path in which the phone's call stands. */
  readonly active: string | undefined;
  /** Row the last key took. */
  readonly taken: string | undefined;
  /**
   * Shares of all callers, 0 to 1. Rows by `optionId`, cards by state path; `lost` is the share lost in that
   * menu.
   */
  readonly heat:
    | { readonly rows: Readonly<Record<string, number>>; readonly lost: Readonly<Record<string, number>> }
    | undefined;
  /** Callers under way on a link: `progress` 0 at its start, 1 at its end. */
  readonly dots: readonly { readonly id: string; readonly row: string; readonly progress: number }[];
  /** What can be asked about the menu that is selected: buttons at its card. */
  readonly offers: readonly Offer[];
}

export interface Offer {
  readonly id: string;
  /** Two words on the button, and a whole sentence as its name. */
  readonly label: Said;
  readonly name: Said;
  perform(menu: string): void;
}

export function createOverlay(): Store<Overlay> {
  return createStore<Overlay>({ active: undefined, taken: undefined, heat: undefined, dots: [], offers: [] });
}
