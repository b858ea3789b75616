/** Columns as CSV (RFC 4180) and as Parquet. The same columns give the same bytes. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { SweepColumn } from '../study/index.ts';

export function printCsv(columns: readonly SweepColumn[]): string {
  const count = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length: count }, (_, row) =>
    columns.map(({ values }) => printCell(values[row] ?? null)).join(','),
  );
  return `${[columns.map(({ name }) => printCell(name)).join(','), ...rows].join('\r\n')}\r\n`;
}

/** Absent is empty. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function printCell(value: number | string | boolean | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const PARQUET_TYPES = { whole: 'INT32', number: 'DOUBLE', text: 'STRING', truth: 'BOOLEAN' } as const;

export function printParquet(columns: readonly SweepColumn[]): Uint8Array {
  const columnData = columns.map(({ name, kind, values }) => ({
    name,
    type: PARQUET_TYPES[kind],
    data: [...values] as never[],
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'dialtree' }));
}
