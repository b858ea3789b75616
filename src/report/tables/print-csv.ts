import type { DataColumn } from '../../study/index.ts';
import { showText } from '../../util/show-text.ts';

/** RFC 4180: comma, CRLF, quotes doubled. The same columns give the same bytes. */
export function printCsv(columns: readonly DataColumn[]): string {
  const count = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length: count }, (_, row) =>
    columns.map(({ values }) => printCell(values[row] ?? null)).join(','),
  );
  return `${[columns.map(({ name }) => printCell(name)).join(','), ...rows].join('\r\n')}\r\n`;
}

/**
 * What a spreadsheet would run as a formula, at the beginning or, where semicolons part cells, behind one. The wide
 * signs are taken for the narrow ones where Chinese or Japanese is set.
 */
const FORMULA = /(^|;)(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * Absent and no number are empty. A text gets an apostrophe where a formula would begin, and signs that nobody sees
 * are shown: no two readers of CSV take them alike. (JSON and Parquet hold every text as it is.)
 */
function printCell(value: number | string | boolean | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  const text = typeof value === 'string' ? showText(value).replace(FORMULA, "$1$2'") : String(value);
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
