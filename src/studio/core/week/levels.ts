/**
 * A week as it is drawn and painted: by weekday, stretches to the minute with a number each (open or not,
 * agents).
 *
 * Laws: the stretches of a day follow each other from 0:00 to 24:00 and neighbours differ; painting changes
 * nothing outside its area.
 */
import { DAY_MINUTES, type MinuteRange } from '../../../calendar/index.ts';

export interface Stretch extends MinuteRange {
  readonly value: number;
}
/** Monday first. */
export type WeekLevels = readonly (readonly Stretch[])[];

/** What is chosen on a week: the same minutes on some weekdays, 1 (Monday) to 7. */
export interface WeekArea extends MinuteRange {
  readonly days: readonly number[];
}

export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const HALF_HOUR = 30;

/** Pieces that overlap add up. One that ends after midnight goes on the next day, Sunday's on Monday. */
export function addUp(pieces: Iterable<{ readonly day: number } & Stretch>): WeekLevels {
  const edges = WEEKDAYS.map(() => new Map<number, number>());
  const put = (day: number, from: number, to: number, value: number): void => {
    const own = edges[(day - 1) % 7];
    if (!own || to <= from) return;
    own.set(from, (own.get(from) ?? 0) + value);
    own.set(to, (own.get(to) ?? 0) - value);
  };
  for (const { day, from, to, value } of pieces) {
    put(day, Math.min(from, DAY_MINUTES), Math.min(to, DAY_MINUTES), value);
    put(day + 1, Math.max(from - DAY_MINUTES, 0), Math.max(to - DAY_MINUTES, 0), value);
  }
  return edges.map((own) => {
    let level = 0;
    const stretches: Stretch[] = [];
    const times = [...new Set([0, ...own.keys(), DAY_MINUTES])].toSorted((a, b) => a - b);
    for (const [i, from] of times.entries()) {
      level += own.get(from) ?? 0;
      const to = times[i + 1];
      if (to !== undefined) stretches.push({ from, to, value: level });
    }
    return joinEqual(stretches);
  });
}

/** `now` says what a stretch inside the area becomes. */
export function paint(levels: WeekLevels, area: WeekArea, now: (value: number) => number): WeekLevels {
  return levels.map((day, i) =>
    area.days.includes(i + 1)
      ? joinEqual(
          day.flatMap(({ from, to, value }) =>
            [
              { from, to: Math.min(to, area.from), value },
              { from: Math.max(from, area.from), to: Math.min(to, area.to), value: now(value) },
              { from: Math.max(from, area.to), to, value },
            ].filter((part) => part.from < part.to),
          ),
        )
      : day,
  );
}

/** What of a day lies between two minutes. */
export function cutOut(day: readonly Stretch[], from: number, to: number): Stretch[] {
  return day
    .map((each) => ({ ...each, from: Math.max(each.from, from), to: Math.min(each.to, to) }))
    .filter((each) => each.from < each.to);
}

/** Hours of the week times their numbers. */
export function weekHours(levels: WeekLevels): number {
  return levels.flat().reduce((sum, { from, to, value }) => sum + ((to - from) / 60) * value, 0);
}

function joinEqual(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const each of stretches) {
    const last = joined.at(-1);
    if (last?.value === each.value) joined[joined.length - 1] = { ...last, to: each.to };
    else joined.push(each);
  }
  return joined;
}
