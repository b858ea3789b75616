/** The ordinary week in writing, a line a weekday: for times that do not sit on half-hours. */
import type { ReactElement } from 'react';
import type { WeekHours } from '../../../calendar/index.ts';
import { useWords } from '../../core/use-studio.ts';
import { dayNames } from '../../core/words/day-names.ts';
import { rangeTextsOn, writeDay } from '../../core/week/calendar-week.ts';
import { WEEKDAYS } from '../../core/week/levels.ts';
import { hoursWords, studioWords } from '../../../words/index.ts';
import { RangesInput } from './RangesInput.tsx';
import styles from './scenario.module.css';
import twistyStyles from '../../kit/twisty.module.css';

interface Props {
  readonly week: readonly WeekHours[];
  readonly onChange: (week: readonly WeekHours[]) => boolean;
}

export function DayRanges({ week, onChange }: Props): ReactElement {
  const words = useWords(hoursWords).ranges;
  const names = dayNames(useWords(studioWords));
  return (
    <details className={styles.more}>
      <summary className={twistyStyles.twisty}>{words.title}</summary>
      <ul className={styles.days}>
        {WEEKDAYS.map((day) => {
          const name = names[day - 1] ?? '';
          return (
            <li key={day}>
              <span aria-hidden="true">{name}</span>
              <RangesInput
                label={words.day({ day: name })}
                ranges={rangeTextsOn(week, day)}
                onChange={(ranges) => onChange(writeDay(week, day, ranges))}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
