/** What every part of a phone test's report is drawn from. */
import type { PhoneTestReport } from '../../phone-test/index.ts';
import type { Language, ReportWords } from '../../words/index.ts';
import type { Depth } from '../outline/parts.ts';

export interface TestContext {
  readonly result: PhoneTestReport;
  readonly language: Language;
  readonly words: ReportWords['phoneTest'];
  readonly depth: Depth;
}
