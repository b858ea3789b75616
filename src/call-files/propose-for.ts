import {
  composeMapping,
  proposeMapping,
  type Mapping,
  type Proposal,
  type TableReading,
} from '../calls/index.ts';
import { readHead } from './table-head.ts';

/** A mapping for a table, of its first rows. Undefined: it is none. @throws BadLog where it is no text */
export async function proposeFor(path: string): Promise<Proposal | undefined> {
  const { table, encoding } = await readHead(path);
  if (!table) return undefined;
  const proposal = proposeMapping(table.header, table.rows, table.delimiter);
  return { ...proposal, mapping: withEncoding(proposal.mapping, encoding) };
}

/** The same from what somebody took its columns for. @throws as `proposeFor` */
export async function composeFor(
  path: string,
  reading: TableReading,
  before: Mapping | undefined,
): Promise<Mapping | undefined> {
  const { table, encoding } = await readHead(path);
  return table && withEncoding(composeMapping(reading, table, before), encoding);
}

function withEncoding(mapping: Mapping, encoding: Mapping['encoding']): Mapping {
  return encoding === undefined ? mapping : { ...mapping, encoding };
}
