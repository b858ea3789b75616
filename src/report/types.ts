/** What a renderer is given and gives. */
import type {
  CalibrationAnswer,
  PilotResult,
  PlanAnswer,
  SelfCheckAnswer,
  VerificationResult,
} from '../calibrate/index.ts';
import type { StaffingResult, StudyResult, SweepResult, ValidationResult } from '../study/index.ts';
import type { PhoneTestReport } from '../phone-test/index.ts';
import type { Language } from '../words/index.ts';
import type { DrawingDocument } from './html/svg-document.ts';

/** Results that a report can be made of; `format` tells them apart. */
export type Reportable =
  | StudyResult
  | SweepResult
  | StaffingResult
  | ValidationResult
  | PilotResult
  | PhoneTestReport
  | CalibrationAnswer
  | PlanAnswer
  | SelfCheckAnswer
  | VerificationResult;

/** How a report is written; all of it may be left out. */
export interface ReportOptions {
  /** Absent: the language of the result's locale. */
  readonly language?: Language | undefined;
  /** Draws the charts of the HTML report. Absent: a small one of our own; a page passes its `document`. */
  readonly document?: DrawingDocument | undefined;
  /** Of the terminal that the text report is for. Absent, or wider than the report needs: as wide as that. */
  readonly columns?: number | undefined;
  /** Version of Dialtree, for the provenance of the report. */
  readonly version?: string | undefined;
}

/** What programs outside are given: they can make studies only. */
export interface StudyRenderer {
  /** Also the name of its file and the value of `--format`. */
  readonly id: string;
  /** Of a saved report, without the dot. */
  readonly extension: string;
  /** Of a saved report. */
  readonly mediaType: string;
  /** Pure: the same result gives the same bytes. Takes what `runStudy` or `parseStudyResult` gave. */
  readonly render: (result: StudyResult, options: ReportOptions) => string;
}

/** One form that any result can take. */
export interface Renderer extends StudyRenderer {
  readonly render: (result: Reportable, options: ReportOptions) => string;
}
