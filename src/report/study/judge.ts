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
import { joinNames, reportWords, type Language } from '../../words/index.ts';
import type { StudyPhrases } from './context.ts';
import { quoteParameter } from './names.ts';
import { numberWords } from '../number-words.ts';
import type { Direction } from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';

/** The answer of a study as sentences, in one language. */
export interface Judgement {
  /** One sentence on the first headline figure that can be better or worse. */
  readonly lead: string;
  /**
   * Which headline figures get better and worse, and which single assumptions could turn the first one
   * around.
   */
  readonly balance: readonly string[];
}

/** What the study found from `compare.before` to `compare.after`; says so where nothing can be compared. */
export function judgeStudy(result: StudyResult, options: ReportOptions): Judgement {
  const language = chooseLanguage(result, options);
  const phrases = reportWords[language].study;
  const numbers = numberWords(language);
  const rows = headlineRows(result).filter((row) => row.info.better !== 'neither');
  const first = rows[0];
  const before = findWorld(result, result.compare.before);
  const after = findWorld(result, result.compare.after);
  const [only, ...others] = result.worlds;
  if (only && (others.length === 0 || before === after))
    return { lead: phrases.oneWorld({ world: sayIn(language, only.title) }), balance: [] };
  if (!first || !before || !after) return { lead: phrases.nothingToCompare, balance: [] };
  const title = (row: FigureRow): string => sayIn(language, row.info.title);
  const change = first.difference && {
    before: formatValue(first.before?.mean, first.info.unit, numbers),
    after: formatValue(first.after?.mean, first.info.unit, numbers),
    change: formatChange(first.difference.mean, first.info.unit, numbers),
    range: formatRange(first.difference, first.info.unit, numbers),
  };
  const named = (direction: FigureRow['direction']): string[] =>
    rows.filter((row) => row.direction === direction).map(title);
  return {
    lead: sayLead(phrases.lead, {
      from: before.lineCount,
      to: after.lineCount,
      figure: title(first),
      direction: first.direction,
      isRise: (first.difference?.mean ?? 0) > 0,
      change,
    }),
    balance: [
      ...listed('better', named('better')),
      ...listed('worse', named('worse')),
      ...listed('unclear', [...named('unclear'), ...named('same')]),
      ...listed('unknown', named('unknown')),
      ...sayTurners(),
      ...(first ? sayWords(result, first.info, language, title(first)) : []),
    ],
  };

  function sayTurners(): string[] {
    const turners = first && findTurners(first.info.id, result.sensitivity);
    if (!first || !turners || first.direction === 'unclear' || first.direction === 'unknown') return [];
    const names = turners.map((bar) => quoteParameter(bar.parameter, language));
    const figure = title(first);
    return [
      names.length > 0
        ? phrases.turnedBy({ figure, parameters: joinNames(names, language), count: names.length })
        : phrases.turnedByNone({ figure }),
    ];
  }

  function listed(which: keyof typeof phrases.balance, names: readonly string[]): string[] {
    return names.length > 0 ? [phrases.balance[which]({ figures: joinNames(names, language) })] : [];
  }
}

interface LeadFacts {
  readonly from: number;
  readonly to: number;
  readonly figure: string;
  readonly direction: Direction;
  readonly isRise: boolean;
  readonly change:
    | {
        readonly before: string;
        readonly after: string;
        readonly change: string;
        readonly range: string | undefined;
      }
    | undefined;
}

/** What the first figure does, from how many lines to how many. */
function sayLead(
  phrases: StudyPhrases['lead'],
  { from, to, figure, direction, isRise, change }: LeadFacts,
): string {
  const place = from === to ? phrases.kept({ lines: to }) : phrases.changed({ from, to });
  if (!change) return phrases.notMeasured({ place, figure });
  const { before, after, range } = change;
  if (direction === 'same') return phrases.stays({ place, figure, after });
  if (direction === 'unknown') return phrases.noInterval({ place, figure, before, after });
  const difference = range ? phrases.difference({ change: change.change, range }) : change.change;
  if (direction === 'unclear') return phrases.unclear({ place, figure, before, after, difference });
  return phrases.clear({
    place,
    figure,
    before,
    after,
    difference,
    isRise: isRise ? 'yes' : 'other',
    isLoss: direction === 'worse' ? 'yes' : 'other',
  });
}

/** Whether the figure moves the same way with every word list, or nothing when there is but one. */
export function sayWords(
  { otherWords }: StudyResult,
  { id, unit }: Pick<FigureInfo, 'id' | 'unit'>,
  language: Language,
  figure: string,
): string[] {
  const phrases = reportWords[language].study;
  const numbers = numberWords(language);
  const differences = otherWords?.lists.flatMap(({ figures }) => figures[id]?.difference ?? []) ?? [];
  if (differences.length < 2 || differences.some(({ low }) => low === undefined)) return [];
  const lists = differences.length;
  const isClear = (sign: 1 | -1): boolean =>
    differences.every(({ low, high }) => sign * (low ?? 0) > 0 && sign * (high ?? 0) > 0);
  if (!isClear(1) && !isClear(-1)) return [phrases.wordsDisagree({ figure, lists })];
  const [from, to] = differences
    .map(({ mean }) => mean)
    .toSorted((a, b) => Math.abs(a) - Math.abs(b))
    .filter((_, i, { length }) => i === 0 || i === length - 1);
  return [
    phrases.wordsAgree({
      figure,
      lists,
      from: formatChange(from ?? 0, unit, numbers),
      to: formatChange(to ?? 0, unit, numbers),
    }),
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
  return entry?.bars.filter((bar) => bar.atLow.mean * entry.base < 0 || bar.atHigh.mean * entry.base < 0);
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
      check.published >= Math.min(bar.atLow.mean, bar.atHigh.mean) &&
      check.published <= Math.max(bar.atLow.mean, bar.atHigh.mean),
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

export function judgeControl({ control }: StudyResult, phrases: StudyPhrases): string {
  if (!control?.sameMenus || control.isKept === undefined) return phrases.controlAbsent;
  if (!control.isKept) return phrases.controlBroken;
  return control.sameMenus.difference.low === undefined ? phrases.controlUnsure : phrases.controlKept;
}
