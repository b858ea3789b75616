/** What every part of a calibration's report is drawn from. */
import type { CalibrationAnswer, Spread } from '../../calibrate/index.ts';
import { FIGURE_INFO } from '../../study/index.ts';
import { formatDecimal, formatPlain, type Unit } from '../../util/format-number.ts';
import { reportWords, type Language, type ReportWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import type { Cell, Depth, OutlineTable } from '../outline/parts.ts';

export interface CalibrationContext {
  readonly answer: CalibrationAnswer;
  readonly language: Language;
  readonly words: ReportWords['calibration'];
  readonly depth: Depth;
}

/** Fewer calls would tell of single people. */
export const LEAST_CALLS = 5;

export function percent(share: number, decimals = 0): string {
  return `${formatDecimal(share * 100, decimals)}\u00a0%`;
}

/** A parameter's interval, or a prediction's, without its unit. */
export function rangeOf({ low, high }: Pick<Spread, 'low' | 'high'>, language: Language): string {
  return reportWords[language].numbers.range({ low: formatShort(low), high: formatShort(high) });
}

/** Three digits: an interval has none to spare. */
export function formatShort(value: number): string {
  return formatPlain(Number(value.toPrecision(3)));
}

/** The first `texts` columns are names; the others are numbers. */
export function tableOf(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  texts = 1,
): OutlineTable {
  return {
    caption,
    isSetOff: true,
    columns: heads.map((head, i) => ({ head, isNumeric: i >= texts })),
    rows,
  };
}

export function figureOf(id: string, language: Language): { readonly title: string; readonly unit: Unit } {
  const info = FIGURE_INFO.find((figure) => figure.id === id);
  return { title: sayIn(language, info?.title) || id, unit: info?.unit ?? 'share' };
}
