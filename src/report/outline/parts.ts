/** What an outline is made of: sections of sentences, small tables and commands. */
import type { StudyResult } from '../../study/index.ts';
import type { Head, Phrases, Section } from '../phrases/index.ts';
import type { Language, ReportOptions } from '../types.ts';

export interface OutlineTable {
  readonly head: readonly string[];
  /** Columns that hold numbers are set flush right. */
  readonly isNumeric: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
}

export type OutlinePart =
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'table'; readonly table: OutlineTable }
  | { readonly kind: 'command'; readonly text: string };

export interface OutlineSection {
  readonly title: string;
  readonly parts: readonly OutlinePart[];
}

/** What every section is given. */
export interface Outline {
  readonly result: StudyResult;
  readonly language: Language;
  readonly phrases: Phrases;
  readonly options: ReportOptions;
}

export const sentence = (text: string): OutlinePart => ({ kind: 'sentence', text });

export function tableOf(
  { phrases }: Outline,
  columns: readonly (readonly [Head, 'text' | 'number'])[],
  rows: readonly (readonly string[])[],
): OutlinePart {
  return {
    kind: 'table',
    table: {
      head: columns.map(([head]) => phrases.heads[head]),
      isNumeric: columns.map(([, kind]) => kind === 'number'),
      rows,
    },
  };
}

export function sectionOf(
  { phrases }: Outline,
  id: Section,
  parts: readonly (OutlinePart | undefined)[],
): OutlineSection | undefined {
  const present = parts.filter((part) => part !== undefined);
  return present.length > 0 ? { title: phrases.sections[id], parts: present } : undefined;
}
