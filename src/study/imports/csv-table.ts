/**
 * A table as other programs export it: which column is which, and where each cell stands. Names of columns are taken in
 * any of our languages and a little misspelt, or as they were said to be.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { findNearest } from '../../util/find-nearest.ts';
import { wordProblem, type Problem } from '../../util/problem.ts';
import { shorten } from '../../util/shorten.ts';
import { commonWords, LANGUAGES, say, sayEach, studyWords, type Said } from '../../words/index.ts';

/** Of a year of quarter-hours for forty groups. */
const MOST_ROWS = 200_000;
const MOST_CHARACTERS = 10_000_000;
/** In which misspelt names are looked for, and letters of a name that count: a wider table is no export of a day's calls. */
const MOST_COLUMNS = 1000;
const LONGEST_NAME = 200;
/** Named in a hint. */
const MOST_NAMED = 40;

/** What a column may hold, by the names that stand for it in the catalogue. */
export type ColumnName = keyof (typeof studyWords)['en']['imports']['columns'];
/** Names in the file by what they hold, for headers that nobody could guess. */
export type ColumnNames = Readonly<Partial<Record<ColumnName, string>>>;

export interface CsvRow {
  readonly line: number;
  /** Empty where the table has no such column. */
  cell(column: ColumnName): string;
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  has(column: ColumnName): boolean;
  /** Headers that hold nothing that is asked for. */
  readonly unused: readonly string[];
}

export class CsvProblems {
  readonly list: Problem[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  add(
    code: string,
    line: number | undefined,
    message: Said,
    hint?: Said,
    severity: Problem['severity'] = 'error',
  ): void {
    // A file with one kind of mistake has it in every row.
    const alike = this.list.filter((each) => each.code === code).length;
    if (alike >= MOST_ALIKE) return;
    const last = alike === MOST_ALIKE - 1 ? say(studyWords, ({ imports }) => imports.andMore) : hint;
    this.list.push({
      code,
      severity,
      ...wordProblem(message, last),
      file: this.file,
      ...(line !== undefined && { line, column: 1 }),
    });
  }
}
const MOST_ALIKE = 10;
/** Shorter names are too much like each other. */
const SHORTEST_GUESS = 5;

/** @param wanted columns that are read if they are there; `required` must be there */
export function readTable(
  text: string,
  problems: CsvProblems,
  {
    wanted,
    required,
    names = {},
  }: {
    readonly wanted: readonly ColumnName[];
    readonly required: readonly ColumnName[];
    readonly names?: ColumnNames;
  },
): CsvTable | undefined {
  if (text.length > MOST_CHARACTERS) {
    problems.add(
      'csv-too-long',
      undefined,
      say(studyWords, ({ imports }) => imports.tooLarge({ most: MOST_CHARACTERS })),
    );
    return undefined;
  }
  const records = readRecords(text, problems);
  const [head, ...body] = records ?? [];
  if (!records) return undefined;
  if (!head || body.length === 0) {
    problems.add(
      'csv-empty',
      head?.line,
      say(studyWords, ({ imports }) => imports.empty),
    );
    return undefined;
  }
  if (body.length > MOST_ROWS) {
    problems.add(
      'csv-too-long',
      body[MOST_ROWS]?.line,
      say(studyWords, ({ imports }) => imports.tooManyRows({ most: MOST_ROWS })),
    );
    return undefined;
  }
  const places = findColumns(head, problems, wanted, names);
  const missing = required.filter((column) => !places.has(column));
  for (const column of missing)
    problems.add(
      'csv-missing-column',
      head.line,
      sayEach((language) => studyWords[language].imports.missingColumn({ name: nameOf(column, language) })),
      sayEach((language) =>
        studyWords[language].imports.missingColumnHint({
          found: listHeaders(head, language),
          column,
        }),
      ),
    );
  if (missing.length > 0) return undefined;
  const used = new Set(places.values());
  return {
    rows: body.map(({ line, cells }) => ({ line, cell: (column) => cells[places.get(column) ?? -1] ?? '' })),
    has: (column) => places.has(column),
    unused: head.cells.filter((name, i) => name !== '' && !used.has(i)),
  };
}

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRecords(text: string, problems: CsvProblems): CsvRecord[] | undefined {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const [delimiter = ','] = [',', ';', '\t'].toSorted(
    (a, b) => first.split(b).length - first.split(a).length,
  );
  try {
    // One kind of line end: the library takes the first it meets, and counts lines by all of them.
    const rows = parse(text.replaceAll(/\r\n?/g, '\n'), {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as readonly unknown[] as readonly {
      readonly record: string[];
      readonly info: { readonly lines: number };
    }[];
    return rows
      .filter(({ record }) => record.some((cell) => cell !== ''))
      .map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 1;
    problems.add(
      'csv-syntax',
      line,
      say(studyWords, ({ imports }) => imports.syntax),
    );
    return undefined;
  }
}

function findColumns(
  head: CsvRecord,
  problems: CsvProblems,
  wanted: readonly ColumnName[],
  names: ColumnNames,
): ReadonlyMap<ColumnName, number> {
  const places = new Map<ColumnName, number>();
  for (const [column, name] of Object.entries(names) as [ColumnName, string][]) {
    const at = head.cells.findIndex((cell) => plain(cell) === plain(name));
    if (at >= 0) places.set(column, at);
    else
      problems.add(
        'csv-unknown-column',
        head.line,
        say(studyWords, ({ imports }) => imports.unknownColumn({ name })),
        sayEach((language) =>
          studyWords[language].imports.foundColumns({
            found: listHeaders(head, language),
          }),
        ),
      );
  }
  const taken = new Set(places.values());
  const known = new Map(
    wanted
      .filter((column) => names[column] === undefined)
      .flatMap((column) =>
        LANGUAGES.flatMap((language) =>
          [column, ...studyWords[language].imports.columns[column].split('|')].map(
            (name) => [plain(name), column] as const,
          ),
        ),
      ),
  );
  const place = (cell: number, name: string, column: ColumnName): void => {
    taken.add(cell);
    if (!places.has(column)) places.set(column, cell);
    else
      problems.add(
        'csv-duplicate-column',
        head.line,
        say(studyWords, ({ imports }) => imports.twoColumns({ name })),
        say(studyWords, ({ imports }) => imports.twoColumnsHint({ column })),
      );
  };
  head.cells.forEach((name, cell) => {
    const column = known.get(plain(name));
    if (column && !taken.has(cell)) place(cell, name, column);
  });
  // Misspelt is only what nothing else is: a column of notes is no date.
  head.cells.slice(0, MOST_COLUMNS).forEach((name, cell) => {
    const own = plain(name);
    if (taken.has(cell) || own.length < SHORTEST_GUESS) return;
    const open = [...known].filter(([, column]) => !places.has(column)).map(([each]) => each);
    const column = known.get(findNearest(own, open) ?? '');
    if (column) place(cell, name, column);
  });
  return places;
}

function nameOf(column: ColumnName, language: (typeof LANGUAGES)[number]): string {
  return studyWords[language].imports.columns[column].split('|')[0] ?? column;
}

function listHeaders({ cells }: CsvRecord, language: (typeof LANGUAGES)[number]): string {
  return cells.slice(0, MOST_NAMED).map(shorten).join(commonWords[language].listComma);
}

function plain(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(.*?\)|[^\p{L}\p{N}]/gu, '');
}
