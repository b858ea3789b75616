import { parquetWriteBuffer } from 'hyparquet-writer';
import type { DataColumn } from '../../study/index.ts';

const PARQUET_TYPES = { whole: 'INT32', number: 'DOUBLE', text: 'STRING', truth: 'BOOLEAN' } as const;

/** The same columns give the same bytes. */
export function printParquet(columns: readonly DataColumn[]): Uint8Array {
  const columnData = columns.map(({ name, kind, values }) => ({
    name,
    type: PARQUET_TYPES[kind],
    data: [...values] as never[],
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'dialtree' }));
}
