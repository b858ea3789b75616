/** What hands do on a week: the cell that has the focus, what is chosen, and dragging over it. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { DAY_MINUTES } from '../../calendar/index.ts';
import { HALF_HOUR, type WeekArea } from '../core/week/levels.ts';

export const SLOTS = DAY_MINUTES / HALF_HOUR;

/** A half-hour: weekday 1 to 7, and its number in the day. */
export interface WeekSpot {
  readonly day: number;
  readonly slot: number;
}
interface Chosen {
  /** Where choosing began, and the cell that has the focus. */
  readonly from: WeekSpot;
  readonly to: WeekSpot;
}

export interface WeekHands {
  readonly focus: WeekSpot;
  readonly area: WeekArea;
  readonly isDragging: boolean;
  isChosen(spot: WeekSpot): boolean;
  onKeyDown(event: KeyboardEvent): void;
  onPointerDown(event: PointerEvent): void;
  onFocus(spot: WeekSpot): void;
}

interface Options {
  /** The grid: its cells carry `data-cell="day-slot"`. */
  readonly box: { readonly current: HTMLElement | null };
  /** True: the hours of a day stand side by side; else one below the other. */
  readonly hasHoursAcross: boolean;
  /** The value a drag from this cell paints. Undefined: nothing can be painted. */
  readonly brushAt: (spot: WeekSpot) => number | undefined;
  readonly onPaint: (area: WeekArea, value: number) => void;
  /** A key that is not about moving. True: it was understood. */
  readonly onKey: (event: KeyboardEvent, area: WeekArea) => boolean;
}

/** Milliseconds a finger rests before it paints: until then it may scroll the page. */
const REST = 320;
/** Pixels a resting finger may tremble. */
const TREMBLE = 8;
/** Working hours begin here: where the focus is before anybody moved it. */
const FIRST: WeekSpot = { day: 1, slot: 16 };

export function useWeekHands({ box, hasHoursAcross, brushAt, onPaint, onKey }: Options): WeekHands {
  const [chosen, setChosen] = useState<Chosen>({ from: FIRST, to: FIRST });
  const [isDragging, setDragging] = useState(false);
  const drag = useRef<{ readonly value: number; chosen: Chosen } | undefined>(undefined);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  /** While the focus is put by these hands, and not by Tab. */
  const isOwnFocus = useRef(false);
  const putFocus = (spot: WeekSpot): void => {
    isOwnFocus.current = true;
    focusCell(box.current, spot);
    isOwnFocus.current = false;
  };

  const choose = (next: Chosen): void => {
    setChosen(next);
    if (drag.current) drag.current.chosen = next;
  };
  const begin = (spot: WeekSpot, value: number): void => {
    drag.current = { value, chosen: { from: spot, to: spot } };
    choose({ from: spot, to: spot });
    setDragging(true);
    putFocus(spot);
  };
  const end = (isDone: boolean): void => {
    const done = drag.current;
    drag.current = undefined;
    setDragging(false);
    stop.current();
    if (isDone && done) onPaint(areaOf(done.chosen), done.value);
  };

  const onPointerDown = (event: PointerEvent): void => {
    const spot = spotAt(event.target);
    if (!spot || event.button !== 0) return;
    if (event.shiftKey) {
      event.preventDefault();
      choose({ from: chosen.from, to: spot });
      putFocus(spot);
      return;
    }
    const value = brushAt(spot);
    if (value === undefined) return;
    const isTouch = event.pointerType === 'touch';
    const at = { x: event.clientX, y: event.clientY };
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (isTouch) timer = setTimeout(() => begin(spot, value), REST);
    else {
      // Nothing of the table is selected as text.
      event.preventDefault();
      begin(spot, value);
    }
    const onMove = (move: globalThis.PointerEvent): void => {
      if (drag.current) {
        const over = spotAt(window.document.elementFromPoint(move.clientX, move.clientY));
        if (over) choose({ from: drag.current.chosen.from, to: over });
      } else if (Math.hypot(move.clientX - at.x, move.clientY - at.y) > TREMBLE) stop.current();
    };
    const onUp = (): void => {
      // A tap is a drag over one cell.
      if (isTouch && !drag.current) begin(spot, value);
      end(true);
    };
    const onCancel = (): void => end(false);
    const onEscape = (press: globalThis.KeyboardEvent): void => {
      if (press.key === 'Escape') end(false);
    };
    const onTouch = (touch: TouchEvent): void => {
      if (drag.current) touch.preventDefault();
    };
    stop.current();
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onEscape);
    window.addEventListener('touchmove', onTouch, { passive: false });
    stop.current = () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onEscape);
      window.removeEventListener('touchmove', onTouch);
    };
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!spotAt(event.target)) return;
    const isAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey);
    const next = isAll ? ALL : moved(chosen, event, hasHoursAcross);
    if (next) {
      event.preventDefault();
      setChosen(next);
      putFocus(next.to);
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && onKey(event, areaOf(chosen)))
      event.preventDefault();
  };

  return {
    focus: chosen.to,
    area: areaOf(chosen),
    isDragging,
    isChosen: (spot) => isInside(chosen, spot),
    onKeyDown,
    onPointerDown,
    onFocus: (spot) => {
      // By Tab or by a screen reader.
      if (isOwnFocus.current) return;
      if (spot.day !== chosen.to.day || spot.slot !== chosen.to.slot) setChosen({ from: spot, to: spot });
    },
  };
}

const ALL: Chosen = { from: { day: 1, slot: 0 }, to: { day: 7, slot: SLOTS - 1 } };

function moved({ from, to }: Chosen, event: KeyboardEvent, hasHoursAcross: boolean): Chosen | undefined {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const step = steps[event.key];
  const [across, down] = step ?? [0, 0];
  const spot: WeekSpot | undefined =
    event.key === 'Home'
      ? { day: to.day, slot: 0 }
      : event.key === 'End'
        ? { day: to.day, slot: SLOTS - 1 }
        : step && {
            day: clamp(to.day + (hasHoursAcross ? down : across), 1, 7),
            slot: clamp(to.slot + (hasHoursAcross ? across : down), 0, SLOTS - 1),
          };
  if (event.key === 'Escape') return { from: to, to };
  return spot && { from: event.shiftKey ? from : spot, to: spot };
}

function areaOf({ from, to }: Chosen): WeekArea {
  const [first, last] = [Math.min(from.day, to.day), Math.max(from.day, to.day)];
  return {
    days: Array.from({ length: last - first + 1 }, (_, i) => first + i),
    from: Math.min(from.slot, to.slot) * HALF_HOUR,
    to: (Math.max(from.slot, to.slot) + 1) * HALF_HOUR,
  };
}

function isInside({ from, to }: Chosen, { day, slot }: WeekSpot): boolean {
  return (
    day >= Math.min(from.day, to.day) &&
    day <= Math.max(from.day, to.day) &&
    slot >= Math.min(from.slot, to.slot) &&
    slot <= Math.max(from.slot, to.slot)
  );
}

function spotAt(target: EventTarget | null): WeekSpot | undefined {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  const [day, slot] = (cell?.getAttribute('data-cell') ?? '').split('-').map(Number);
  return day && slot !== undefined ? { day, slot } : undefined;
}

function focusCell(box: HTMLElement | null, { day, slot }: WeekSpot): void {
  box?.querySelector<HTMLElement>(`[data-cell="${day}-${slot}"]`)?.focus();
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
