import type { Meaning, TableReading } from '../../../calls/index.ts';
import type { EvidenceWords } from '../../../words/index.ts';
import { ownValue } from '../../../util/own-value.ts';

export function nameMeaning(
  meaning: Meaning,
  rows: TableReading['rows'],
  { meanings }: EvidenceWords['mapping'],
): string {
  return ownValue<string>(meanings[rows], meaning) ?? meaning;
}
