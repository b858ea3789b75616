/** Rows of a table that say something of a stretch of a day: when it is, and where they contradict each other. */
import { DAY_MINUTES, formatMinute } from '../../calendar/index.ts';
import { shorten } from '../../util/shorten.ts';
import { say, studyWords } from '../../words/index.ts';
import type { CsvProblems, CsvRow, CsvTable } from './csv-table.ts';
import { createDayReader, readTime } from './read-cells.ts';

/** Minutes of the day on which it begins; `to` above 1440 is on the next day. */
export interface Stretch {
  readonly weekday?: number;
  readonly date?: string;
  readonly from: number;
  readonly to: number;
}

interface Beginning {
  readonly row: CsvRow;
  readonly day: { readonly weekday: number } | { readonly date: string };
  readonly from: number;
  readonly to: number | undefined;
}

/**
 * When each row is, in the order of the table; rows that cannot be read are problems and left out. Where rows say no
 * end, each lasts as long as the shortest step between two of them.
 */
export function readStretches(
  table: CsvTable,
  problems: CsvProblems,
): { readonly row: CsvRow; readonly at: Stretch }[] {
  const dayCellOf = (row: CsvRow): string => row.cell('weekday') || row.cell('date');
  const readDay = createDayReader(table.rows.map(dayCellOf));
  const beginnings = table.rows.flatMap((row): Beginning[] => {
    const dayCell = dayCellOf(row);
    const day = readDay(dayCell);
    if (!day)
      problems.add(
        'csv-day',
        row.line,
        say(studyWords, ({ imports }) => imports.badDay({ given: shorten(dayCell) })),
        say(studyWords, ({ imports }) => imports.badDayHint),
      );
    const [first = '', second] = row
      .cell('from')
      .split(/[-\u2013]/)
      .map((part) => part.trim());
    const from = readTime(first);
    const end = row.cell('to') || second;
    const to = end === undefined ? undefined : readTime(end);
    if (from === undefined || (end !== undefined && to === undefined)) {
      problems.add(
        'csv-time',
        row.line,
        say(studyWords, ({ imports }) =>
          imports.badTime({ given: shorten(from === undefined ? row.cell('from') : (end ?? '')) }),
        ),
        say(studyWords, ({ imports }) => imports.badTimeHint),
      );
      return [];
    }
    if (from === to) {
      problems.add(
        'csv-empty-stretch',
        row.line,
        say(studyWords, ({ imports }) => imports.emptyStretch({ from: formatMinute(from) })),
      );
      return [];
    }
    return day ? [{ row, day, from, to }] : [];
  });
  const step = beginnings.some(({ to }) => to === undefined) ? stepOf(beginnings) : undefined;
  return beginnings.flatMap(({ row, day, from, to = step && from + step }) => {
    if (to === undefined) {
      problems.add(
        'csv-no-end',
        row.line,
        say(studyWords, ({ imports }) => imports.noEnd),
      );
      return [];
    }
    return [{ row, at: { ...day, from, to: to > from ? to : to + DAY_MINUTES } }];
  });
}

/** Half an hour, or a quarter: the shortest step between two beginnings. Undefined with fewer than two. */
function stepOf(beginnings: readonly Beginning[]): number | undefined {
  const all = [...new Set(beginnings.map(({ from }) => from))].toSorted((a, b) => a - b);
  const steps = all.slice(1).map((from, i) => from - (all[i] as number));
  return steps.length === 0 ? undefined : Math.min(...steps);
}

export function isSameDay(a: Stretch, b: Stretch): boolean {
  return a.weekday === b.weekday && a.date === b.date;
}
