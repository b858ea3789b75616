/**
 * Work against hands over a week, a small picture a day on one scale: areas for what comes, steps for who is there.
 */
import type { ReactElement } from 'react';
import { dayNames } from '../core/words/day-names.ts';
import { useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import styles from './WeekChart.module.css';

export interface WeekSeries {
  readonly label: string;
  /** By half-hour of the week, Monday 0:00 first. */
  readonly values: readonly number[];
  readonly kind: 'area' | 'steps' | 'dots';
}

interface Props {
  /** What it shows, in a sentence. */
  readonly label: string;
  readonly series: readonly WeekSeries[];
  /** The highest number of the scale; absent: the highest here. */
  readonly most?: number;
}

const SLOTS = 48;
const HEIGHT = 60;

export function WeekChart({ label, series, most }: Props): ReactElement {
  const names = dayNames(useWords(studioWords));
  const highest = niceCeiling(Math.max(most ?? 0, ...series.flatMap(({ values }) => values)));
  const y = (value: number): number => HEIGHT - (value / highest) * HEIGHT;
  return (
    <figure className={styles.chart} role="img" aria-label={label}>
      <ul className={styles.legend}>
        {series.map((each) => (
          <li key={each.label} data-kind={each.kind}>
            <i data-kind={each.kind} />
            {each.label}
          </li>
        ))}
      </ul>
      <div className={styles.days}>
        {names.map((name, day) => (
          <div key={name} className={styles.day}>
            <span className={styles.name}>{name}</span>
            <svg viewBox={`0 0 ${SLOTS} ${HEIGHT}`} preserveAspectRatio="none">
              {[12, 24, 36].map((hour) => (
                <path key={hour} className={styles.hour} d={`M${hour} 0V${HEIGHT}`} />
              ))}
              {series.map(({ label: key, values, kind }) => {
                const own = values.slice(day * SLOTS, (day + 1) * SLOTS);
                return kind === 'dots' ? (
                  <path
                    key={key}
                    className={styles.dots}
                    d={own.map((value, slot) => `M${slot + 0.5} ${y(value)}h0.01`).join('')}
                  />
                ) : (
                  <path
                    key={key}
                    className={kind === 'area' ? styles.area : styles.steps}
                    d={outline(own, y, kind === 'area')}
                  />
                );
              })}
            </svg>
            <span className={styles.hours} aria-hidden="true">
              <span>0</span>
              <span>6</span>
              <span>12</span>
              <span>18</span>
              <span>24</span>
            </span>
            {day === 0 && <span className={styles.most}>{highest}</span>}
          </div>
        ))}
      </div>
    </figure>
  );
}

function outline(values: readonly number[], y: (value: number) => number, isClosed: boolean): string {
  const steps = values.map((value, slot) => `${slot === 0 ? 'M0 ' : 'V'}${y(value)}H${slot + 1}`).join('');
  return isClosed ? `${steps}V${HEIGHT}H0Z` : steps;
}

/** A number one can read at the top of a scale: few digits. */
function niceCeiling(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 5, 8, 10].map((step) => step * power).find((step) => step >= value) ?? 10 * power;
}
