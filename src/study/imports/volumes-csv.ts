/** Volumes as CSV: calls by half-hour or hour, of a typical week or of dated days, to when and how many people call. */
import { DAY_MINUTES, formatMinute, weekdayOf } from '../../calendar/index.ts';
import { DAYS_OF_MONTH } from '../../scenario/index.ts';
import { sortProblems, type Problem } from '../../util/problem.ts';
import { commonWords, listWeekdays, say, sayEach, studyWords } from '../../words/index.ts';
import { CsvProblems, readTable, type ColumnNames } from './csv-table.ts';
import { readAmount } from './read-cells.ts';
import { readStretches, type Stretch } from './time-rows.ts';

const HOURS_OF_WEEK = 168;
const COLUMNS = ['line', 'weekday', 'date', 'from', 'to', 'calls'] as const;

export interface VolumesReading {
  /** Undefined when the file cannot be used. */
  readonly volumes:
    | {
        /** Mean calls by hour of the week, Monday 0 h first. */
        readonly week: readonly number[];
        readonly callsPerMonth: number;
        /** Dated days that were read; 0 of a typical week. */
        readonly days: number;
      }
    | undefined;
  readonly problems: readonly Problem[];
}

interface Volume {
  readonly at: Stretch;
  readonly calls: number;
  readonly key: string;
  readonly line: number;
}

/** Never throws. Hours that no row names have no calls. */
export function readVolumesCsv(text: string, file: string, names: ColumnNames = {}): VolumesReading {
  const problems = new CsvProblems(file);
  const table = readTable(text, problems, { wanted: COLUMNS, required: ['from', 'calls'], names });
  if (table && !table.has('weekday') && !table.has('date'))
    problems.add(
      'csv-missing-column',
      1,
      say(studyWords, ({ imports }) => imports.noDays),
    );
  const stop = (): VolumesReading => ({ volumes: undefined, problems: sortProblems(problems.list) });
  if (!table || problems.list.length > 0) return stop();
  if (table.unused.length > 0)
    problems.add(
      'csv-unused-columns',
      1,
      say(studyWords, ({ imports }) => imports.unusedColumns({ names: table.unused.join(', ') })),
      undefined,
      'info',
    );
  const rows = readStretches(table, problems).flatMap(({ row, at }): Volume[] => {
    const given = row.cell('calls');
    const calls = readAmount(given);
    if (calls === undefined || calls > 1e9)
      problems.add(
        'csv-calls',
        row.line,
        say(studyWords, ({ imports }) => imports.badCalls({ given })),
      );
    const key = JSON.stringify([row.cell('line'), at.weekday, at.date]);
    return calls === undefined ? [] : [{ at, calls, key, line: row.line }];
  });
  checkOverlaps(rows, problems);
  if (problems.list.some(({ severity }) => severity === 'error')) return stop();
  const hasDates = rows.some(({ at }) => at.date !== undefined);
  if (hasDates && rows.some(({ at }) => at.weekday !== undefined)) {
    problems.add(
      'csv-mixed-days',
      1,
      say(studyWords, ({ imports }) => imports.mixedDays),
    );
    return stop();
  }
  const week = spread(rows);
  const total = week.reduce((sum, calls) => sum + calls, 0);
  if (total === 0) {
    problems.add(
      'csv-no-calls',
      1,
      say(studyWords, ({ imports }) => imports.noCalls),
    );
    return stop();
  }
  const empty = Array.from({ length: 7 }, (_, d) => d).filter((d) =>
    week.slice(d * 24, (d + 1) * 24).every((calls) => calls === 0),
  );
  if (empty.length > 0)
    problems.add(
      'csv-empty-days',
      undefined,
      sayEach((language) =>
        studyWords[language].imports.emptyDays({
          days: empty.map((d) => listWeekdays(language)[d] ?? '').join(commonWords[language].listComma),
        }),
      ),
      undefined,
      'warning',
    );
  const days = new Set(rows.flatMap(({ at }) => at.date ?? [])).size;
  return {
    volumes: { week, callsPerMonth: (total * DAYS_OF_MONTH) / 7, days },
    problems: sortProblems(problems.list),
  };
}

/** A file that says one time twice is most likely two files: their calls would be added up. */
function checkOverlaps(rows: readonly Volume[], problems: CsvProblems): void {
  const groups = new Map<string, Volume[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  for (const own of groups.values()) {
    const sorted = own.toSorted((a, b) => a.at.from - b.at.from);
    sorted.forEach(({ at, line }, i) => {
      const other = sorted[i - 1];
      if (other && at.from < other.at.to)
        problems.add(
          'csv-overlap',
          line,
          say(studyWords, ({ imports }) =>
            imports.twoVolumes({ from: formatMinute(at.from % DAY_MINUTES), other: other.line }),
          ),
          say(studyWords, ({ imports }) => imports.overlapHint),
        );
    });
  }
}

/** By hour of the week; a weekday that comes on several dates is their mean. */
function spread(rows: readonly Volume[]): number[] {
  const week = new Array<number>(HOURS_OF_WEEK).fill(0);
  const dates = new Map<number, Set<string>>();
  const dayOf = ({ weekday, date = '' }: Stretch): number => weekday ?? weekdayOf(date) ?? 1;
  for (const { at } of rows)
    if (at.date !== undefined) dates.set(dayOf(at), (dates.get(dayOf(at)) ?? new Set()).add(at.date));
  for (const { at, calls } of rows) {
    const day = dayOf(at);
    const times = dates.get(day)?.size ?? 1;
    // A row longer than an hour is the same all through.
    for (let from = at.from; from < at.to;) {
      const to = Math.min(at.to, (Math.floor(from / 60) + 1) * 60);
      const hour = ((day - 1) * 24 + Math.floor(from / 60)) % HOURS_OF_WEEK;
      week[hour] = (week[hour] ?? 0) + (calls * (to - from)) / (at.to - at.from) / times;
      from = to;
    }
  }
  return week;
}
