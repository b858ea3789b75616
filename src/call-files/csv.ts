/**
 * The event table as CSV, for spreadsheets and other programs. The header stands in a first line of its own, which begins
 * with `#`.
 */
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { parse } from 'csv-parse';
import { CALL_COLUMNS, printCall, type LoggedCall } from '../calls/index.ts';

export const HEADER_MARK = '#dialtree.calls ';
const PIECE_CALLS = 4096;
/** Rows that are looked at together. */
const BATCH_ROWS = 8192;
/** Characters of one row, and of the first line, with room for thousands of lines and files. */
const LONGEST_ROW = 10_000;
const LONGEST_HEADER = 16_000_000;

export async function* printCsvCalls(
  header: string,
  batches: AsyncIterable<readonly LoggedCall[]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${HEADER_MARK}${header}\n${CALL_COLUMNS.join(',')}\n`);
  for await (const batch of batches)
    for (let i = 0; i < batch.length; i += PIECE_CALLS) {
      const rows = batch.slice(i, i + PIECE_CALLS).flatMap(printCall);
      yield Buffer.from(rows.map((row) => `${row.map(quote).join(',')}\n`).join(''));
    }
}

function quote(cell: string): string {
  return /[",\r\n#]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The text of the header; undefined: there is none. @throws the system's error */
export async function readCsvHeader(path: string): Promise<string | undefined> {
  let head = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    head += String(piece);
    if (!HEADER_MARK.startsWith(head.slice(0, HEADER_MARK.length)) || head.length > LONGEST_HEADER) break;
    const end = head.indexOf('\n');
    if (end >= 0) return head.slice(HEADER_MARK.length, end);
  }
  return undefined;
}

/** Rows in the order of CALL_COLUMNS, in batches. @throws at a table that is none */
export async function* readCsvRows(path: string): AsyncGenerator<readonly (readonly string[])[]> {
  const parser = createReadStream(path)
    .pipe(withoutFirstLine())
    .pipe(parse({ max_record_size: LONGEST_ROW, relax_column_count: true, skip_empty_lines: true }));
  let places: readonly number[] | undefined;
  let batch: (readonly string[])[] = [];
  for await (const record of parser as AsyncIterable<string[]>) {
    if (!places) {
      const header = new Map(record.map((name, i) => [name.trim(), i]));
      places = CALL_COLUMNS.map((name) => header.get(name) ?? -1);
      if (places.slice(0, 4).some((place) => place < 0)) throw new Error('the columns are missing');
      continue;
    }
    batch.push(places.map((place) => record[place] ?? ''));
    if (batch.length >= BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** The header holds quotes, which are no CSV. */
function withoutFirstLine(): Transform {
  let isAfter = false;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const end = isAfter ? -1 : piece.indexOf(0x0a);
      if (isAfter) return done(undefined, piece);
      isAfter = end >= 0;
      return isAfter ? done(undefined, piece.subarray(end + 1)) : done();
    },
  });
}
