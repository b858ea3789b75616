import { parse } from 'csv-parse/sync';
import type { Encoding, TableHead } from '../calls/index.ts';
import { openLog, type LogFile } from './read-lines.ts';
import { findDelimiter } from './read-records.ts';

export interface LogHead {
  readonly file: LogFile;
  /** To be named in a mapping; undefined: it is seen by itself. */
  readonly encoding: Encoding | undefined;
  /** Undefined: it is no table with a row of names. */
  readonly table: TableHead | undefined;
}

/** What the first 64 kB of a log are. @throws BadLog where it is no text */
export async function readHead(path: string): Promise<LogHead> {
  const first = await openLog(path, path, undefined);
  // The last character may be cut in the middle; another one that is none is a letter of an older encoding.
  const isOlder = first.encoding === 'utf-8' && first.head.slice(0, -4).includes('\uFFFD');
  const file = isOlder ? await openLog(path, path, 'windows-1252') : first;
  return { file, encoding: isOlder ? 'windows-1252' : undefined, table: readTableHead(file.head) };
}

function readTableHead(head: string): TableHead | undefined {
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/);
  const delimiter = findDelimiter(lines[0] ?? '');
  // The last line may be cut in the middle.
  const text = (lines.length > 2 ? lines.slice(0, -1) : lines).join('\n');
  const [header, ...rows] = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  }) as string[][];
  return header && header.length > 1 && rows.length > 0 ? { header, rows, delimiter } : undefined;
}
