/**
 * A list of numbers and desks, as people keep it in a spreadsheet: one row a line. Names of columns are taken in any of our
 * languages and a little misspelt; every cell that cannot be read is a problem with its line and column.
 */
import { parse } from 'csv-parse/sync';
import { CsvError } from 'csv-parse/sync';
import type { WeeklyHours } from '../../calendar/index.ts';
import { findNearest } from '../../util/find-nearest.ts';
import { sortProblems, wordProblem, type Problem } from '../../util/problem.ts';
import { cliWords, LANGUAGES, say, sayEach, type Said } from '../../words/index.ts';
import { findTooMany, LONGEST_NAMES, MOST_CALLS } from './list-limits.ts';
import type { PlannedDesk, PlannedLine, PlannedNeed } from './plan.ts';
import { placeOf, type Row } from './list-row.ts';
import { readHours } from './read-hours.ts';

export interface LinesReading {
  readonly lines: readonly PlannedLine[];
  readonly desks: readonly PlannedDesk[];
  readonly problems: readonly Problem[];
}

/** As the first row of a list names them, in the order of the examples. */
export const COLUMNS = ['line', 'number', 'product', 'needs', 'desk', 'agents', 'hours', 'calls'] as const;
type Column = (typeof COLUMNS)[number];
/** Between needs in one cell, full-width signs being read as plain ones; 3001 is the Chinese mark of lists. */
export const LIST_MARKS = /[;,/|+\u3001]/;
const REQUIRED: readonly Column[] = ['line', 'product', 'needs'];
const MOST_ROWS = 400;
/** A list has eight columns; of a file that is something else the first will do. */
const MOST_COLUMNS = 200;
const LONGEST_HEADER = 200;

type Report = (code: string, row: Row | undefined, cell: number, message: Said, hint: Said) => void;

export function readLines(text: string, file: string): LinesReading {
  const problems: Problem[] = [];
  const report: Report = (code, row, cell, message, hint) => {
    const at = row ? placeOf(row, cell) : { line: 1, column: 1 };
    problems.push({ code, severity: 'error', ...wordProblem(message, hint), file, ...at });
  };
  const rows = readRows(text, report);
  const [head, ...body] = rows;
  if (!head || body.length === 0) {
    if (problems.length === 0) report('csv-empty', head, 0, words('empty'), HEADER_HINT);
    return { lines: [], desks: [], problems };
  }
  const places = findColumns(head, report);
  if (body.length > MOST_ROWS)
    report('csv-too-long', body[MOST_ROWS], 0, words('tooManyLines'), words('tooManyLinesHint'));
  const reader = new RowReader(places, report);
  for (const row of REQUIRED.every((column) => places.has(column)) ? body.slice(0, MOST_ROWS) : [])
    reader.read(row);
  const { lines, desks } = reader.result();
  checkTotals(lines, desks, report);
  return { lines, desks, problems: sortProblems(problems) };
}

function words(key: keyof (typeof cliWords)['en']['initList'] & string): Said {
  return say(cliWords, ({ initList }) => {
    const said = initList[key];
    if (typeof said !== 'string') throw new Error(`The message "${key}" takes values.`);
    return said;
  });
}
const HEADER_HINT = say(cliWords, (w) => w.initList.emptyHint({ columns: COLUMNS.join(',') }));

function readRows(text: string, report: Report): Row[] {
  const [first = ''] = text.split('\n');
  const delimiter =
    [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  try {
    // One kind of line end: the library takes the first it meets, and counts lines by all of them.
    const rows = parse(text.replaceAll(/\r\n?/g, '\n'), {
      bom: true,
      delimiter,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as readonly unknown[] as readonly Row[];
    return rows.filter(({ record }) => record.some((cell) => cell !== ''));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 1;
    report(
      'csv-syntax',
      { record: [], info: { lines: line }, raw: '' },
      0,
      words('syntax'),
      words('syntaxHint'),
    );
    return [];
  }
}

function findColumns(head: Row, report: Report): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  const known = new Map(
    COLUMNS.flatMap((column) =>
      LANGUAGES.flatMap((language) =>
        [column, ...cliWords[language].initList.columns[column].split('|')].map(
          (name) => [plain(name), column] as const,
        ),
      ),
    ),
  );
  head.record.slice(0, MOST_COLUMNS).forEach((name, cell) => {
    const own = plain(name);
    const column = known.get(own) ?? known.get(findNearest(own, [...known.keys()]) ?? '');
    if (own === '') return;
    if (!column)
      report(
        'csv-unknown-column',
        head,
        cell,
        say(cliWords, (w) => w.initList.unknownColumn({ name })),
        COLUMNS_HINT,
      );
    else if (places.has(column))
      report(
        'csv-duplicate-column',
        head,
        cell,
        say(cliWords, (w) => w.initList.twoColumns({ name })),
        words('twoColumnsHint'),
      );
    else places.set(column, cell);
  });
  for (const column of REQUIRED)
    if (!places.has(column))
      report(
        'csv-missing-column',
        head,
        0,
        sayEach((l) => cliWords[l].initList.missingColumn({ name: nameOf(column, l) })),
        sayEach((l) => cliWords[l].initList.meaning[column]),
      );
  return places;
}

function nameOf(column: Column, language: (typeof LANGUAGES)[number]): string {
  return cliWords[language].initList.columns[column].split('|')[0] ?? column;
}
const COLUMNS_HINT: Said = sayEach((language) =>
  cliWords[language].initList.columnsHint({
    columns: COLUMNS.map((column) => nameOf(column, language)).join(cliWords[language].initList.comma),
  }),
);

function checkTotals(lines: readonly PlannedLine[], desks: readonly PlannedDesk[], report: Report): void {
  for (const { column, count, most } of findTooMany(lines, desks)) {
    const message = sayEach((l) =>
      cliWords[l].initList.tooManyNames({ name: nameOf(column, l), count, most }),
    );
    report('csv-too-many', undefined, 0, message, words('tooManyLinesHint'));
  }
  const calls = lines.reduce((sum, line) => sum + (line.calls ?? 0), 0);
  if (calls > MOST_CALLS)
    report(
      'csv-number',
      undefined,
      0,
      say(cliWords, (w) => w.initList.tooManyCalls({ calls, most: MOST_CALLS })),
      sayEach((l) => cliWords[l].initList.meaning.calls),
    );
}

/** A cell of needs names several. */
function namesIn(text: string, column: Column): string[] {
  return column === 'needs'
    ? text
        .normalize('NFKC')
        .split(LIST_MARKS)
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : [text];
}

function plain(name: string): string {
  return name
    .slice(0, LONGEST_HEADER)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(.*?\)|[^\p{L}\p{N}]/gu, '');
}

class RowReader {
  private readonly places: ReadonlyMap<Column, number>;
  private readonly report: Report;
  private readonly lines = new Map<
    string,
    { number: string | undefined; needs: PlannedNeed[]; calls: number | undefined }
  >();
  private readonly desks = new Map<string, { agents: number | undefined; hours: WeeklyHours | undefined }>();
  private readonly numbers = new Map<string, string>();

  constructor(places: ReadonlyMap<Column, number>, report: Report) {
    this.places = places;
    this.report = report;
  }

  read(row: Row): void {
    const cell = (column: Column): string => row.record[this.places.get(column) ?? -1] ?? '';
    const wrong = (code: string, column: Column, message: Said, hint: Said): void =>
      this.report(code, row, this.places.get(column) ?? 0, message, hint);
    for (const column of REQUIRED)
      if (cell(column) === '')
        wrong(
          'csv-missing-cell',
          column,
          sayEach((l) => cliWords[l].initList.missingCell({ name: nameOf(column, l) })),
          sayEach((l) => cliWords[l].initList.meaning[column]),
        );
    for (const [column, most] of Object.entries(LONGEST_NAMES) as [Column, number][])
      if (namesIn(cell(column), column).some((name) => name.length > most))
        wrong(
          'csv-long-cell',
          column,
          sayEach((l) => cliWords[l].initList.longCell({ name: nameOf(column, l), most })),
          words('longCellHint'),
        );
    const title = cell('line');
    const number = cell('number') || undefined;
    const owner = number === undefined ? undefined : this.numbers.get(number);
    if (owner !== undefined && owner !== title)
      wrong(
        'csv-duplicate-number',
        'number',
        say(cliWords, (w) => w.initList.twoLines({ number: number ?? '', owner })),
        words('twoLinesHint'),
      );
    if (number !== undefined) this.numbers.set(number, title);
    const agents = this.readCount(cell('agents'), 'agents', wrong);
    const calls = this.readCount(cell('calls'), 'calls', wrong);
    const hours = readHours(cell('hours'));
    if (hours === 'unreadable')
      wrong(
        'csv-hours',
        'hours',
        say(cliWords, (w) => w.initList.badHours({ given: cell('hours') })),
        sayEach((l) => cliWords[l].initList.meaning.hours),
      );
    const desk = cell('desk') || title;
    const own = { agents, hours: hours === 'unreadable' ? undefined : hours };
    const earlier = this.desks.get(desk);
    if (earlier && own.agents !== undefined && earlier.agents !== undefined && own.agents !== earlier.agents)
      wrong(
        'csv-two-staffings',
        'agents',
        say(cliWords, (w) =>
          w.initList.twoStaffings({ desk, first: earlier.agents ?? 0, second: agents ?? 0 }),
        ),
        words('twoStaffingsHint'),
      );
    this.desks.set(desk, { agents: earlier?.agents ?? own.agents, hours: earlier?.hours ?? own.hours });
    const product = cell('product');
    const needs = namesIn(cell('needs'), 'needs').map((intent): PlannedNeed => ({ product, intent, desk }));
    const line = this.lines.get(title);
    if (!line) this.lines.set(title, { number, needs, calls });
    else {
      line.needs.push(
        ...needs.filter(
          ({ intent }) => !line.needs.some((need) => need.product === product && need.intent === intent),
        ),
      );
      line.calls =
        line.calls === undefined || calls === undefined ? (line.calls ?? calls) : line.calls + calls;
    }
  }

  result(): Pick<LinesReading, 'lines' | 'desks'> {
    return {
      lines: [...this.lines].map(([title, line]) => ({ title, ...line })),
      desks: [...this.desks].map(([title, desk]) => ({ title, ...desk })),
    };
  }

  /** Thousands may be set apart; a sign or a unit may not stand there. */
  private readCount(
    text: string,
    column: Column,
    wrong: (code: string, column: Column, message: Said, hint: Said) => void,
  ): number | undefined {
    if (text === '') return undefined;
    const number = Number(text.replaceAll(/(?<=\d)[ ,_\u00A0](?=\d{3}\b)/g, ''));
    if (Number.isInteger(number) && number >= 1 && number <= 10_000_000) return number;
    wrong(
      'csv-number',
      column,
      sayEach((l) => cliWords[l].initList.badNumber({ name: nameOf(column, l), given: text })),
      sayEach((l) => cliWords[l].initList.meaning[column]),
    );
    return undefined;
  }
}
