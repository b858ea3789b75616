/** What every part of a staffing's report is drawn from. */
import {
  nameWay,
  type LevelCheck,
  type StaffingCase,
  type StaffingResult,
  type StaffingWay,
} from '../../study/index.ts';
import { formatDecimal, formatSigned } from '../../util/format-number.ts';
import type { Language, ReportWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import type { Cell, Depth, OutlineTable } from '../outline/parts.ts';

export interface StaffingContext {
  readonly result: StaffingResult;
  readonly language: Language;
  readonly words: ReportWords['staffing'];
  readonly depth: Depth;
}

export function sayWay({ words }: StaffingContext, way: StaffingWay): string {
  return way.kind === 'cross-trained'
    ? words.ways.crossTrained({ extra: Math.round(100 * (way.handlingFactor - 1)) })
    : words.ways[way.kind];
}

/** A plan as people call it. */
export function sayPlan(context: StaffingContext, { title, way }: StaffingCase): string {
  return context.words.planOf({
    world: sayIn(context.language, title),
    way: sayWay(context, way),
  });
}

/** Ways that some world was staffed in, in the order of the cases. */
export function waysOf({ cases }: StaffingResult): StaffingWay[] {
  const names = cases.map(({ way }) => nameWay(way));
  return cases.map(({ way }) => way).filter((way, i) => names.indexOf(nameWay(way)) === i);
}

export function casesOf({ cases }: StaffingResult, way: StaffingWay): StaffingCase[] {
  return cases.filter((each) => nameWay(each.way) === nameWay(way));
}

/** The first columns are names, `texts` of them; the others are numbers. */
export function tableOf(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Cell[])[],
  texts = 1,
): OutlineTable {
  return { caption, columns: heads.map((head, i) => ({ head, isNumeric: i >= texts })), rows };
}

export function printLevel({ level: { mean, low, high } }: LevelCheck): string {
  if (!Number.isFinite(mean)) return '–';
  return low === undefined || high === undefined
    ? percent(mean)
    : `${percent(mean)} (${percent(low)} .. ${percent(high)})`;
}

export function percent(share: number): string {
  return `${formatDecimal(share * 100, 1)}\u00a0%`;
}

/** In per cent of where it began, with its sign. */
export function relate(from: number, difference: number): string {
  return from === 0 ? '–' : `${formatSigned(difference / from, 'share', 1)}\u00a0%`;
}

/** Hours and heads: whole numbers, small ones with the half that they may have. */
export function amount(value: number): string {
  return formatDecimal(value, Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1);
}

export function signed(value: number): string {
  const text = amount(Math.abs(value));
  return /^[0.,]+$/.test(text) ? text : `${value < 0 ? '−' : '+'}${text}`;
}

export function signedRange({ low, high }: { low?: number | undefined; high?: number | undefined }): string {
  return low === undefined || high === undefined ? '–' : `${signed(low)} .. ${signed(high)}`;
}
