/**
 * A card on its way to another cell: by mouse with the browser's own dragging, by keyboard with arrows over
 * the table.
 */
import { useState, type KeyboardEvent } from 'react';
import { ownValue } from '../../../util/own-value.ts';
import type { CellPlace, MergePlan } from './plan.ts';

/** Undefined place: the tray. */
export interface Carrying {
  readonly part: string;
  readonly over: CellPlace | 'tray' | undefined;
  readonly isByKeyboard: boolean;
}

export interface Carrier {
  readonly carrying: Carrying | undefined;
  pickUp(part: string, isByKeyboard: boolean): void;
  hover(over: Carrying['over']): void;
  drop(over: CellPlace | 'tray'): void;
  cancel(): void;
  onKeyDown(event: KeyboardEvent, part: string): void;
}

export interface CarrierOptions {
  readonly plan: MergePlan;
  readonly onMove: (part: string, place: CellPlace | undefined) => void;
  readonly onPickUp: (part: string) => void;
  readonly onHover: (over: CellPlace | 'tray') => void;
  readonly onCancel: () => void;
}

export function useCarrying({ plan, onMove, onPickUp, onHover, onCancel }: CarrierOptions): Carrier {
  const [carrying, setCarrying] = useState<Carrying>();
  const pickUp = (part: string, isByKeyboard: boolean): void => {
    setCarrying({ part, over: ownValue(plan.places, part) ?? 'tray', isByKeyboard });
    if (isByKeyboard) onPickUp(part);
  };
  const drop = (over: CellPlace | 'tray'): void => {
    if (!carrying) return;
    setCarrying(undefined);
    onMove(carrying.part, over === 'tray' ? undefined : over);
  };
  const cancel = (): void => {
    if (carrying?.isByKeyboard) onCancel();
    setCarrying(undefined);
  };
  return {
    carrying,
    pickUp,
    hover: (over) => setCarrying((now) => now && { ...now, over }),
    drop,
    cancel,
    onKeyDown: (event, part) => {
      const isCarried = carrying?.isByKeyboard && carrying.part === part;
      if (event.key === ' ' || (event.key === 'Enter' && isCarried)) {
        event.preventDefault();
        if (isCarried) drop(carrying.over ?? 'tray');
        else pickUp(part, true);
      } else if (event.key === 'Escape' && isCarried) {
        event.preventDefault();
        cancel();
      } else if ((event.key === 'Delete' || event.key === 'Backspace') && !isCarried) {
        event.preventDefault();
        onMove(part, undefined);
      } else if (isCarried) {
        const next = step(plan, carrying.over ?? 'tray', event.key);
        if (!next) return;
        event.preventDefault();
        setCarrying({ ...carrying, over: next });
        onHover(next);
      }
    },
  };
}

/** The neighbouring cell; below the last row lies the tray. */
export function step(plan: MergePlan, from: CellPlace | 'tray', key: string): CellPlace | 'tray' | undefined {
  const [dx, dy] =
    key === 'ArrowRight'
      ? [1, 0]
      : key === 'ArrowLeft'
        ? [-1, 0]
        : key === 'ArrowDown'
          ? [0, 1]
          : key === 'ArrowUp'
            ? [0, -1]
            : [0, 0];
  if (dx === 0 && dy === 0) return undefined;
  if (from === 'tray') {
    const row = plan.rows.at(-1);
    const column = plan.columns[0];
    return dy === -1 && row && column ? { row: row.id, column: column.id } : 'tray';
  }
  const row = plan.rows.findIndex(({ id }) => id === from.row) + dy;
  const column = plan.columns.findIndex(({ id }) => id === from.column) + dx;
  if (row >= plan.rows.length) return 'tray';
  const to = {
    row: plan.rows[Math.max(0, row)]?.id,
    column: plan.columns[Math.min(plan.columns.length - 1, Math.max(0, column))]?.id,
  };
  return to.row !== undefined && to.column !== undefined ? { row: to.row, column: to.column } : undefined;
}
