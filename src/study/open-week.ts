/** When desks and lines of a world are open, in an ordinary week: what its program makes of all calendars and guards. */
import { DAY_MINUTES, formatRange } from '../calendar/index.ts';
import type { WorldProgram } from '../kernel/index.ts';
import { exitOf } from '../util/chain.ts';
import { WEEK_SECONDS, type Steps } from '../util/steps.ts';

/** Ranges (`08:30-12:00`) by the weekday on which they begin, Monday first. */
export type OpenWeek = readonly (readonly string[])[];

const WEEK_MINUTES = WEEK_SECONDS / 60;

/**
 * Of steps of a program: open where they are not 0.
 * @param days whole days of the period, which begins on a Monday
 */
export function openWeek({ at, value }: Steps, loopAt: number, days: number): OpenWeek {
  const isOpen = new Uint8Array(WEEK_MINUTES);
  at.forEach((from, i) => {
    const until = at[i + 1] ?? loopAt + WEEK_SECONDS;
    if (value[i] === 0 || until <= loopAt) return;
    const begin = (Math.max(from, loopAt) - loopAt) / 60;
    for (let minute = begin; minute < (until - loopAt) / 60; minute++)
      isOpen[(minute + days * DAY_MINUTES) % WEEK_MINUTES] = 1;
  });
  const week: string[][] = Array.from({ length: 7 }, () => []);
  const add = (from: number, to: number): void => {
    const day = Math.floor(from / DAY_MINUTES);
    const midnight = (day + 1) * DAY_MINUTES;
    // Over one midnight a range stays one; what is open for days on end is told day by day.
    if (to > midnight && to - from >= DAY_MINUTES) {
      add(from, midnight);
      add(midnight, to);
      return;
    }
    const start = day * DAY_MINUTES;
    week[day % 7]?.push(formatRange({ from: from - start, to: to - start }));
  };
  const first = isOpen.indexOf(0);
  if (first < 0) for (let day = 0; day < 7; day++) add(day * DAY_MINUTES, (day + 1) * DAY_MINUTES);
  // From a closed minute on, so that a range over Sunday's midnight is met in one piece.
  for (let i = 0, from = -1; first >= 0 && i <= WEEK_MINUTES; i++) {
    const open = isOpen[(first + i) % WEEK_MINUTES] === 1;
    if (open && from < 0) from = first + i;
    if (open || from < 0) continue;
    const shift = from >= WEEK_MINUTES ? WEEK_MINUTES : 0;
    add(from - shift, first + i - shift);
    from = -1;
  }
  return week.map((ranges) => ranges.toSorted());
}

/** Of each line: open while some of its callers may come further than being told that it is closed. */
export function lineWeeks(program: WorldProgram, days: number): OpenWeek[] {
  const { clocks, dial, entry, lineCount, loopAt } = program;
  const leads = rowsThatLead(program);
  const types = dial.length / lineCount;
  const isOpen = (clock: number, line: number): boolean => {
    for (let type = 0; type < types; type++) {
      const to = entry[(clock * lineCount + line) * types + type] as number;
      if ((dial[type * lineCount + line] ?? 0) > 0 && leads(to)) return true;
    }
    return false;
  };
  return Array.from({ length: lineCount }, (_, line) => {
    const value = clocks.value.map((clock) => Number(isOpen(clock, line)));
    return openWeek({ at: clocks.at, value }, loopAt, days);
  });
}

/** Whether a target is, or may lead to, an exit where something is to be had. */
function rowsThatLead({ chain, exits }: WorldProgram): (target: number) => boolean {
  const { rowStart, probability, target } = chain;
  const rows = new Uint8Array(rowStart.length - 1);
  const leads = (to: number): boolean => {
    if (to >= 0) return rows[to] === 1;
    const kind = exits[exitOf(to)]?.kind;
    return kind === 'desk' || kind === 'number' || kind === 'self-service';
  };
  // Menus mostly lead onward, so that one sweep from behind finds nearly all.
  for (let isNew = true; isNew;) {
    isNew = false;
    for (let row = rows.length - 1; row >= 0; row--) {
      if (rows[row] === 1) continue;
      const end = rowStart[row + 1] as number;
      for (let i = rowStart[row] as number; i < end; i++) {
        if ((probability[i] as number) > 0 && leads(target[i] as number)) {
          rows[row] = 1;
          isNew = true;
          break;
        }
      }
    }
  }
  return leads;
}
