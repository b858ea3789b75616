/** What tables say of a change over the draws and of the same change at the default values, cell by cell. */
import type { TotalInterval, Unit } from '../../study/index.ts';
import {
  formatChange,
  formatPlain,
  formatRange,
  formatValue,
  type NumberWords,
} from '../../util/format-number.ts';
import type { Cell } from '../outline/parts.ts';
import { assuranceOf, countDraws, isComputed, SIGNS } from './assurance.ts';
import type { FigureRow } from './compare-figures.ts';
import { directionCell, type ColumnRow, type StudyContext } from './context.ts';

/** The interval of the draws, from 5 to 95 %. */
export function formatTotal({ median, low, high }: TotalInterval, unit: Unit, numbers: NumberWords): string {
  const drawn = { mean: median, low, high, replications: 1 };
  return formatRange(drawn, unit, numbers) ?? '–';
}

/** Half the 95 % interval of a difference: what the simulation alone leaves open. */
export function formatNoise({ info, difference }: FigureRow, numbers: NumberWords): string {
  if (difference?.low === undefined || difference.high === undefined) return '–';
  if (difference.replications === 0) return '–';
  const half = formatChange((difference.high - difference.low) / 2, info.unit, numbers);
  return `±${half.replace(/^\+/, '').replace(numbers.points, '').replace(numbers.unitSuffix[info.unit], '')}`;
}

/** How sure the change is, in words: over the draws, or where there are none at the default values. */
export function verdictCell(context: StudyContext, row: FigureRow): Cell {
  const { phrases } = context;
  const assurance = assuranceOf(row);
  if (assurance === undefined)
    return isComputed(row)
      ? directionCell(context, row.direction)
      : { kind: 'direction', direction: row.direction, text: phrases.atDefaults[row.direction] };
  const isProbable = assurance === 'probablyBetter' || assurance === 'probablyWorse';
  return { kind: 'direction', direction: SIGNS[assurance], isProbable, text: phrases.assurances[assurance] };
}

/** The change over the draws first; what it is at the defaults stands behind it. */
export const DRAWN_COLUMNS: readonly ColumnRow[] = [
  ['drawnChange', 'number'],
  ['total', 'number'],
  ['helps', 'number'],
  ['verdict', 'text'],
];

export function drawnCells(context: StudyContext, row: FigureRow): Cell[] {
  const { numbers, result } = context;
  const { info, difference, total } = row;
  const draws = result.uncertainty?.draws ?? 0;
  if (!total)
    return [
      isComputed(row) ? formatChange(difference?.mean, info.unit, numbers) : '–',
      isComputed(row) ? numbers.computed : '–',
      '–',
      verdictCell(context, row),
    ];
  return [
    formatChange(total.median, info.unit, numbers),
    formatTotal(total, info.unit, numbers),
    total.helps ? `${formatPlain(countDraws(total.helps.share, draws))}/${draws}` : '–',
    verdictCell(context, row),
  ];
}

/** Two values at the defaults, their difference and its simulation noise. */
export const DEFAULT_COLUMNS: readonly ColumnRow[] = [
  ['before', 'number', 'spare'],
  ['after', 'number', 'spare'],
  ['atDefaults', 'number', 'whole'],
  ['noise', 'number', 'spare'],
  ['noiseShare', 'number', 'whole'],
];

export function defaultCells({ numbers }: StudyContext, row: FigureRow): Cell[] {
  const { info, before, after, difference, total } = row;
  return [
    formatValue(before?.mean, info.unit, numbers),
    formatValue(after?.mean, info.unit, numbers),
    formatChange(difference?.mean, info.unit, numbers),
    formatNoise(row, numbers),
    total?.noise === undefined ? '–' : formatValue(total.noise, 'share', numbers),
  ];
}

/** Where nothing was drawn. */
export const UNDRAWN_COLUMNS: readonly ColumnRow[] = [
  ['before', 'number'],
  ['after', 'number'],
  ['difference', 'number'],
  ['interval', 'number'],
  ['verdict', 'text'],
];

export function undrawnCells(context: StudyContext, row: FigureRow): Cell[] {
  const { numbers } = context;
  const { info, before, after, difference } = row;
  return [
    formatValue(before?.mean, info.unit, numbers),
    formatValue(after?.mean, info.unit, numbers),
    formatChange(difference?.mean, info.unit, numbers),
    formatRange(difference, info.unit, numbers) ?? '–',
    verdictCell(context, row),
  ];
}
