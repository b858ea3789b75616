/**
 * Rosters as CSV: what `staff` writes, what workforce tools export, and what `--roster` and `dialtree roster` read.
 *
 * Law: what is printed is read back as the same agents at every minute.
 */
import { DAY_MINUTES, formatMinute } from '../../calendar/index.ts';
import type { Shift } from '../../scenario/index.ts';
import { sortProblems, type Problem } from '../../util/problem.ts';
import { say, studyWords } from '../../words/index.ts';
import { CsvProblems, readTable, type ColumnNames, type CsvRow } from './csv-table.ts';
import { readAmount } from './read-cells.ts';
import { isSameDay, readStretches, type Stretch } from './time-rows.ts';

/** How the desks of a world share their agents: a plan for one is none for another. */
export const STAFFING_KINDS = ['apart', 'pooled', 'cross-trained'] as const;
/** Cross-trained with how much longer other desks’ calls take, in per cent, where a file has several such plans. */
export type StaffingKind = (typeof STAFFING_KINDS)[number] | `cross-trained-${number}`;

/** So many paid agents from one time to another. */
export interface RosterRow extends Stretch {
  /** World id. Absent: in every world. */
  readonly world?: string;
  readonly staffing?: StaffingKind;
  /** Id of a desk, a pool or an agent group. */
  readonly group: string;
  readonly agents: number;
  /** Where it stood in a file. */
  readonly line?: number;
}

const COLUMNS = ['world', 'staffing', 'group', 'weekday', 'from', 'to', 'agents'] as const;
const MOST_AGENTS = 100_000;

export function printRosterCsv(rows: readonly RosterRow[]): string {
  const lines = rows.map(({ world = '', staffing = '', group, weekday, date, from, to, agents }) =>
    [world, staffing, group, date ?? weekday ?? '', formatMinute(from), endOf(to), agents].join(','),
  );
  return [COLUMNS.join(','), ...lines, ''].join('\n');
}

function endOf(to: number): string {
  return formatMinute(to > DAY_MINUTES ? to - DAY_MINUTES : to);
}

/** @param values by half-hour of the week, Monday 0 h first; runs of the same number become one row */
export function rowsOfWeek(
  values: ArrayLike<number>,
  named: Pick<RosterRow, 'world' | 'staffing' | 'group'>,
): RosterRow[] {
  const perDay = values.length / 7;
  const width = DAY_MINUTES / perDay;
  const rows: RosterRow[] = [];
  for (let weekday = 1; weekday <= 7; weekday++)
    for (let part = 0; part < perDay; part++)
      rows.push({
        ...named,
        weekday,
        from: part * width,
        to: (part + 1) * width,
        agents: values[(weekday - 1) * perDay + part] ?? 0,
      });
  return rows;
}

export interface RosterReading {
  readonly rows: readonly RosterRow[];
  /** In reading order; with an error the rows are not to be used. */
  readonly problems: readonly Problem[];
}

/** Never throws. Half-hours that no row names have nobody. */
export function readRosterCsv(text: string, file: string, names: ColumnNames = {}): RosterReading {
  const problems = new CsvProblems(file);
  const wanted = [...COLUMNS, 'date'] as const;
  const required = ['group', 'from', 'agents'] as const;
  const table = readTable(text, problems, { wanted, required, names });
  if (table && !table.has('weekday') && !table.has('date'))
    problems.add(
      'csv-missing-column',
      1,
      say(studyWords, ({ imports }) => imports.noDays),
    );
  if (!table || problems.list.length > 0) return { rows: [], problems: sortProblems(problems.list) };
  if (table.unused.length > 0)
    problems.add(
      'csv-unused-columns',
      1,
      say(studyWords, ({ imports }) => imports.unusedColumns({ names: table.unused.join(', ') })),
      undefined,
      'info',
    );
  const rows = readStretches(table, problems).flatMap(({ row, at }): RosterRow[] => {
    const [agents, staffing, group] = [readAgents(row, problems), readKind(row, problems), row.cell('group')];
    if (group === '')
      problems.add(
        'csv-missing-cell',
        row.line,
        say(studyWords, ({ imports }) => imports.noGroup),
      );
    const world = row.cell('world');
    return agents === undefined || group === ''
      ? []
      : [
          {
            ...at,
            ...(world !== '' && { world }),
            ...(staffing && { staffing }),
            group,
            agents,
            line: row.line,
          },
        ];
  });
  checkOverlaps(rows, problems);
  return { rows, problems: sortProblems(problems.list) };
}

function readAgents(row: CsvRow, problems: CsvProblems): number | undefined {
  const given = row.cell('agents');
  const agents = readAmount(given);
  if (agents !== undefined && Number.isInteger(agents) && agents <= MOST_AGENTS) return agents;
  problems.add(
    'csv-agents',
    row.line,
    say(studyWords, ({ imports }) => imports.badAgents({ given })),
    say(studyWords, ({ imports }) => imports.badAgentsHint({ most: MOST_AGENTS })),
  );
  return undefined;
}

function readKind(row: CsvRow, problems: CsvProblems): StaffingKind | undefined {
  const given = row.cell('staffing');
  const kind = isKind(given.toLowerCase()) ? (given.toLowerCase() as StaffingKind) : undefined;
  if (given !== '' && !kind)
    problems.add(
      'csv-staffing',
      row.line,
      say(studyWords, ({ imports }) => imports.badKind({ given })),
      say(studyWords, ({ imports }) => imports.badKindHint({ kinds: STAFFING_KINDS.join(', ') })),
    );
  return kind;
}

function isKind(text: string): boolean {
  return /^cross-trained-\d+$/.test(text) || STAFFING_KINDS.some((each) => each === text);
}

/** Two rows for the same time would be added up, and one of them is most likely a mistake. */
function checkOverlaps(rows: readonly RosterRow[], problems: CsvProblems): void {
  for (const own of groupRows(rows).values()) {
    const sorted = own.toSorted((a, b) => a.from - b.from);
    sorted.forEach((row, i) => {
      const other = sorted[i - 1];
      if (other && row.from < other.to)
        problems.add(
          'csv-overlap',
          row.line,
          say(studyWords, ({ imports }) =>
            imports.overlap({
              group: row.group,
              from: formatMinute(row.from % DAY_MINUTES),
              other: other.line ?? 0,
            }),
          ),
          say(studyWords, ({ imports }) => imports.overlapHint),
        );
    });
  }
}

function groupRows(rows: readonly RosterRow[]): Map<string, RosterRow[]> {
  const groups = new Map<string, RosterRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.world, row.staffing, row.group, row.weekday, row.date]);
    const own = groups.get(key);
    if (own) own.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** The fewest shifts that say the same: runs of one number become one, and days that are alike share it. */
export function shiftsOf(rows: readonly RosterRow[]): Shift[] {
  const runs: RosterRow[] = [];
  for (const row of rows.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.from - b.from)) {
    const last = runs.at(-1);
    if (
      last &&
      isSameDay(last, row) &&
      last.to === row.from &&
      last.agents === row.agents &&
      row.to - last.from <= DAY_MINUTES
    )
      runs[runs.length - 1] = { ...last, to: row.to };
    else runs.push(row);
  }
  const shifts = new Map<
    string,
    { days: number[]; dates: string[]; from: number; to: number; agents: number }
  >();
  const datesMet = new Set(runs.flatMap(({ date }) => date ?? []));
  for (const { weekday, date, from, to, agents } of runs) {
    if (agents === 0) continue;
    const key = `${weekday === undefined} ${from} ${to} ${agents}`;
    const shift = shifts.get(key) ?? { days: [], dates: [], from, to, agents };
    if (weekday !== undefined) shift.days.push(weekday);
    if (date !== undefined) {
      shift.dates.push(date);
      datesMet.delete(date);
    }
    shifts.set(key, shift);
  }
  const written = [...shifts.values()].map(({ days, dates, from, to, agents }): Shift => ({
    ...(days.length > 0 && { days: [...new Set(days)].toSorted((a, b) => a - b) }),
    ...(dates.length > 0 && { dates }),
    from: formatMinute(from),
    to: endOf(to),
    agents,
  }));
  // A date on which nobody works is not the same as one that nobody speaks of.
  const nobody = { from: '00:00', to: '24:00', agents: 0 };
  if (datesMet.size > 0) written.push({ dates: [...datesMet], ...nobody });
  return written.length > 0 ? written : [{ days: [1, 2, 3, 4, 5, 6, 7], ...nobody }];
}

function dayOf({ weekday, date = '' }: Stretch): string {
  return weekday === undefined ? date : String(weekday);
}
