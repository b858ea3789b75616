/**
 * Room: a result as something to read. What a report says stands in an outline (`study`, `sweep`, `staffing`: a
 * folder for each kind of result); how it looks, in `renderers`, which draw any outline. Nobody here computes a
 * new figure, and what cannot be judged (one replication, a missing figure) is said to be so instead of being
 * left out.
 *
 * Laws:
 * - The same result gives the same bytes; a result read back from its JSON gives the same reports.
 * - Text from scenario files is never markup: `html/markup.ts` escapes whatever it did not make itself.
 * - Better or worse is always a word, never a colour alone.
 *
 * One more renderer: its file in `renderers/`, one row in `registry.ts`, its test. One more section: a function
 * beside the others of its kind of result, and a row in its outline; every renderer has it then.
 */
export { compareFigures, type FigureRow } from './study/compare-figures.ts';
export type { Direction } from './outline/parts.ts';
export { createSvgDocument, type DrawingDocument } from './html/svg-document.ts';
export { judgeStudy, type Judgement } from './study/judge.ts';
export { parseStudyResult, type StudyReading } from './study/parse-study-result.ts';
export { CSV_COLUMNS } from './study/tabulate-figures.ts';
export { tabulateResult } from './subjects.ts';
export { escapeMarkdown } from './tables/escape-markdown.ts';
export { printCsv } from './tables/print-csv.ts';
export { printParquet } from './tables/print-parquet.ts';
export { findRenderer, findStudyRenderer, RENDERERS, STUDY_RENDERERS } from './registry.ts';
export type { Language } from '../words/index.ts';
export type { Reportable, Renderer, ReportOptions, StudyRenderer } from './types.ts';
export {
  findProblemRenderer,
  PROBLEM_RENDERERS,
  type ProblemContext,
  type ProblemRenderer,
} from './problems/index.ts';
