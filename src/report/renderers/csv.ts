/** The figures as one table: shares are fractions of 1, every digit is there, absent cells are empty. */
import { tabulateResult } from '../subjects.ts';
import { printCsv } from '../tables/print-csv.ts';
import type { Renderer } from '../types.ts';

export const csv: Renderer = {
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv',
  render: (result) => printCsv(tabulateResult(result)),
};
