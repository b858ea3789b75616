/**
 * A week of half-hours: open or closed, or so many agents. Painted with the pointer or the keyboard; what does
 * not sit on half-hours is drawn where it really is.
 */
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { formatMinute } from '../../calendar/index.ts';
import { dayNames } from '../core/words/day-names.ts';
import { announce } from '../core/actions/actions.ts';
import { describeArea } from '../core/week/describe-area.ts';
import { cutOut, HALF_HOUR, WEEKDAYS, type WeekArea, type WeekLevels } from '../core/week/levels.ts';
import { useLanguage, useStudio, useWords } from '../core/use-studio.ts';
import { hoursWords, studioWords } from '../../words/index.ts';
import { SLOTS, useWeekHands, type WeekSpot } from './use-week-hands.ts';
import { WeekCell } from './WeekCell.tsx';
import { WeekTools } from './WeekTools.tsx';
import { flag } from './classes.ts';
import styles from './WeekGrid.module.css';
import textStyles from './text.module.css';

export interface WeekGridProps {
  readonly label: string;
  readonly levels: WeekLevels;
  /** `open`: 1 is open, 0 is closed. */
  readonly kind: 'open' | 'agents';
  /** The highest number of the scale; absent: the highest here. For weeks that are compared. */
  readonly most?: number;
  /** Absent: only to be looked at. */
  readonly onPaint?: ((area: WeekArea, value: number) => void) | undefined;
}

/** Pixels below which hours stand one below the other. */
const NARROW = 700;
/** Milliseconds within which digits make one number. */
const TYPING = 1200;
const MOST_AGENTS = 9999;

export function WeekGrid({ label, levels, kind, most, onPaint }: WeekGridProps): ReactElement {
  const studio = useStudio();
  const language = useLanguage();
  const words = useWords(hoursWords).week;
  const names = dayNames(useWords(studioWords));
  const box = useRef<HTMLDivElement>(null);
  const hasHoursAcross = useWidth(box) >= NARROW;
  const [brush, setBrush] = useState(1);
  const typed = useRef({ digits: '', at: 0 });
  const highest = Math.max(most ?? 0, 1, ...levels.flat().map(({ value }) => value));

  const paintArea = (area: WeekArea, value: number): void => {
    onPaint?.(area, value);
    const where = describeArea(area, language);
    announce(studio, words.painted({ where, what: describe(value) }));
  };
  const describe = (value: number): string =>
    kind === 'agents' ? words.agents({ agents: value }) : value > 0 ? words.open : words.closed;
  const isOpen = ({ day, slot }: WeekSpot): boolean =>
    cutOut(levels[day - 1] ?? [], slot * HALF_HOUR, (slot + 1) * HALF_HOUR).every(({ value }) => value > 0);
  const onDigit = (digit: string, now: number, area: WeekArea): void => {
    const before = now - typed.current.at < TYPING ? typed.current.digits : '';
    const number = Math.min(MOST_AGENTS, Number(before + digit));
    typed.current = { digits: String(number), at: now };
    setBrush(number);
    paintArea(area, number);
  };
  const hands = useWeekHands({
    box,
    hasHoursAcross,
    brushAt: (spot) => (onPaint ? (kind === 'agents' ? brush : isOpen(spot) ? 0 : 1) : undefined),
    onPaint: paintArea,
    onKey: ({ key, timeStamp }, area) => {
      if (!onPaint) return false;
      if (key === 'Enter' || key === ' ')
        paintArea(area, kind === 'agents' ? brush : isOpen(hands.focus) ? 0 : 1);
      else if (key === 'Delete' || key === 'Backspace') paintArea(area, 0);
      else if (kind === 'agents' && /^\d$/.test(key)) onDigit(key, timeStamp, area);
      else return false;
      return true;
    },
  });

  const rows = useMemo(() => cellsOf(levels), [levels]);
  const drawCell = (day: number, slot: number): ReactElement => (
    <WeekCell
      key={`${day}-${slot}`}
      day={day}
      slot={slot}
      parts={rows[day - 1]?.[slot] ?? []}
      isFirst={isRunStart(levels, day, slot)}
      kind={kind}
      highest={highest}
      isChosen={onPaint !== undefined && hands.isChosen({ day, slot })}
      hasFocus={hands.focus.day === day && hands.focus.slot === slot}
    />
  );
  const slots = Array.from({ length: SLOTS }, (_, slot) => slot);
  const hour = (slot: number): ReactElement => (
    <>
      <span className={textStyles.unseen}>{formatMinute(slot * HALF_HOUR)}</span>
      {slot % 2 === 0 && <span aria-hidden="true">{slot / 2}</span>}
    </>
  );
  return (
    <div className={styles.week} ref={box}>
      {onPaint && (
        <WeekTools kind={kind} area={hands.area} brush={brush} onBrush={setBrush} onPaint={paintArea} />
      )}
      <div className={styles.scroll}>
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its cells take the focus
          role="grid"
          aria-label={label}
          aria-readonly={onPaint === undefined}
          aria-multiselectable={onPaint !== undefined}
          className={styles.grid}
          data-across={hasHoursAcross ? 'hours' : 'days'}
          data-dragging={flag(hands.isDragging)}
          data-kind={kind}
          onKeyDown={hands.onKeyDown}
          onPointerDown={hands.onPointerDown}
          onFocus={({ target }) => {
            const [day, slot] = (target.getAttribute('data-cell') ?? '').split('-').map(Number);
            if (day && slot !== undefined) hands.onFocus({ day, slot });
          }}
        >
          <thead>
            <tr>
              <th scope="col">
                <span className={textStyles.unseen}>{hasHoursAcross ? words.day : words.time}</span>
              </th>
              {hasHoursAcross
                ? slots.map((slot) => (
                    <th key={slot} scope="col" className={styles.hour}>
                      {hour(slot)}
                    </th>
                  ))
                : WEEKDAYS.map((day) => (
                    <th key={day} scope="col" className={styles.day}>
                      {names[day - 1]}
                    </th>
                  ))}
            </tr>
          </thead>
          <tbody>
            {hasHoursAcross
              ? WEEKDAYS.map((day) => (
                  <tr key={day}>
                    <th scope="row" className={styles.day}>
                      {names[day - 1]}
                    </th>
                    {slots.map((slot) => drawCell(day, slot))}
                  </tr>
                ))
              : slots.map((slot) => (
                  <tr key={slot}>
                    <th scope="row" className={styles.hour}>
                      {hour(slot)}
                    </th>
                    {WEEKDAYS.map((day) => drawCell(day, slot))}
                  </tr>
                ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function cellsOf(levels: WeekLevels): ReturnType<typeof cutOut>[][] {
  return levels.map((day) =>
    Array.from({ length: SLOTS }, (_, slot) => cutOut(day, slot * HALF_HOUR, (slot + 1) * HALF_HOUR)),
  );
}

/** A number is written where it begins, not in each of its half-hours. */
function isRunStart(levels: WeekLevels, day: number, slot: number): boolean {
  const at = slot * HALF_HOUR;
  return slot === 0 || (levels[day - 1] ?? []).some(({ from }) => from === at);
}

/** The width of the element's box; wide where nothing can be measured. */
function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
