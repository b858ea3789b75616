/**
 * How sure a change is with all that is not known: by the share of draws in which it goes the better way. Where
 * nothing was drawn, only that it is clear at the default values.
 */
import type { TotalInterval } from '../../study/index.ts';
import type { Direction } from '../outline/parts.ts';
import type { FigureRow } from './compare-figures.ts';
import type { StudyPhrases } from './context.ts';

export type Assurance = keyof StudyPhrases['assurances'];

/**
 * From here on a change is called robust, or else probable: the share of draws in which it helps, at the lower end of
 * that share’s own interval, since draws are few. Of a hundred draws it takes 96, or 79. Reports print both bounds.
 */
export const ROBUST = 0.9;
export const PROBABLE = 0.7;

/** Undefined where the figure was not drawn. */
export function assuranceOf({ total }: Pick<FigureRow, 'total'>): Assurance | undefined {
  if (!total) return undefined;
  if (total.low === 0 && total.high === 0) return 'same';
  if (!total.helps) return total.low > 0 ? 'higher' : total.high < 0 ? 'lower' : 'unsettled';
  const { low, high } = total.helps;
  if (low >= ROBUST) return 'better';
  if (1 - high >= ROBUST) return 'worse';
  if (low >= PROBABLE) return 'probablyBetter';
  return 1 - high >= PROBABLE ? 'probablyWorse' : 'unsettled';
}

/** The sign that stands before the word on a page. */
export const SIGNS: Readonly<Record<Assurance, Direction>> = {
  better: 'better',
  probablyBetter: 'better',
  unsettled: 'unclear',
  probablyWorse: 'worse',
  worse: 'worse',
  higher: 'higher',
  lower: 'lower',
  same: 'same',
};

/** In how many of the draws the figure is lower after than before; ties count by half. Undefined: it only describes. */
export function shareOfFalls(
  better: 'lower' | 'higher' | 'neither',
  total: TotalInterval,
): number | undefined {
  if (!total.helps || better === 'neither') return undefined;
  return better === 'lower' ? total.helps.share : 1 - total.helps.share;
}

/** 89 of 100 draws; half a draw where one changed nothing. */
export function countDraws(share: number, draws: number): number {
  return Math.round(share * draws * 2) / 2;
}

/** Computed from the menus and not sampled: nothing in it is drawn, and nothing in it is noise. */
export function isComputed({ difference }: Pick<FigureRow, 'difference'>): boolean {
  return difference?.replications === 0;
}
