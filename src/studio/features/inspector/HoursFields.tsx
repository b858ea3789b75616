/** When an option is there: on some days, between two times to the minute, or while a calendar is open. */
import type { ReactElement } from 'react';
import { formatMinute, type Hours, type WeeklyHours } from '../../../calendar/index.ts';
import { dayNames } from '../../core/words/day-names.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { findByLocale } from '../../../speech/index.ts';
import { studioWords } from '../../../words/index.ts';
import { ChoiceInput, Field } from '../../kit/fields.tsx';
import { useCalendars } from './use-calendars.ts';
import fieldsStyles from '../../kit/fields.module.css';
import styles from './GuardBuilder.module.css';

export const USUAL_HOURS: WeeklyHours = { days: [1, 2, 3, 4, 5], from: 9, to: 18 };

/** No calendar has an empty id. */
const WEEKLY = '';

export function HoursFields({
  hours,
  onChange,
}: {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}): ReactElement {
  const words = useWords(studioWords);
  const language = useLanguage();
  const calendars = useCalendars();
  const chosen = 'calendar' in hours ? hours.calendar : WEEKLY;
  // A calendar that is not in any scenario of the project is shown all the same: the file names it.
  const ids = [...new Set([...calendars.map(({ id }) => id), ...(chosen === WEEKLY ? [] : [chosen])])];
  const titleOf = (id: string): string =>
    findByLocale(calendars.find((each) => each.id === id)?.title, language) ?? id;
  return (
    <div>
      {ids.length > 0 && (
        <ChoiceInput
          label={words.guard.when}
          value={chosen}
          options={[
            { value: WEEKLY, label: words.guard.weekly },
            ...ids.map((id) => ({ value: id, label: words.guard.calendar({ name: titleOf(id) }) })),
          ]}
          onChange={(id) => onChange(id === WEEKLY ? USUAL_HOURS : { calendar: id })}
        />
      )}
      {'days' in hours && <WeeklyFields hours={hours} onChange={onChange} />}
    </div>
  );
}

function WeeklyFields({
  hours,
  onChange,
}: {
  readonly hours: WeeklyHours;
  readonly onChange: (hours: Hours) => void;
}): ReactElement {
  const words = useWords(studioWords);
  const { days, from, to } = hours;
  const set = (part: Partial<WeeklyHours>): void => onChange({ ...hours, ...part });
  return (
    <>
      <div className={styles.days} role="group" aria-label={words.caller.day}>
        {dayNames(words).map((name, i) => {
          const day = i + 1;
          const isOn = days.includes(day);
          return (
            <button
              key={name}
              type="button"
              className={styles.day}
              aria-pressed={isOn}
              onClick={() =>
                isOn
                  ? days.length > 1 && set({ days: days.filter((each) => each !== day) })
                  : set({ days: [...days, day].toSorted((a, b) => a - b) })
              }
            >
              {name}
            </button>
          );
        })}
      </div>
      <div className={fieldsStyles.pair}>
        <TimeField label={words.guard.from} hour={from} onChange={(hour) => set({ from: hour })} />
        {/* The end of a day is its last midnight. */}
        <TimeField
          label={words.guard.to}
          hour={to}
          onChange={(hour) => set({ to: hour === 0 ? 24 : hour })}
        />
      </div>
    </>
  );
}

function TimeField({
  label,
  hour,
  onChange,
}: {
  readonly label: string;
  readonly hour: number;
  readonly onChange: (hour: number) => void;
}): ReactElement {
  const studio = useStudio();
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="time"
          value={formatMinute(Math.round(hour * 60) % 1440)}
          onBlur={() => studio.edited()?.sealHistory()}
          onChange={({ target }) => {
            const [hours, minutes] = target.value.split(':').map(Number);
            // An emptied field is no time; what was there stays until there is one.
            if (hours === undefined || minutes === undefined) return;
            onChange(Number((hours + minutes / 60).toFixed(4)));
          }}
        />
      )}
    </Field>
  );
}
