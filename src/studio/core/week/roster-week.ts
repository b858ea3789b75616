/** A roster's ordinary week, painted. Days nobody touched keep their shifts, with their breaks. */
import { DAY_MINUTES, formatMinute, parseRange, type MinuteRange } from '../../../calendar/index.ts';
import type { Shift } from '../../../scenario/index.ts';
import { addUp, paint, WEEKDAYS, type Stretch, type WeekArea, type WeekLevels } from './levels.ts';

type WeekShift = Shift & { readonly days: readonly number[] };

/** Agents who are on duty; shifts of single dates are no part of the ordinary week. */
export function rosterLevels(roster: readonly Shift[]): WeekLevels {
  return addUp(weekly(roster).flatMap((shift) => shift.days.flatMap((day) => piecesOf(shift, day))));
}

/** Sets the agents in the area. The days it touches are written anew, a shift for every change of number. */
export function paintRoster(roster: readonly Shift[], area: WeekArea, agents: number): Shift[] {
  const before = rosterLevels(roster);
  const after = paint(before, area, () => agents);
  const touched = WEEKDAYS.filter((_, i) => JSON.stringify(before[i]) !== JSON.stringify(after[i]));
  if (touched.length === 0) return [...roster];
  const shifts = roster.flatMap((shift) => {
    const [ordinary] = weekly([shift]);
    if (!ordinary) return [shift];
    const split = splitShift(ordinary, touched);
    return split.length === 1 && split[0] === ordinary ? [shift] : split;
  });
  return [...shifts, ...writeShifts(after, touched)];
}

/** A shift for every stretch with agents; equal ones of several days are one. */
export function writeShifts(levels: WeekLevels, days: readonly number[] = WEEKDAYS): Shift[] {
  const written: WeekShift[] = [];
  for (const day of days)
    for (const { from, to, value } of levels[day - 1] ?? []) {
      if (value === 0) continue;
      const at = written.findIndex(
        (each) => each.from === formatMinute(from) && each.to === formatMinute(to) && each.agents === value,
      );
      const same = written[at];
      if (same) written[at] = { ...same, days: [...same.days, day] };
      else written.push({ days: [day], from: formatMinute(from), to: formatMinute(to), agents: value });
    }
  return written;
}

/** What is left of a shift when these days are written anew: its other days, and its nights beside them. */
function splitShift(shift: WeekShift, touched: readonly number[]): Shift[] {
  const next = (day: number): number => (day % 7) + 1;
  const range = rangeOf(shift);
  const isOvernight = range !== undefined && range.to > DAY_MINUTES;
  const isCut = (day: number): boolean =>
    touched.includes(day) || (isOvernight && touched.includes(next(day)));
  const whole = shift.days.filter((day) => !isCut(day));
  const rest = shift.days.filter(isCut).flatMap((day): WeekShift[] =>
    addUp(piecesOf(shift, day)).flatMap((stretches, i) =>
      touched.includes(i + 1)
        ? []
        : stretches
            .filter(({ value }) => value > 0)
            .map(({ from, to, value }) => ({
              days: [i + 1],
              from: formatMinute(from),
              to: formatMinute(to),
              agents: value,
            })),
    ),
  );
  return whole.length === shift.days.length
    ? [shift]
    : [...(whole.length > 0 ? [{ ...shift, days: whole }] : []), ...rest];
}

function piecesOf(shift: Shift, day: number): ({ readonly day: number } & Stretch)[] {
  const range = rangeOf(shift);
  if (!range) return [];
  const pieces = [{ day, ...range, value: shift.agents }];
  const pause = shift.break && rangeOf(shift.break);
  if (pause) {
    // A break after midnight is on the next day of a shift that goes there.
    const by = pause.from < range.from ? DAY_MINUTES : 0;
    const from = Math.max(range.from, pause.from + by);
    const to = Math.min(range.to, pause.to + by);
    if (from < to) pieces.push({ day, from, to, value: -shift.agents });
  }
  return pieces;
}

function rangeOf({ from, to }: { readonly from: string; readonly to: string }): MinuteRange | undefined {
  const parsed = parseRange(`${from}-${to}`);
  return 'range' in parsed ? parsed.range : undefined;
}

/** Those of the ordinary week, every day named. */
function weekly(roster: readonly Shift[]): WeekShift[] {
  return roster.flatMap((shift) =>
    shift.days ? [shift as WeekShift] : shift.dates ? [] : [{ ...shift, days: WEEKDAYS }],
  );
}
