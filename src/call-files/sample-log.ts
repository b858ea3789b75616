import {
  columnsNamed,
  readMapping,
  readTable,
  type Encoding,
  type Format,
  type Mapping,
  type Meaning,
  type TableHead,
} from '../calls/index.ts';
import { BadLog } from './bad-log.ts';
import { isStamps, maskDigits, maskUnknown } from './mask-cells.ts';
import { readHead } from './table-head.ts';

/** The beginning of a log, for somebody who says what it holds. */
export interface LogSample {
  /** Of which platform it is; `csv`: a table that needs a mapping. */
  readonly format: Format;
  /** As it is written. */
  readonly encoding: Encoding;
  /** What stands between columns. Absent: it is no table. */
  readonly delimiter?: string;
  readonly header: readonly string[];
  /** Numbers of people, names and free text are masked. */
  readonly rows: readonly (readonly string[])[];
}

const SHOWN = 20;
const LONGEST_CELL = 60;
/** More different numbers than these, and in more than a third of the rows: they are not those of hotlines. */
const MOST_LINES = 3;
/** What platforms write for a number that is withheld: a mapping has to name it. */
const WITHHELD =
  /^(?:anonymous|restricted|withheld|unknown|private|unavailable|anonym|unbekannt|unterdrückt)$/i;
const TIMES: ReadonlySet<string> = new Set<Meaning>(['start', 'queue', 'answer', 'end', 'time']);

/**
 * @param mapping what the columns are taken for; absent: what their names say
 * @throws BadLog for what is no log
 */
export async function sampleLog(path: string, mapping: Mapping | undefined): Promise<LogSample> {
  const { file, platform, table } = await readHead(path);
  const encoding = file.encoding.startsWith('utf-16') ? 'utf-16' : (file.encoding as Encoding);
  if (!table) {
    if (platform === undefined) throw new BadLog({ kind: 'unknown' }, path);
    return { format: platform, encoding, header: [], rows: [] };
  }
  const { header, delimiter } = table;
  return { format: 'csv', encoding, delimiter, header, rows: maskRows(table, mapping) };
}

function maskRows({ header, rows }: TableHead, given: Mapping | undefined): string[][] {
  const meanings = new Map<string, Set<Meaning>>();
  const { columns, numbers } = given ? readMapping(given) : readTable(header);
  for (const [meaning, column] of columns)
    for (const name of columnsNamed(column, numbers))
      meanings.set(name, (meanings.get(name) ?? new Set()).add(meaning));
  const masks = header.map((name, i) =>
    maskOf(
      meanings.get(name),
      rows.map((row) => row[i] ?? ''),
    ),
  );
  return rows
    .slice(0, SHOWN)
    .map((row) => header.map((_, i) => (masks[i] ?? maskUnknown)((row[i] ?? '').slice(0, LONGEST_CELL))));
}

function maskOf(
  meanings: ReadonlySet<Meaning> | undefined,
  cells: readonly string[],
): (cell: string) => string {
  if (meanings?.has('caller') === true) return (cell) => (WITHHELD.test(cell) ? cell : maskUnknown(cell));
  if (!meanings) return maskUnknown;
  if ([...meanings].some((each) => TIMES.has(each)) && isStamps(cells)) return (cell) => cell;
  const different = new Set(cells).size;
  const isOfLines = meanings.has('line') && (different <= MOST_LINES || different * 3 <= cells.length);
  return isOfLines ? (cell) => cell : maskDigits;
}
