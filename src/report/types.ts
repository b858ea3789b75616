/** What a renderer is given and gives. */
import type { StaffingResult, StudyResult, SweepResult } from '../study/index.ts';
import type { Language } from '../words/index.ts';
import type { DrawingDocument } from './html/svg-document.ts';

/** Results that a report can be made of; `format` tells them apart. */
export type Reportable = StudyResult | SweepResult | StaffingResult;

export interface ReportOptions {
  /** Absent: the language of the result's locale. */
  readonly language?: Language | undefined;
  /** Draws the charts of the HTML report. Absent: a small one of our own; a page passes its `document`. */
  readonly document?: DrawingDocument | undefined;
  /** Version of Dialtree, for the provenance of the report. */
  readonly version?: string | undefined;
}

export interface Renderer {
  /** Also the name of its file and the value of `--format`. */
  readonly id: string;
  /** Of a saved report, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Pure: the same result gives the same bytes. */
  readonly render: (result: Reportable, options: ReportOptions) => string;
}
