/** The study's answer in words, honest in both directions: merging is allowed to lose. */
import type {
  ControlPair,
  FigureInfo,
  PublishedCheck,
  Sensitivity,
  SensitivityBar,
  StudyResult,
} from '../../study/index.ts';
import { chooseLanguage, sayIn } from '../choose-language.ts';
import { findWorld, headlineRows, type FigureRow } from './compare-figures.ts';
import { formatChange, formatRange, formatValue } from '../../util/format-number.ts';
import { quoteParameter } from './names.ts';
import { PHRASES, type Phrases } from '../phrases/index.ts';
import type { ReportOptions } from '../types.ts';

export interface Judgement {
  /** One sentence on the first headline figure that can be better or worse. */
  readonly lead: string;
  /**
   * Which headline figures get better and worse, and which single assumptions could turn the first one
   * around.
   */
  readonly balance: readonly string[];
}

export function judgeStudy(result: StudyResult, options: ReportOptions): Judgement {
  const language = chooseLanguage(result, options);
  const phrases = PHRASES[language];
  const rows = headlineRows(result).filter((row) => row.info.better !== 'neither');
  const first = rows[0];
  const before = findWorld(result, result.compare.before);
  const after = findWorld(result, result.compare.after);
  if (!first || !before || !after) return { lead: phrases.nothingToCompare, balance: [] };
  const title = (row: FigureRow): string => sayIn(language, row.info.title);
  const change = first.difference && {
    before: formatValue(first.before?.mean, first.info.unit, phrases),
    after: formatValue(first.after?.mean, first.info.unit, phrases),
    change: formatChange(first.difference.mean, first.info.unit, phrases),
    range: formatRange(first.difference, first.info.unit, phrases),
  };
  const named = (direction: FigureRow['direction']): string[] =>
    rows.filter((row) => row.direction === direction).map(title);
  return {
    lead: phrases.lead({
      from: before.lineCount,
      to: after.lineCount,
      figure: title(first),
      direction: first.direction,
      isRise: (first.difference?.mean ?? 0) > 0,
      change,
    }),
    balance: [
      ...listed(phrases.getsBetter, named('better')),
      ...listed(phrases.getsWorse, named('worse')),
      ...listed(phrases.staysUnclear, [...named('unclear'), ...named('same')]),
      ...listed(phrases.cannotSay, named('unknown')),
      ...sayTurners(),
      ...(first ? sayWords(result, first.info, phrases, title(first)) : []),
    ],
  };

  function sayTurners(): string[] {
    const turners = first && findTurners(first.info.id, result.sensitivity);
    if (!first || !turners || first.direction === 'unclear' || first.direction === 'unknown') return [];
    const names = turners.map((bar) => quoteParameter(bar.parameter, language));
    return [names.length > 0 ? phrases.turnedBy(title(first), names) : phrases.turnedByNone(title(first))];
  }

  function listed(print: (names: readonly string[]) => string, names: readonly string[]): string[] {
    return names.length > 0 ? [print(names)] : [];
  }
}

/** Whether the figure moves the same way with every word list, or nothing when there is but one. */
export function sayWords(
  { otherWords }: StudyResult,
  { id, unit }: Pick<FigureInfo, 'id' | 'unit'>,
  phrases: Phrases,
  title: string,
): string[] {
  const differences = otherWords?.lists.flatMap(({ figures }) => figures[id]?.difference ?? []) ?? [];
  if (differences.length < 2 || differences.some(({ low }) => low === undefined)) return [];
  const isClear = (sign: 1 | -1): boolean =>
    differences.every(({ low, high }) => sign * (low ?? 0) > 0 && sign * (high ?? 0) > 0);
  if (!isClear(1) && !isClear(-1)) return [phrases.wordsDisagree(title, differences.length)];
  const [from, to] = differences
    .map(({ mean }) => mean)
    .toSorted((a, b) => Math.abs(a) - Math.abs(b))
    .filter((_, i, { length }) => i === 0 || i === length - 1);
  return [
    phrases.wordsAgree(
      title,
      differences.length,
      formatChange(from ?? 0, unit, phrases),
      formatChange(to ?? 0, unit, phrases),
    ),
  ];
}

/**
 * Parameters that, moved alone within their range, give the change the other sign. Undefined when nobody
 * tried.
 */
export function findTurners(
  figure: string,
  sensitivity: readonly Sensitivity[],
): readonly SensitivityBar[] | undefined {
  const entry = sensitivity.find((candidate) => candidate.figure === figure);
  return entry?.bars.filter((bar) => bar.atLow * entry.base < 0 || bar.atHigh * entry.base < 0);
}

export interface Decider {
  readonly bar: SensitivityBar;
  /** Whether the published value lies between what its low and its high end give. */
  readonly reaches: boolean;
}

/** The assumptions that move a published figure most, and whether any of them alone could explain it. */
export function findDeciders(
  check: PublishedCheck,
  sensitivity: readonly Sensitivity[],
  count = 5,
): Decider[] {
  const bars = sensitivity.find((entry) => entry.figure === check.figure)?.bars ?? [];
  return bars.slice(0, count).map((bar) => ({
    bar,
    reaches:
      check.published >= Math.min(bar.atLow, bar.atHigh) &&
      check.published <= Math.max(bar.atLow, bar.atHigh),
  }));
}

/** The controls that were run, the one that must hold first. */
export function controlPairs({
  control,
}: StudyResult): (readonly ['sameMenus' | 'numbersKnown', ControlPair])[] {
  return (['sameMenus', 'numbersKnown'] as const).flatMap((id) => {
    const pair = control?.[id];
    return pair ? [[id, pair] as const] : [];
  });
}

export function judgeControl({ control }: StudyResult, phrases: Phrases): string {
  if (!control?.sameMenus || control.isKept === undefined) return phrases.controlAbsent;
  if (!control.isKept) return phrases.controlBroken;
  return control.sameMenus.difference.low === undefined ? phrases.controlUnsure : phrases.controlKept;
}
