/**
 * What can be reported: each kind of result as an outline (text, Markdown, HTML), as columns (CSV) and as JSON.
 * Renderers ask here and know no kind of result. One more kind: its folder beside `study`, `sweep`,
 * `staffing` and `validation`, and a row here.
 */
import type {
  CalibrationAnswer,
  PilotResult,
  PlanAnswer,
  SelfCheckAnswer,
  VerificationResult,
} from '../calibrate/index.ts';
import type {
  DataColumn,
  StaffingResult,
  StudyResult,
  SweepResult,
  ValidationResult,
} from '../study/index.ts';
import type { Depth, Outline } from './outline/parts.ts';
import { outlineCalibration } from './calibration/outline-calibration.ts';
import { outlinePlan, outlineSelfCheck } from './calibration/outline-plan.ts';
import { tabulateCalibration, tabulatePlan, tabulateSelfCheck } from './calibration/tabulate-calibration.ts';
import { outlinePilot } from './pilot/outline-pilot.ts';
import { tabulatePilot } from './pilot/tabulate-pilot.ts';
import type { PhoneTestReport } from '../phone-test/index.ts';
import { outlinePhoneTest } from './phone-test/outline-phone-test.ts';
import { tabulatePhoneTest } from './phone-test/tabulate-phone-test.ts';
import { outlineStaffing } from './staffing/outline-staffing.ts';
import { tabulateStaffing } from './staffing/tabulate-staffing.ts';
import { LANGUAGES } from '../words/index.ts';
import { judgeStudy } from './study/judge.ts';
import { outlineStudy } from './study/outline-study.ts';
import { tabulateFigures } from './study/tabulate-figures.ts';
import { outlineSweep } from './sweep/outline-sweep.ts';
import { tabulatePoints } from './sweep/tabulate-points.ts';
import { printIndented, printOrdered } from './tables/print-json.ts';
import { outlineValidation } from './validation/outline-validation.ts';
import { tabulateValidation } from './validation/tabulate-validation.ts';
import { outlineVerification } from './verification/outline-verification.ts';
import { tabulateVerification } from './verification/tabulate-verification.ts';
import type { Reportable, ReportOptions } from './types.ts';

interface Subject<R extends Reportable> {
  readonly outline: (result: R, options: ReportOptions, depth: Depth) => Outline;
  readonly columns: (result: R) => DataColumn[];
  readonly json: (result: R) => string;
}

const study: Subject<StudyResult> = {
  outline: outlineStudy,
  columns: tabulateFigures,
  json: (result) => printOrdered({ ...result, headline: headlineOf(result) }),
};
const sweep: Subject<SweepResult> = { outline: outlineSweep, columns: tabulatePoints, json: printIndented };
const staffing: Subject<StaffingResult> = {
  outline: outlineStaffing,
  columns: tabulateStaffing,
  json: printIndented,
};
const validation: Subject<ValidationResult> = {
  outline: outlineValidation,
  columns: tabulateValidation,
  json: printIndented,
};

const calibration: Subject<CalibrationAnswer> = {
  outline: outlineCalibration,
  columns: tabulateCalibration,
  json: printIndented,
};
const calibrationPlan: Subject<PlanAnswer> = {
  outline: outlinePlan,
  columns: tabulatePlan,
  json: printIndented,
};
const selfCheck: Subject<SelfCheckAnswer> = {
  outline: outlineSelfCheck,
  columns: tabulateSelfCheck,
  json: printIndented,
};
const verification: Subject<VerificationResult> = {
  outline: outlineVerification,
  columns: tabulateVerification,
  json: printIndented,
};
const pilot: Subject<PilotResult> = {
  outline: outlinePilot,
  columns: tabulatePilot,
  json: printIndented,
};

const phoneTest: Subject<PhoneTestReport> = {
  outline: outlinePhoneTest,
  columns: tabulatePhoneTest,
  json: printIndented,
};

/** The answer in words, for programs that show nothing else; by language. Who reads the file back judges anew. */
function headlineOf(result: StudyResult): Readonly<Record<string, string>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, judgeStudy(result, { language }).lead]));
}

export function outlineOf(result: Reportable, options: ReportOptions, depth: Depth): Outline {
  return withSubject(result, (subject, own) => subject.outline(own, options, depth));
}

export function tabulateResult(result: Reportable): DataColumn[] {
  return withSubject(result, (subject, own) => subject.columns(own));
}

export function jsonOf(result: Reportable): string {
  return withSubject(result, (subject, own) => subject.json(own));
}

function withSubject<T>(
  result: Reportable,
  ask: <R extends Reportable>(subject: Subject<R>, result: R) => T,
): T {
  switch (result.format) {
    case 'dialtree-study':
      return ask(study, result);
    case 'dialtree-sweep':
      return ask(sweep, result);
    case 'dialtree-staffing':
      return ask(staffing, result);
    case 'dialtree-phone-test-report':
      return ask(phoneTest, result);
    case 'dialtree-validation':
      return ask(validation, result);
    case 'dialtree-calibration':
      return ask(calibration, result);
    case 'dialtree-calibration-plan':
      return ask(calibrationPlan, result);
    case 'dialtree-self-check':
      return ask(selfCheck, result);
    case 'dialtree-verification':
      return ask(verification, result);
    case 'dialtree-pilot':
      return ask(pilot, result);
  }
}
