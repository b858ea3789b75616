import { proposeMapping, type Proposal } from '../calls/index.ts';
import { parse } from 'csv-parse/sync';
import { openLog } from './read-lines.ts';
import { findDelimiter } from './read-records.ts';

/** A mapping for a table, of its first rows. Undefined: it is none. @throws BadLog where it is no text */
export async function proposeFor(path: string): Promise<Proposal | undefined> {
  const { head } = await openLog(path, path, undefined);
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/);
  const delimiter = findDelimiter(lines[0] ?? '');
  // The last line may be cut in the middle.
  const text = (lines.length > 2 ? lines.slice(0, -1) : lines).join('\n');
  const rows = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  }) as string[][];
  const [header, ...body] = rows;
  if (!header || header.length < 2 || body.length === 0) return undefined;
  return proposeMapping(header, body, delimiter);
}
