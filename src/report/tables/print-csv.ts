import type { DataColumn } from '../../study/index.ts';

/** RFC 4180: comma, CRLF, quotes doubled. The same columns give the same bytes. */
export function printCsv(columns: readonly DataColumn[]): string {
  const count = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length: count }, (_, row) =>
    columns.map(({ values }) => printCell(values[row] ?? null)).join(','),
  );
  return `${[columns.map(({ name }) => printCell(name)).join(','), ...rows].join('\r\n')}\r\n`;
}

/** Absent and no number are empty. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function printCell(value: number | string | boolean | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
