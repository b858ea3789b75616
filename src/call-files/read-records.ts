/** The records of a log, as the kind of file has them: lines, JSON values, rows of a table. */
import { parse } from 'csv-parse/sync';
import { refuse, type ReadContext, type Reading, type SourceKind } from '../calls/index.ts';
import { BadLog } from './bad-log.ts';
import { jsonReader } from './read-json-records.ts';
import type { LineReader, LogFile } from './read-lines.ts';
import type { RecordReader, Take } from './record-reader.ts';

export interface PlacedReading {
  readonly row: number;
  readonly reading: Reading;
}

export interface Records {
  readonly readings: readonly PlacedReading[];
  readonly bytes: number;
}

/** A quoted cell may hold line ends, but no more than these. */
const MOST_LINES_OF_ROW = 100;
const DELIMITERS = [',', ';', '\t', '|'];

/** @throws BadLog */
export async function* readRecords(
  file: LogFile,
  lines: LineReader,
  kind: SourceKind,
  context: ReadContext,
): AsyncGenerator<Records> {
  const read = readerOf(file, kind, context);
  for await (const batch of lines.batches(read.takesPieces)) {
    const readings: PlacedReading[] = [];
    const take = (row: number, reading: Reading): void => void readings.push({ row, reading });
    batch.lines.forEach((line, i) => read.line(line, batch.row + i, take));
    yield { readings, bytes: batch.bytes };
  }
  const last: PlacedReading[] = [];
  read.end((row, reading) => void last.push({ row, reading }));
  yield { readings: last, bytes: file.size };
}

function readerOf(file: LogFile, kind: SourceKind, context: ReadContext): RecordReader {
  switch (kind.form) {
    case 'lines': {
      const read = kind.open(context);
      return { line: (line, row, take) => line.trim() !== '' && take(row, read(line)), end: () => undefined };
    }
    case 'json':
      return jsonReader(file, kind.list, kind.open(context));
    case 'csv':
      return csvReader(file, kind, context);
  }
}

type ReadRow = (row: readonly string[]) => Reading;

/**
 * A line without quotes is split; one with quotes is the library's. Quotes that are never closed would swallow the rest of
 * the file: that line is refused, and the next is read as if nothing had been.
 */
function csvReader(file: LogFile, kind: SourceKind & { form: 'csv' }, context: ReadContext): RecordReader {
  let delimiter = kind.delimiter;
  let readRow: ReadRow | undefined = kind.hasHeader ? undefined : open([]);
  /** Cells of a whole row, where a header says it. */
  let width = 0;
  let open_: { lines: string[]; row: number } | undefined;
  let isFirst = true;

  function open(header: readonly string[]): ReadRow {
    const read = kind.form === 'csv' ? kind.open(context, header) : undefined;
    if (typeof read === 'function') return read;
    throw new BadLog({ kind: 'columns', missing: read?.missing ?? [], found: header }, file.path, 1);
  }
  const takeCells = (cells: readonly string[], row: number, take: Take): void => {
    // A row that ends early was cut: what is missing would be taken for empty.
    if (readRow) take(row, cells.length < width ? refuse('cut') : readRow(cells));
    else {
      readRow = open(cells);
      width = cells.findLastIndex((name) => name.trim() !== '') + 1;
    }
  };
  const takeLine = (line: string, row: number, take: Take): void => {
    // Remarks that stand before the header.
    if (isFirst && line.startsWith('#')) return;
    if (line.trim() === '' && !open_) return;
    if (isFirst) delimiter ??= findDelimiter(line);
    isFirst = false;
    if (!open_ && !line.includes('"')) return takeCells(line.split(delimiter ?? ','), row, take);
    const lines = [...(open_?.lines ?? []), line];
    const from = open_?.row ?? row;
    const cells = splitQuoted(lines.join('\n'), delimiter ?? ',');
    if (cells) {
      open_ = undefined;
      takeCells(cells, from, take);
    } else if (lines.length < MOST_LINES_OF_ROW) open_ = { lines, row: from };
    else giveUp(lines, from, take);
  };
  const giveUp = (lines: readonly string[], row: number, take: Take): void => {
    open_ = undefined;
    take(row, refuse('cut'));
    lines.slice(1).forEach((line, i) => takeLine(line, row + 1 + i, take));
  };
  return {
    line: takeLine,
    end: (take) => {
      while (open_) giveUp(open_.lines, open_.row, take);
    },
  };
}

/** Undefined: a quote is still open. */
function splitQuoted(text: string, delimiter: string): readonly string[] | undefined {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
  if (quotes % 2 === 1) return undefined;
  const [row] = parse(text, { delimiter, relax_column_count: true, relax_quotes: true }) as string[][];
  return row ?? [];
}

/** The one that splits the first row most. */
export function findDelimiter(line: string): string {
  const [best = ','] = DELIMITERS.toSorted((a, b) => line.split(b).length - line.split(a).length);
  return best;
}
