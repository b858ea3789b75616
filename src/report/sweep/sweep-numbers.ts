import type { NumberWords, Unit } from '../../util/format-number.ts';
import { reportWords, type Language } from '../../words/index.ts';

/** Points stand under each other, so a unit has one number of decimals. */
function decimalsFor(value: number, unit: Unit): number {
  if (unit === 'share') return 2;
  if (unit === 'seconds') return 1;
  return unit === 'calls-per-need' ? 3 : Math.abs(value) < 10 ? 1 : 0;
}

/** The same in every language, so that a table of numbers is read by eye and by program. */
const NUMBERS: Omit<NumberWords, 'points'> = {
  unitSuffix: {
    share: '\u00a0%',
    seconds: '\u00a0s',
    'per-month': '',
    'calls-per-need': '',
    'hours-per-month': '',
  },
  range: (low, high) => `${low} .. ${high}`,
  computed: '–',
  decimalsFor,
};

export function sweepNumbers(language: Language): NumberWords {
  return { ...NUMBERS, points: reportWords[language].numbers.points };
}
