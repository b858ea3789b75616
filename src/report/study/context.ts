/** What every section of a study's report is given, and the pieces that several of them set the same way. */
import type { FigureInfo, NamedParameter, StudyResult, Unit, WorldResult } from '../../study/index.ts';
import type { Text } from '../../chart/index.ts';
import type { NumberWords } from '../../util/format-number.ts';
import { reportWords, type Language, type ReportWords } from '../../words/index.ts';
import { chooseLanguage, sayIn } from '../choose-language.ts';
import type { Cell, Depth, Direction, OutlinePart, OutlineSection, OutlineTable } from '../outline/parts.ts';
import { numberWords } from '../number-words.ts';
import type { ReportOptions } from '../types.ts';
import { findWorld } from './compare-figures.ts';
import { nameParameter, titleParameter } from './names.ts';

/** What a study's report says. */
export type StudyPhrases = ReportWords['study'];
export type Head = keyof StudyPhrases['heads'];
export type Section = keyof StudyPhrases['sections'];

export interface StudyContext {
  readonly result: StudyResult;
  readonly language: Language;
  readonly phrases: StudyPhrases;
  readonly numbers: NumberWords;
  readonly options: ReportOptions;
  readonly depth: Depth;
  /** The two worlds of the headline, those that exist. */
  readonly pair: readonly WorldResult[];
  say(text: Text | undefined): string;
}

export function studyContext(result: StudyResult, options: ReportOptions, depth: Depth): StudyContext {
  const language = chooseLanguage(result, options);
  return {
    result,
    language,
    phrases: reportWords[language].study,
    numbers: numberWords(language),
    options,
    depth,
    pair: [result.compare.before, result.compare.after]
      .map((id) => findWorld(result, id))
      .filter((world) => world !== undefined),
    say: (text) => sayIn(language, text),
  };
}

/**
 * Heading, kind, and where there is room for the column: `page` only, not in a `brief` report (`whole`), or wherever
 * the medium is wide enough (`spare`).
 */
export type ColumnRow = readonly [head: Head, kind: 'text' | 'number', room?: 'page' | 'whole' | 'spare'];

/** Rows have a cell for every column; those that the depth leaves out are left out of the rows too. */
export function tableOf(
  { phrases, depth }: StudyContext,
  caption: string,
  columns: readonly ColumnRow[],
  rows: readonly (readonly Cell[])[],
): OutlineTable {
  const isShown = columns.map(
    ([, , room]) => (room !== 'page' || depth === 'page') && (room !== 'whole' || depth !== 'brief'),
  );
  const shown = <T>(cells: readonly T[]): T[] => cells.filter((_, column) => isShown[column]);
  return {
    caption,
    columns: shown(columns).map(([head, kind, room]) => ({
      head: phrases.heads[head],
      isNumeric: kind === 'number',
      ...(room === 'spare' && { isSpare: true }),
    })),
    rows: rows.map(shown),
  };
}

export const tablePart = (table: OutlineTable): OutlinePart => ({ kind: 'table', table });

/** Undefined when there is nothing to show: a section without parts is left out of the contents as well. */
export function sectionOf(
  { phrases }: StudyContext,
  id: Section,
  parts: readonly (OutlinePart | undefined | false)[],
): OutlineSection | undefined {
  const present = parts.filter((part) => part !== undefined && part !== false);
  return present.length > 0
    ? { id, title: phrases.sections[id], how: phrases.howToRead[id], parts: present }
    : undefined;
}

/** Title and unit of a figure; a figure nobody described keeps its id and prints as a plain number. */
export function describeFigure(
  { result, say }: StudyContext,
  figure: string,
): { readonly title: string; readonly unit: Unit } {
  const info = result.figureInfo.find(({ id }) => id === figure);
  return { title: say(info?.title) || figure, unit: info?.unit ?? 'calls-per-need' };
}

export function directionCell({ phrases }: StudyContext, direction: Direction): Cell {
  return { kind: 'direction', direction, text: phrases.directions[direction] };
}

export function statusCell({ phrases }: StudyContext, status: NamedParameter['status']): Cell {
  return { kind: 'status', status, text: phrases.statuses[status] };
}

/** What people call a parameter, and the name by which a scenario sets it. */
export function parameterCell({ phrases, language }: StudyContext, name: string, isOverridden = false): Cell {
  const note = isOverridden ? phrases.overridden : undefined;
  return {
    kind: 'parameter',
    name,
    title: titleParameter(name, language),
    note,
    text: `${nameParameter(name, language)}${note === undefined ? '' : `${phrases.colon}${note}`}`,
  };
}

export function figureCell({ say }: StudyContext, info: FigureInfo): Cell {
  return { kind: 'figure', figure: info.id, definition: say(info.definition), text: say(info.title) };
}

/** Folded away under its chart, a table has no heading right above it. */
export function shownCaption(table: OutlineTable): OutlineTable {
  return { ...table, isCaptionShown: true };
}
