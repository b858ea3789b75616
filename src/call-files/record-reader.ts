import type { Reading } from '../calls/index.ts';

export type Take = (row: number, reading: Reading) => void;

/** Takes lines one after the other, and what is left at the end. */
export interface RecordReader {
  /** Where a line ends says nothing. */
  readonly takesPieces?: boolean;
  line(line: string, row: number, take: Take): void;
  end(take: Take): void;
}
