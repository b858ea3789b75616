/**
 * The study's answer in words, honest in both directions: merging is allowed to lose. What holds under nearly every
 * assumption comes first, then what is not settled; without draws it is an answer at the default values, and says so.
 * The first sentence never praises one figure while another collapses: it names the worst mover too (`movers.ts`).
 */
import { KEY_FIGURES, type StudyResult } from '../../study/index.ts';
import { chooseLanguage, sayIn } from '../choose-language.ts';
import { formatChange, formatPlain, formatRange, formatValue } from '../../util/format-number.ts';
import { commonWords, joinNames, reportWords, type Language } from '../../words/index.ts';
import { numberWords } from '../number-words.ts';
import type { ReportOptions } from '../types.ts';
import { assuranceOf, countDraws, isComputed, shareOfFalls, type Assurance } from './assurance.ts';
import { findWorld, headlineRows, type FigureRow } from './compare-figures.ts';
import type { StudyPhrases } from './context.ts';
import { findDrawnMovers, findMovers } from './movers.ts';
import { formatTotal } from './total-cells.ts';
import { sayTurners } from './turners.ts';
import { sayWords } from './word-lists.ts';

/** The answer of a study as sentences, in one language. */
export interface Judgement {
  /**
   * What is robust in the key figures, and what is not, in that order; its first sentence names the figure that gets
   * most better and the one that gets most worse of lost, closed, never served, abandoned and answered in time.
   */
  readonly lead: string;
  /**
   * Which headline figures get better and worse, and how surely; which single assumptions could turn the first one
   * around.
   */
  readonly balance: readonly string[];
}

/** What the study found from `compare.before` to `compare.after`; says so where nothing can be compared. */
export function judgeStudy(result: StudyResult, options: ReportOptions): Judgement {
  const language = chooseLanguage(result, options);
  const phrases = reportWords[language].study;
  const rows = headlineRows(result).filter((row) => row.info.better !== 'neither');
  const first = rows[0];
  const before = findWorld(result, result.compare.before);
  const after = findWorld(result, result.compare.after);
  const [only, ...others] = result.worlds;
  if (only && (others.length === 0 || before === after))
    return { lead: phrases.oneWorld({ world: sayIn(language, only.title) }), balance: [] };
  if (!first || !before || !after) return { lead: phrases.nothingToCompare, balance: [] };
  const [from, to] = [before.lineCount, after.lineCount];
  const place = from === to ? phrases.lead.kept({ lines: to }) : phrases.lead.changed({ from, to });
  const title = (row: FigureRow): string => sayIn(language, row.info.title);
  return {
    lead: sayDrawn(result, rows, place, language) ?? sayAtDefaults(result, rows, first, place, language),
    balance: [
      ...sayBalance(rows, title, phrases, language),
      ...sayTurners(result, first, language),
      ...sayWords(result, first.info, language, title(first)),
    ],
  };
}

/** Undefined where no key figure was drawn. */
function sayDrawn(
  result: StudyResult,
  rows: readonly FigureRow[],
  place: string,
  language: Language,
): string | undefined {
  const { lead } = reportWords[language].study;
  const numbers = numberWords(language);
  const draws = result.uncertainty?.draws ?? 0;
  const keys = rows.filter(({ info, total }) => KEY_FIGURES.includes(info.id) && total?.helps);
  if (keys.length === 0) return undefined;
  const { best, worst } = findDrawnMovers(rows);
  const among = (...kinds: readonly Assurance[]): FigureRow[] =>
    keys.filter((row) => kinds.includes(assuranceOf(row) ?? 'unsettled'));
  const sayItem = (row: FigureRow): string => {
    const { info, total } = row;
    if (!total?.helps) return '';
    const falls = shareOfFalls(info.better, total) ?? 0;
    // The majority of the draws names the direction, and its count stands beside it.
    const isRise = falls < 0.5;
    const facts = {
      figure: sayIn(language, info.title),
      change: formatChange(total.median, info.unit, numbers),
      range: formatTotal(total, info.unit, numbers),
      draws,
      isRise: isRise ? 'yes' : 'other',
      count: formatPlain(countDraws(Math.max(falls, 1 - falls), draws)),
    } as const;
    const isLoss = isRise === (info.better === 'lower') ? 'yes' : 'other';
    return assuranceOf(row) === 'unsettled'
      ? lead.unsettledItem(facts)
      : lead.robustItem({ ...facts, isLoss });
  };
  const list = (rows: readonly FigureRow[]): string => joinNames(rows.map(sayItem), language);
  const robust = among('better', 'worse', 'same');
  if (best && !robust.includes(best)) robust.push(best);
  const isNamed = worst === undefined || robust.includes(worst);
  const probable = among('probablyBetter', 'probablyWorse').filter((row) => row !== worst);
  const unsettled = among('unsettled');
  const beside = isNamed
    ? ''
    : lead.beside({ isSure: assuranceOf(worst) === 'worse' ? 'yes' : 'other', item: sayItem(worst) });
  return [
    robust.length > 0
      ? lead.robust({ place, list: list(robust), beside })
      : lead.noneRobust({ place, beside }),
    ...(probable.length > 0 ? [lead.probable({ list: list(probable) })] : []),
    ...(unsettled.length > 0 ? [lead.unsettled({ list: list(unsettled) })] : []),
  ].join(commonWords[language].sentenceGap);
}

/** What the first figure does when nothing is drawn: an answer at the default values, and no more than that. */
function sayAtDefaults(
  { parameters }: StudyResult,
  rows: readonly FigureRow[],
  first: FigureRow,
  place: string,
  language: Language,
): string {
  const { info, before, after, difference, direction } = first;
  const { lead } = reportWords[language].study;
  const numbers = numberWords(language);
  const figure = sayIn(language, info.title);
  if (!difference) return lead.notMeasured({ place, figure });
  const values = {
    before: formatValue(before?.mean, info.unit, numbers),
    after: formatValue(after?.mean, info.unit, numbers),
  };
  const beside = sayMovers(rows, first, language);
  if (direction === 'same') return lead.stays({ place, figure, after: values.after, beside });
  if (direction === 'unknown') return lead.noInterval({ place, figure, ...values });
  const change = formatChange(difference.mean, info.unit, numbers);
  const range = formatRange(difference, info.unit, numbers);
  const facts = {
    place,
    figure,
    ...values,
    parameters: parameters.length,
    assumptions: parameters.filter(({ status }) => status === 'assumption').length,
    difference: range ? lead.noise({ change, range }) : change,
    beside,
  };
  return direction === 'unclear' ? lead.unclearAtDefaults(facts) : lead.atDefaults(facts);
}

/** Where the first figure is neither: what else gets most better, and what gets most worse. */
function sayMovers(rows: readonly FigureRow[], first: FigureRow, language: Language): string {
  const { lead } = reportWords[language].study;
  const numbers = numberWords(language);
  const { best, worst } = findMovers(rows);
  const facts = ({ info, before, after }: FigureRow) => ({
    figure: sayIn(language, info.title),
    before: formatValue(before?.mean, info.unit, numbers),
    after: formatValue(after?.mean, info.unit, numbers),
  });
  return [
    best && best !== first ? lead.bestAtDefaults(facts(best)) : '',
    worst && worst !== first ? lead.worstAtDefaults(facts(worst)) : '',
  ].join('');
}

type Balance = keyof StudyPhrases['balance'];

const BY_ASSURANCE: Readonly<Record<Assurance, Balance>> = {
  better: 'robustlyBetter',
  probablyBetter: 'probablyBetter',
  unsettled: 'unsettled',
  probablyWorse: 'probablyWorse',
  worse: 'robustlyWorse',
  same: 'same',
  higher: 'unsettled',
  lower: 'unsettled',
};

/** In the order of the list: surest first, good before bad. */
const BALANCES: readonly Balance[] = [
  'robustlyBetter',
  'robustlyWorse',
  'computedBetter',
  'computedWorse',
  'probablyBetter',
  'probablyWorse',
  'unsettled',
  'better',
  'worse',
  'unclear',
  'unknown',
  'same',
];

/** Every headline figure once. */
function sayBalance(
  rows: readonly FigureRow[],
  title: (row: FigureRow) => string,
  phrases: StudyPhrases,
  language: Language,
): string[] {
  return BALANCES.flatMap((balance) => {
    const names = rows.filter((row) => balanceOf(row) === balance).map(title);
    return names.length > 0 ? [phrases.balance[balance]({ figures: joinNames(names, language) })] : [];
  });
}

function balanceOf(row: FigureRow): Balance {
  const assurance = assuranceOf(row);
  if (assurance !== undefined) return BY_ASSURANCE[assurance];
  const { direction } = row;
  if (isComputed(row) && direction === 'better') return 'computedBetter';
  if (isComputed(row) && direction === 'worse') return 'computedWorse';
  return direction === 'higher' || direction === 'lower' ? 'unclear' : direction;
}
