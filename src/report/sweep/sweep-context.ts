/** What every part of a sweep's report is drawn from. */
import type { SweepResult } from '../../study/index.ts';
import type { NumberWords } from '../../util/format-number.ts';
import type { Language, ReportWords } from '../../words/index.ts';
import type { Depth } from '../outline/parts.ts';

export interface SweepContext {
  readonly result: SweepResult;
  readonly language: Language;
  readonly words: ReportWords['sweep'];
  readonly numbers: NumberWords;
  readonly depth: Depth;
}
