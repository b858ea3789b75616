/** The calendars of a scenario: the ordinary week painted, special days as a list. */
import type { ReactElement } from 'react';
import type { CalendarConfig } from '../../../calendar/index.ts';
import type { ScenarioConfig } from '../../../scenario/index.ts';
import {
  addCalendar,
  removeCalendar,
  setCalendarTitle,
  setSpecialDays,
  setTimeZone,
  setWeek,
} from '../../core/scenario/calendar-edits.ts';
import { performOnScenario } from '../../core/scenario/perform-on-scenario.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { calendarLevels, paintCalendar } from '../../core/week/calendar-week.ts';
import { weekHours } from '../../core/week/levels.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { Field, TextInput } from '../../kit/fields.tsx';
import { WeekGrid } from '../../kit/WeekGrid.tsx';
import { formatDecimal } from '../../../util/format-number.ts';
import { hoursWords } from '../../../words/index.ts';
import { DayRanges } from './DayRanges.tsx';
import { PickedPart } from './PickedPart.tsx';
import { SpecialDays } from './SpecialDays.tsx';
import { TimeZoneInput } from './TimeZoneInput.tsx';
import styles from './scenario.module.css';

export function CalendarPart({ config }: { readonly config: ScenarioConfig }): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).calendars;
  return (
    <PickedPart
      words={words}
      items={config.calendars ?? []}
      onAdd={() => {
        const { edit, id } = addCalendar(config);
        return performOnScenario(studio, edit) ? id : undefined;
      }}
    >
      {(calendar) => <Calendar key={calendar.id} calendar={calendar} config={config} />}
    </PickedPart>
  );
}

function Calendar({
  calendar,
  config,
}: {
  readonly calendar: CalendarConfig;
  readonly config: ScenarioConfig;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).calendars;
  const language = useLanguage();
  const name = titleOf(calendar, language);
  const levels = calendarLevels(calendar);
  const users = config.desks.filter(
    ({ staffing: { hours } }) => hours && 'calendar' in hours && hours.calendar === calendar.id,
  );
  return (
    <div className={styles.detail}>
      <div className={styles.fields}>
        <Field label={words.name}>
          {(id) => (
            <TextInput
              id={id}
              value={name}
              isNeeded
              onChange={(text) =>
                void performOnScenario(studio, setCalendarTitle(calendar, language, text), { isQuiet: true })
              }
            />
          )}
        </Field>
        <TimeZoneInput
          value={calendar.timeZone}
          inherited={config.timeZone}
          onChange={(zone) => performOnScenario(studio, setTimeZone(calendar, zone))}
        />
        <p className={styles.facts}>
          {words.hours({ hours: formatDecimal(weekHours(levels), 2) })}
          {' · '}
          {users.length === 0
            ? words.unused
            : words.usedBy({ desks: users.map((desk) => titleOf(desk, language)).join(words.comma) })}
        </p>
        {users.length === 0 && (
          <Button kind="quiet" onClick={() => performOnScenario(studio, removeCalendar(calendar.id))}>
            {words.remove}
          </Button>
        )}
      </div>
      <WeekGrid
        label={words.week({ name })}
        levels={levels}
        kind="open"
        onPaint={(area, value) =>
          void performOnScenario(studio, setWeek(calendar, paintCalendar(calendar.week, area, value > 0)), {
            isQuiet: true,
          })
        }
      />
      <DayRanges
        week={calendar.week}
        onChange={(week) => performOnScenario(studio, setWeek(calendar, week), { isQuiet: true })}
      />
      <SpecialDays
        special={calendar.special ?? []}
        starts={config.starts}
        onChange={(special) =>
          performOnScenario(studio, setSpecialDays(calendar, special), { isQuiet: true })
        }
      />
    </div>
  );
}
