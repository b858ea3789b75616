/** Parts of what findings say. */
import { formatDecimal } from '../../util/format-number.ts';
import { calibrateWords, type Language } from '../../words/index.ts';
import { dateOf } from '../local-clock.ts';
import type { Spell } from './log-tally.ts';
import type { Finding } from './types.ts';

/** Fewer calls than these are never told of: they would be single people. */
export const FEWEST_CALLS = 5;

/** 12.3 %; more decimals where it is small. */
export function sayShare(share: number, language: Language): string {
  if (!Number.isFinite(share)) return '–';
  const percent = 100 * share;
  const decimals = percent >= 10 ? 1 : 2;
  return calibrateWords[language].findings.share({ percent: formatDecimal(percent, decimals) });
}

export function sayDays({ from, to }: Pick<Spell, 'from' | 'to'>, language: Language): string {
  return calibrateWords[language].findings.days({
    isOne: from === to ? 'yes' : 'other',
    from: dateOf(from),
    to: dateOf(to),
  });
}

/** First and last day of what is found. */
export function datesOf({ from, to }: Pick<Spell, 'from' | 'to'>): Pick<Finding, 'from' | 'to'> {
  return from > to ? { from: '', to: '' } : { from: dateOf(from), to: dateOf(to) };
}
