/** The report of a staffing: agents needed before and after, the worlds at the same service, whether plans hold. */
import type { StaffingResult } from '../../study/index.ts';
import { BASE_LANGUAGE, reportWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { sentence, type Depth, type Outline, type OutlineSection } from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';
import { comparisonSections, needSection } from './need-sections.ts';
import { deskSections, holdSection, tightSection, weekSection } from './plan-sections.ts';
import { percent, type StaffingContext } from './staffing-context.ts';

/** Plans name no locale: English, unless another language is asked for. */
export function outlineStaffing(
  result: StaffingResult,
  { language = BASE_LANGUAGE }: ReportOptions,
  depth: Depth,
): Outline {
  const words = reportWords[language].staffing;
  const context: StaffingContext = { result, language, words, depth };
  const { target, replications, seed } = result;
  const sections: readonly (OutlineSection | undefined)[] = [
    ...(result.isStopped ? [{ id: 'notice-0', title: '', parts: [sentence(words.stopped, 'alert')] }] : []),
    needSection(context),
    ...comparisonSections(context),
    holdSection(context),
    tightSection(context),
    ...(depth === 'page' ? [weekSection(context)] : []),
    ...deskSections(context),
    { id: 'again', title: words.again, parts: [{ kind: 'command', text: result.replay }] },
  ];
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, result.scenario.title),
    about: words.about({
      share: percent(target.share),
      within: target.withinSeconds,
      replications,
      seed,
    }),
    width: undefined,
    sections: sections.filter((section) => section !== undefined),
  };
}
