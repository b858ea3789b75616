/** Days that are not like their weekday. */
import { useState, type ReactElement } from 'react';
import { isDate, type SpecialDay } from '../../../calendar/index.ts';
import { findByLocale } from '../../../speech/index.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { TextInput } from '../../kit/fields.tsx';
import { hoursWords } from '../../../words/index.ts';
import { RangesInput } from './RangesInput.tsx';
import styles from './scenario.module.css';
import textStyles from '../../kit/text.module.css';
import twistyStyles from '../../kit/twisty.module.css';

interface Props {
  readonly special: readonly SpecialDay[];
  /** First day of the scenario's period; absent: no date ever comes. */
  readonly starts: string | undefined;
  readonly onChange: (special: readonly SpecialDay[]) => boolean;
}

export function SpecialDays({ special, starts, onChange }: Props): ReactElement {
  const words = useWords(hoursWords).special;
  const language = useLanguage();
  const [date, setDate] = useState('');
  const change = (at: number, day: SpecialDay | undefined): boolean =>
    onChange(special.flatMap((each, i) => (i === at ? (day ? [day] : []) : [each])));
  const isTaken = special.some((each) => each.date === date);
  const add = (): void => {
    const added = [...special, { date, open: [] }].toSorted((a, b) => (a.date < b.date ? -1 : 1));
    if (onChange(added)) setDate('');
  };
  return (
    <details className={styles.more} open={special.length > 0}>
      <summary className={twistyStyles.twisty}>
        {words.title} <span className={textStyles.count}>{special.length}</span>
      </summary>
      {special.length > 0 && starts === undefined && <Notice kind="warning">{words.noStart}</Notice>}
      <ul className={styles.special}>
        {special.map((day, i) => (
          <li key={day.date}>
            <span className={textStyles.number}>{day.date}</span>
            <TextInput
              label={words.name({ date: day.date })}
              placeholder={words.namePlaceholder}
              value={(day.title && findByLocale(day.title, language)) ?? ''}
              onChange={(text) => void change(i, { ...day, title: { ...day.title, [language]: text } })}
            />
            <RangesInput
              label={words.open({ date: day.date })}
              ranges={day.open}
              onChange={(open) => change(i, { ...day, open })}
            />
            <Button
              kind="icon"
              aria-label={words.remove({ date: day.date })}
              onClick={() => void change(i, undefined)}
            >
              <Icon name="trash" size={14} />
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.addDay}>
        <input
          type="date"
          aria-label={words.date}
          value={date}
          onChange={({ target }) => setDate(target.value)}
        />
        <Button disabled={!isDate(date) || isTaken} onClick={add}>
          {words.add}
        </Button>
      </div>
    </details>
  );
}
