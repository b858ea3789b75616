import { stat } from 'node:fs/promises';
import {
  callOfRows,
  checkCall,
  parseCallRow,
  parseCells,
  readCallFileHeader,
  type CallFileHeader,
  type LoggedCall,
  type ReadRow,
} from '../calls/index.ts';
import { BadCallFile } from './bad-call-file.ts';
import { readCsvHeader, readCsvRows } from './csv.ts';
import { openParquet } from './parquet.ts';
import { kindOfCallFile } from './write-call-file.ts';

export interface CallFile {
  readonly header: CallFileHeader;
  /** In the order of the file, which is that of their starts; each time from the beginning. @throws BadCallFile */
  calls(): AsyncGenerator<readonly LoggedCall[]>;
}

export interface OpenOptions {
  /** ISO date, UTC: a file that expired before it is refused. */
  readonly today: string;
}

type Rows = () => AsyncGenerator<readonly (readonly unknown[])[]>;

/** A file that `writeCallFile` wrote. @throws BadCallFile */
export async function openCallFile(path: string, { today }: OpenOptions): Promise<CallFile> {
  const kind = kindOfCallFile(path);
  const entry = await stat(path).catch(() => undefined);
  if (!entry?.isFile()) throw new BadCallFile('missing', path);
  const { text, rows } = await orBroken(path, () => open(kind, path));
  if (text === undefined) throw new BadCallFile('notImported', path);
  const header = readCallFileHeader(text);
  if (!header) throw new BadCallFile('broken', path);
  if (header.expires < today) throw new BadCallFile('expired', path, header.expires);
  return { header, calls: () => readCalls(path, rows, header.events) };
}

async function open(
  kind: 'parquet' | 'csv',
  path: string,
): Promise<{ text: string | undefined; rows: Rows }> {
  if (kind === 'csv') return { text: await readCsvHeader(path), rows: () => readCsvRows(path) };
  const { header, rows } = await openParquet(path);
  return { text: header, rows };
}

/** @param events that the header counts: a table that was cut between two rows looks whole. */
async function* readCalls(path: string, rows: Rows, events: number): AsyncGenerator<readonly LoggedCall[]> {
  let waiting: ReadRow[] = [];
  let row = 0;
  const finish = (): LoggedCall => {
    const call = callOfRows(waiting);
    if (!call || checkCall(call)) throw new BadCallFile('broken', path, String(row));
    return call;
  };
  const source = rows();
  for (;;) {
    const next = await orBroken(path, () => source.next());
    if (next.done === true) break;
    const batch: LoggedCall[] = [];
    for (const cells of next.value) {
      row += 1;
      const read = readCells(cells);
      if (typeof read === 'string') throw new BadCallFile('broken', path, String(row));
      // Two platforms may give two calls one id.
      if (waiting.length > 0 && (waiting[0]?.call !== read.call || read.event === 'start')) {
        batch.push(finish());
        waiting = [];
      }
      waiting.push(read);
    }
    if (batch.length > 0) yield batch;
  }
  if (row !== events) throw new BadCallFile('broken', path, String(row));
  if (waiting.length > 0) yield [finish()];
}

function readCells(cells: readonly unknown[]): ReturnType<typeof parseCallRow> {
  // A file of somebody else's may have anything in its columns.
  if (cells.some((cell, i) => i !== 1 && typeof cell !== 'string')) return 'event';
  const t = cells[1];
  return typeof t === 'number' ? parseCells(cells, t) : parseCallRow(cells as readonly string[]);
}

async function orBroken<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof BadCallFile) throw cause;
    throw new BadCallFile('broken', path);
  }
}
