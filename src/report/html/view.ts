/** What every section of the HTML page is given. */
import type { FigureInfo, StudyResult, Unit, WorldResult } from '../../study/index.ts';
import { chooseLanguage, sayIn } from '../choose-language.ts';
import { findWorld } from '../compare-figures.ts';
import { PHRASES, type Phrases } from '../phrases/index.ts';
import type { Language, ReportOptions } from '../types.ts';
import { createSvgDocument, type DrawingDocument } from './svg-document.ts';

export interface View {
  readonly result: StudyResult;
  readonly options: ReportOptions;
  readonly language: Language;
  readonly phrases: Phrases;
  readonly document: DrawingDocument;
  readonly before: WorldResult | undefined;
  readonly after: WorldResult | undefined;
  /** The two worlds of the headline, those that exist. */
  readonly pair: readonly WorldResult[];
  say(text: Readonly<Record<string, string>> | undefined): string;
}

export function createView(result: StudyResult, options: ReportOptions): View {
  const language = chooseLanguage(result, options);
  const before = findWorld(result, result.compare.before);
  const after = findWorld(result, result.compare.after);
  return {
    result,
    options,
    language,
    phrases: PHRASES[language],
    document: options.document ?? createSvgDocument(),
    before,
    after,
    pair: [before, after].filter((world) => world !== undefined),
    say: (text) => sayIn(language, text),
  };
}

function infoOf(view: View, figure: string): FigureInfo | undefined {
  return view.result.figureInfo.find((info) => info.id === figure);
}

/** Title and unit of a figure; a figure nobody described keeps its id and prints as a plain number. */
export function describeFigure(view: View, figure: string): { readonly title: string; readonly unit: Unit } {
  const info = infoOf(view, figure);
  return { title: view.say(info?.title) || figure, unit: info?.unit ?? 'calls-per-need' };
}
