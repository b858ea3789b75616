/** A half-hour of a week, filled as far as it is. */
import { memo, type CSSProperties, type ReactElement } from 'react';
import { formatMinute } from '../../calendar/index.ts';
import { HALF_HOUR, type Stretch } from '../core/week/levels.ts';
import { useWords } from '../core/use-studio.ts';
import { hoursWords } from '../../words/index.ts';
import { flag } from './classes.ts';
import styles from './WeekGrid.module.css';
import textStyles from './text.module.css';

interface Props {
  readonly day: number;
  readonly slot: number;
  readonly parts: readonly Stretch[];
  /** A number begins here. */
  readonly isFirst: boolean;
  readonly kind: 'open' | 'agents';
  readonly highest: number;
  readonly isChosen: boolean;
  readonly hasFocus: boolean;
}

export const WeekCell = memo(function WeekCell({
  day,
  slot,
  parts,
  isFirst,
  kind,
  highest,
  isChosen,
  hasFocus,
}: Props): ReactElement {
  const words = useWords(hoursWords).week;
  const begin = slot * HALF_HOUR;
  const tell = (value: number): string =>
    kind === 'agents' ? words.agents({ agents: value }) : value > 0 ? words.open : words.closed;
  const isWhole = parts.length === 1;
  const text = parts
    .map(({ from, to, value }) =>
      isWhole
        ? tell(value)
        : words.part({ from: formatMinute(from), to: formatMinute(to), what: tell(value) }),
    )
    .join(words.partComma);
  const shown = parts.find(({ from, value }) => value > 0 && (from > begin || isFirst));
  return (
    <td
      tabIndex={hasFocus ? 0 : -1}
      aria-selected={isChosen}
      className={styles.cell}
      data-cell={`${day}-${slot}`}
      data-half={flag(slot % 2 === 1)}
      data-chosen={flag(isChosen)}
      title={isWhole ? undefined : text}
    >
      {parts.map(({ from, to, value }) =>
        value > 0 ? (
          <i
            key={from}
            className={styles.fill}
            style={
              {
                '--from': (from - begin) / HALF_HOUR,
                '--length': (to - from) / HALF_HOUR,
                '--height': kind === 'agents' ? value / highest : 1,
              } as CSSProperties
            }
          />
        ) : null,
      )}
      {kind === 'agents' && shown && (
        <span className={styles.number} aria-hidden="true">
          {shown.value}
        </span>
      )}
      <span className={textStyles.unseen}>{text}</span>
    </td>
  );
});
