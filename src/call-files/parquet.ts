/** The event table as Parquet: one row group after the other, so that neither side holds the file in memory. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parquetMetadataAsync, parquetRead, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { ByteWriter, ParquetWriter, schemaFromColumnData, type ColumnSource } from 'hyparquet-writer';
import { CALL_COLUMNS, type LoggedCall } from '../calls/index.ts';

/** Rows of a group: a group ends where a call does. */
const GROUP_ROWS = 100_000;
/** A file that claims more in one group is none of ours, and would not fit. */
const MOST_GROUP_ROWS = 4_000_000;
const HEADER_KEY = 'dialtree.calls';

/** @param header as `printCallFileHeader` prints it */
export async function* printParquetCalls(
  header: string,
  batches: AsyncIterable<readonly LoggedCall[]>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
    kvMetadata: [{ key: HEADER_KEY, value: header }],
    createdBy: 'dialtree',
    // Nobody looks for single values, and smallest and largest ones would have to be found.
    statistics: false,
  });
  let waiting: LoggedCall[] = [];
  let rows = 0;
  const take = async (): Promise<Uint8Array> => {
    await writer.write({ columnData: columnsOf(waiting), rowGroupSize: Math.max(1, rows) });
    waiting = [];
    rows = 0;
    return drain(bytes);
  };
  for await (const batch of batches)
    for (const call of batch) {
      waiting.push(call);
      rows += call.events.length;
      if (rows >= GROUP_ROWS) yield await take();
    }
  if (rows > 0) yield await take();
  await writer.finish();
  yield drain(bytes);
}

/** What has been written so far leaves memory; places in the file go on from there. */
function drain(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  return piece;
}

function columnsOf(calls: readonly LoggedCall[]): ColumnSource[] {
  const count = calls.reduce((sum, call) => sum + call.events.length, 0);
  const texts = Object.fromEntries(
    CALL_COLUMNS.map((name) => [name, new Array<string>(count).fill('')]),
  ) as Record<(typeof CALL_COLUMNS)[number], string[]>;
  const times = new Array<Date>(count);
  let i = 0;
  for (const { call, caller, version, arm, need, precision, events } of calls) {
    texts.caller[i] = caller;
    texts.version[i] = version;
    texts.arm[i] = arm;
    texts.need[i] = need;
    if (precision !== 'ms') texts.precision[i] = precision;
    for (const { t, event, where, value } of events) {
      texts.call[i] = call;
      times[i] = new Date(t);
      texts.event[i] = event;
      texts.where[i] = where;
      texts.value[i] = value;
      i++;
    }
  }
  return CALL_COLUMNS.map((name) =>
    name === 't'
      ? { name, data: times, type: 'TIMESTAMP', nullable: false }
      : { name, data: texts[name], type: 'STRING', nullable: false },
  );
}

export interface ParquetFile {
  /** Undefined: nobody has put one in. */
  readonly header: string | undefined;
  /** Rows in the order of CALL_COLUMNS, `t` in milliseconds; a group at a time. */
  readonly rows: () => AsyncGenerator<readonly (readonly unknown[])[]>;
}

/** @throws whatever the library does, at a file that is not what it should be */
export async function openParquet(path: string): Promise<ParquetFile> {
  const file = await fileBuffer(path);
  const metadata: FileMetaData = await parquetMetadataAsync(file, { geoparquet: false });
  const header = metadata.key_value_metadata?.find(({ key }) => key === HEADER_KEY)?.value;
  const known = new Set(metadata.schema.map(({ name }) => name));
  const columns = CALL_COLUMNS.filter((name) => known.has(name));
  const parsers = { timestampFromMilliseconds: Number, timestampFromMicroseconds: microToMs };
  return {
    header,
    rows: async function* () {
      let rowStart = 0;
      for (const group of metadata.row_groups) {
        const count = Number(group.num_rows);
        if (count > MOST_GROUP_ROWS) throw new Error(`${count} rows in one group`);
        const rowEnd = rowStart + count;
        let found: Record<string, unknown>[] = [];
        await parquetRead({
          file,
          metadata,
          columns,
          rowStart,
          rowEnd,
          parsers,
          rowFormat: 'object',
          onComplete: (rows) => (found = rows),
        });
        yield found.map((row) => CALL_COLUMNS.map((name) => (known.has(name) ? row[name] : '')));
        rowStart = rowEnd;
      }
    },
  };
}

function microToMs(micros: bigint): number {
  return Number(micros / 1000n);
}

/** Reads parts of a file as they are asked for. */
async function fileBuffer(path: string): Promise<AsyncBuffer> {
  const { size } = await stat(path);
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      if (bytes.length === 0) return bytes.buffer;
      let done = 0;
      const stream = createReadStream(path, { start, end: start + bytes.length - 1 });
      for await (const piece of stream as AsyncIterable<Buffer>) {
        bytes.set(piece, done);
        done += piece.length;
      }
      if (done < bytes.length) throw new Error('the file became shorter');
      return bytes.buffer;
    },
  };
}
