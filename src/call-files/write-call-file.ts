import { writePieces } from '../disk/index.ts';
import { printCallFileHeader, type CallFileHeader, type LoggedCall } from '../calls/index.ts';
import { BadCallFile } from './bad-call-file.ts';
import { printCsvCalls } from './csv.ts';
import { printParquetCalls } from './parquet.ts';

/** Hashes of callers are personal data still: nobody else on the computer reads them. */
const MODE = 0o600;

/**
 * Writes `*.events.parquet` or `*.events.csv`, whole or not at all, with the memory of one group of rows.
 *
 * @param batches by time of their starts
 * @throws BadCallFile for another ending, or the system's error
 */
export async function writeCallFile(
  path: string,
  header: CallFileHeader,
  batches: AsyncIterable<readonly LoggedCall[]>,
): Promise<void> {
  const kind = kindOfCallFile(path);
  const print = kind === 'parquet' ? printParquetCalls : printCsvCalls;
  await writePieces(path, print(printCallFileHeader(header), batches), MODE);
}

/** @throws BadCallFile */
export function kindOfCallFile(path: string): 'parquet' | 'csv' {
  const kind = /\.(parquet|csv)$/i.exec(path)?.[1]?.toLowerCase();
  if (kind !== 'parquet' && kind !== 'csv') throw new BadCallFile('kind', path);
  return kind;
}
