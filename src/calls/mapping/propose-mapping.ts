/** A mapping from the names of a table's columns: a draft that a person looks at. */
import { composeMapping } from './compose-mapping.ts';
import { columnsNamed, readTable } from './meanings.ts';
import type { Mapping } from './types.ts';

export interface Proposal {
  readonly mapping: Mapping;
  /** Columns whose meaning was recognised, of how many. */
  readonly sure: number;
  readonly columns: number;
}

/** @param rows a few of the table, without its header */
export function proposeMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter: string,
): Proposal {
  const reading = readTable(header);
  const mapping = composeMapping(reading, { header, rows, delimiter });
  const used = new Set(
    [...reading.columns.values()].flatMap((column) => columnsNamed(column, reading.numbers)),
  );
  return {
    mapping,
    sure: header.filter((name) => used.has(name)).length,
    columns: header.length,
  };
}
