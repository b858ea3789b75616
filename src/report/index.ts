/**
 * Room: a study result as something to read. Each renderer is a pure function of the result; none computes a
 * new figure, and what cannot be judged (one replication, a missing figure) is said to be so instead of being
 * left out.
 *
 * Laws:
 * - The same result gives the same bytes; a result read back from its JSON gives the same reports.
 * - Text from scenario files is never markup: `html/markup.ts` escapes whatever it did not make itself.
 * - Better or worse is always a word, never a colour alone.
 *
 * One more renderer: its file in `renderers/`, one row in `registry.ts`, its test. One more section of the
 * HTML page: a file in `html/sections/` and one row in `html/page.ts`.
 */
export { chooseLanguage } from './choose-language.ts';
export {
  compareFigures,
  directionOf,
  headlineRows,
  type Direction,
  type FigureRow,
} from './compare-figures.ts';
export { createSvgDocument, type DrawingDocument } from './html/svg-document.ts';
export { judgeStudy, type Judgement } from './judge.ts';
export { parseStudyResult, type StudyReading } from './parse-study-result.ts';
export { CSV_COLUMNS } from './renderers/csv.ts';
export { findRenderer, RENDERERS } from './registry.ts';
export type { Language, Renderer, ReportOptions } from './types.ts';
export {
  findProblemRenderer,
  PROBLEM_RENDERERS,
  type ProblemContext,
  type ProblemRenderer,
} from './problems/index.ts';
