/**
 * Room: calls that were really made, as one neutral table of events, whatever wrote the log. Nobody's number, name or
 * words: callers are keyed hashes before they come here.
 *
 * Laws: those of `check-call.ts` hold for every call that leaves this room; `sources/types.ts` has those of readers.
 */
export {
  CUT_SHORT,
  SAID,
  type CallEvent,
  type CallEventName,
  type EndedBy,
  type LoggedCall,
  type Precision,
} from './types.ts';
export { isAnsweredOnly, type AnsweredCount } from './answered-only.ts';
export { checkCall } from './check-call.ts';
export {
  CALL_COLUMNS,
  callOfRows,
  parseCallRow,
  parseCells,
  printCall,
  readCallTable,
  type CallRow,
  type CallTable,
  type ReadRow,
} from './call-table.ts';
export { printCallFileHeader, readCallFileHeader, type CallFileHeader } from './call-file-header.ts';
export { isFate, refuse, type Fate, type Reason } from './sources/reasons.ts';
export { SOURCES } from './sources/registry.ts';
export type * from './sources/types.ts';
export { tableSource } from './sources/table/index.ts';
export { importContext, type ImportContext } from './import-context.ts';
export { callFinisher } from './importing/finish-call.ts';
export { ClockOffsets, type SkewFault } from './importing/clock-offsets.ts';
export { hashText } from './importing/hash-text.ts';
export { settleMoments, type PlacedFragment } from './importing/settle-moments.ts';
export { Tally, type Counted, type Outcome } from './importing/tally.ts';
export { KNOWN_COUNTRIES } from './mapping/phone-number.ts';
export { FORMATS, type Encoding, type Format, type Mapping } from './mapping/types.ts';
export { parseMapping, printMapping, readDraft, type MappingReading } from './mapping/parse-mapping.ts';
export { mappingJsonSchema } from './mapping/schema.ts';
export { composeMapping, readMapping, type TableHead } from './mapping/compose-mapping.ts';
export { columnsNamed, MEANINGS_OF, readTable, type Meaning, type TableReading } from './mapping/meanings.ts';
export { proposeMapping, type Proposal } from './mapping/propose-mapping.ts';
