import { parse } from 'csv-parse/sync';
import type { Encoding, Format, TableHead } from '../calls/index.ts';
import { BadLog } from './bad-log.ts';
import { chooseKinds } from './choose-kinds.ts';
import { hasMoment, maskDigits } from './mask-cells.ts';
import { openLog, type LogFile } from './read-lines.ts';
import { findDelimiter } from './read-records.ts';

export interface LogHead {
  readonly file: LogFile;
  /** Whose log it is; undefined: of no platform that is known. */
  readonly platform: Format | undefined;
  /** To be named in a mapping; undefined: it is seen by itself. */
  readonly encoding: Encoding | undefined;
  /** Undefined: it is a platform's, or no table with a row of names. */
  readonly table: TableHead | undefined;
}

/** What the first 64 kB of a log are. @throws BadLog where it is no text, or a file of calls already */
export async function readHead(path: string): Promise<LogHead> {
  const first = await openLog(path, path, undefined);
  // The last character may be cut in the middle; another one that is none is a letter of an older encoding.
  const isOlder = first.encoding === 'utf-8' && first.head.slice(0, -4).includes('\uFFFD');
  const file = isOlder ? await openLog(path, path, 'windows-1252') : first;
  const platform = findPlatform(file);
  const table = platform === undefined ? readTableHead(file.head) : undefined;
  return { file, platform, encoding: isOlder ? 'windows-1252' : undefined, table };
}

function findPlatform(file: LogFile): Format | undefined {
  try {
    return chooseKinds([file], undefined, { format: 'csv' }).source.id as Format;
  } catch (cause) {
    if (cause instanceof BadLog) return undefined;
    throw cause;
  }
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
  const isTable = header !== undefined && header.length > 1 && rows.length > 0 && header.every(isName);
  return isTable ? { header, rows, delimiter } : undefined;
}

/** A first row in which a number or a day stands is none of names: it is somebody's call, and no mapping may quote it. */
function isName(cell: string): boolean {
  return maskDigits(cell) === cell && !hasMoment(cell);
}
