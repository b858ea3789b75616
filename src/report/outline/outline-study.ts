/**
 * The report as an outline: headings, sentences and small tables in words, one source for the plain renderers
 * (text and Markdown), so that the two cannot tell different stories.
 */
import type { StudyResult } from '../../study/index.ts';
import { chooseLanguage, sayIn } from '../choose-language.ts';
import { PHRASES } from '../phrases/index.ts';
import type { ReportOptions } from '../types.ts';
import { definitions, experience, parameters, provenance, published, sensitivity, words } from './grounds.ts';
import type { Outline, OutlineSection } from './parts.ts';
import { control, figures, ladder, lost, summary } from './results.ts';

/** `isWhole`: with every figure, definitions and parameters (Markdown); otherwise what fits a terminal. */
export function outlineStudy(
  result: StudyResult,
  options: ReportOptions,
  isWhole: boolean,
): { readonly title: string; readonly sections: readonly OutlineSection[] } {
  const language = chooseLanguage(result, options);
  const outline: Outline = { result, language, phrases: PHRASES[language], options };
  const sections = [
    summary(outline),
    figures(outline, isWhole),
    ladder(outline, 'steps', result.steps),
    ladder(outline, 'ablation', result.ablation),
    lost(outline, isWhole ? 20 : 5),
    control(outline),
    words(outline, isWhole),
    published(outline),
    ...(isWhole
      ? [sensitivity(outline), experience(outline), definitions(outline), parameters(outline)]
      : []),
    provenance(outline),
  ];
  return {
    title: sayIn(language, result.scenario.title),
    sections: sections.filter((section) => section !== undefined),
  };
}
