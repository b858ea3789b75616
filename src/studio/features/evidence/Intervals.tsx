/**
 * Intervals on one axis, each with the value in its middle and its numbers beside it: what is a picture here stands there
 * as text.
 */
import type { ReactElement } from 'react';
import styles from './Intervals.module.css';
import textStyles from '../../kit/text.module.css';

export interface Interval {
  readonly label: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  /** As people read it. */
  readonly text: string;
  /** A line over the axis in place of a bar: what was seen, not what is thought. */
  readonly mark?: number;
  readonly isQuiet?: boolean;
}

interface Props {
  readonly label: string;
  readonly rows: readonly Interval[];
  /** A value of the axis in words. */
  readonly tell: (value: number) => string;
  /** What it means to lie on this or that side of zero. */
  readonly sides?: readonly [left: string, right: string];
}

export function Intervals({ label, rows, tell, sides }: Props): ReactElement {
  const { from, to, ticks } = axisOf(rows);
  const at = (value: number): string => `${(100 * (value - from)) / (to - from)}%`;
  return (
    <figure className={styles.figure} aria-label={label}>
      {rows.map((row) => (
        <div key={row.label} className={styles.row} data-quiet={row.isQuiet ? '' : undefined}>
          <span className={styles.label}>{row.label}</span>
          <span className={`${styles.text} ${textStyles.number}`}>{row.text}</span>
          <div className={styles.track} aria-hidden="true">
            {ticks.map((tick) => (
              <i
                key={tick}
                className={styles.tick}
                data-zero={tick === 0 ? '' : undefined}
                style={{ insetInlineStart: at(tick) }}
              />
            ))}
            <i
              className={styles.bar}
              style={{
                insetInlineStart: at(row.low),
                inlineSize: `${(100 * (row.high - row.low)) / (to - from)}%`,
              }}
            />
            <i className={styles.value} style={{ insetInlineStart: at(row.value) }} />
            {row.mark !== undefined && (
              <i className={styles.mark} style={{ insetInlineStart: at(row.mark) }} />
            )}
          </div>
        </div>
      ))}
      <div className={styles.axis} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} className={textStyles.number} style={{ insetInlineStart: at(tick) }}>
            {tell(tick)}
          </span>
        ))}
      </div>
      {sides && (
        <figcaption className={styles.sides}>
          <span>← {sides[0]}</span>
          <span>{sides[1]} →</span>
        </figcaption>
      )}
    </figure>
  );
}

/** Of the whole axis: less is not told apart. */
const NARROWEST = 1e-6;

/** Five steps or fewer, of 1, 2 or 5 and tens; zero is always in sight. */
export function axisOf(rows: readonly Pick<Interval, 'low' | 'high' | 'mark'>[]): {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
} {
  const ends = rows.flatMap(({ low, high, mark }) => [low, high, mark ?? 0]).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const span = Math.max(high - low, NARROWEST);
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return {
    from: first * step,
    to: last * step,
    ticks: Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step),
  };
}
