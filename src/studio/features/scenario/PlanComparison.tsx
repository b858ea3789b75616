/** What the change costs in agents, and what callers meet when both worlds are staffed to the same service. */
import type { ReactElement } from 'react';
import type { NeedChange, StaffedComparison, StaffingResult } from '../../../study/index.ts';
import { formatChange, formatDecimal, formatValue, type NumberWords } from '../../../util/format-number.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { hoursWords, reportWords } from '../../../words/index.ts';
import styles from './scenario.module.css';

interface Props {
  readonly comparison: StaffedComparison;
  readonly result: StaffingResult;
}

export function PlanComparison({ comparison, result }: Props): ReactElement {
  const words = useWords(hoursWords).plan;
  const language = useLanguage();
  const { unitSuffix, points, computed, range } = reportWords[language].numbers;
  const numbers: NumberWords = { unitSuffix, points, computed, range: (low, high) => range({ low, high }) };
  const needs = [
    [words.peak, comparison.peak],
    [words.weeklyHours, comparison.weeklyHours],
    [words.paidHours, comparison.paidHours],
  ] as const;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.figure}</th>
            <th scope="col" className={styles.numeric}>
              {words.before}
            </th>
            <th scope="col" className={styles.numeric}>
              {words.after}
            </th>
            <th scope="col" className={styles.numeric}>
              {words.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {needs.map(([label, need]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={styles.numeric}>{formatDecimal(need.before)}</td>
              <td className={styles.numeric}>{formatDecimal(need.after)}</td>
              <td className={styles.numeric}>{tellDifference(need)}</td>
            </tr>
          ))}
          {comparison.figures.map(({ figure, before, after, difference }) => {
            const info = result.figures.find(({ id }) => id === figure);
            if (!info) return null;
            return (
              <tr key={figure}>
                <th scope="row">{info.title[language]}</th>
                <td className={styles.numeric}>{formatValue(before?.mean, info.unit, numbers)}</td>
                <td className={styles.numeric}>{formatValue(after?.mean, info.unit, numbers)}</td>
                <td className={styles.numeric}>{formatChange(difference?.mean, info.unit, numbers)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** "+12 (+3 %), 95 %: 8 to 15" */
function tellDifference({ before, difference: { mean, low, high } }: NeedChange): string {
  const sign = (number: number): string => (number > 0 ? '+' : '') + formatDecimal(number);
  const share = before > 0 ? ` (${sign((100 * mean) / before)} %)` : '';
  const bounds = low === undefined || high === undefined ? '' : ` [${sign(low)} … ${sign(high)}]`;
  return `${sign(mean)}${share}${bounds}`;
}
