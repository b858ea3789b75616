/** What one does to the calendars of a scenario. */
import type { CalendarConfig, SpecialDay, WeekHours } from '../../../calendar/index.ts';
import { say, hoursWords, type Language } from '../../../words/index.ts';
import type { ScenarioConfig } from '../../../scenario/index.ts';
import type { ScenarioEdit } from './perform-on-scenario.ts';
import { titleOf } from './title-of.ts';

export function setWeek({ id, title }: CalendarConfig, week: readonly WeekHours[]): ScenarioEdit {
  return changeCalendar(id, {
    name: say(hoursWords, ({ steps }, language) => steps.week({ name: titleOf({ id, title }, language) })),
    change: (calendar) => ({ ...calendar, week }),
  });
}

export function setSpecialDays({ id, title }: CalendarConfig, special: readonly SpecialDay[]): ScenarioEdit {
  return changeCalendar(id, {
    name: say(hoursWords, ({ steps }, language) => steps.special({ name: titleOf({ id, title }, language) })),
    mergeKey: `special ${id}`,
    change: ({ special: _before, ...calendar }) =>
      special.length === 0 ? calendar : { ...calendar, special },
  });
}

export function setCalendarTitle(
  { id, title }: CalendarConfig,
  language: Language,
  text: string,
): ScenarioEdit {
  return changeCalendar(id, {
    name: say(hoursWords, ({ steps }) => steps.rename),
    mergeKey: `title ${id}`,
    change: (calendar) => ({ ...calendar, title: { ...title, [language]: text } }),
  });
}

/** @param timeZone undefined: the scenario's */
export function setTimeZone({ id }: CalendarConfig, timeZone: string | undefined): ScenarioEdit {
  return changeCalendar(id, {
    name: say(hoursWords, ({ steps }) => steps.timeZone),
    change: ({ timeZone: _before, ...calendar }) =>
      timeZone === undefined ? calendar : { ...calendar, timeZone },
  });
}

/** Weekdays from eight to six: a week to begin with. */
export function addCalendar({ calendars = [] }: ScenarioConfig): {
  readonly edit: ScenarioEdit;
  readonly id: string;
} {
  const taken = new Set(calendars.map(({ id }) => id));
  let id = 'office';
  for (let number = 2; taken.has(id); number++) id = `office-${number}`;
  const week = [{ days: [1, 2, 3, 4, 5], open: ['08:00-18:00'] }];
  const edit: ScenarioEdit = {
    name: say(hoursWords, ({ steps }) => steps.addCalendar),
    recipe: (draft) => void (draft.calendars = [...(draft.calendars ?? []), { id, week }]),
  };
  return { edit, id };
}

export function removeCalendar(id: string): ScenarioEdit {
  return {
    name: say(hoursWords, ({ steps }) => steps.removeCalendar),
    recipe: (draft) => {
      const left = (draft.calendars ?? []).filter((calendar) => calendar.id !== id);
      if (left.length === 0) delete draft.calendars;
      else draft.calendars = left;
    },
  };
}

function changeCalendar(
  id: string,
  {
    change,
    ...edit
  }: Pick<ScenarioEdit, 'name' | 'mergeKey'> & { change(calendar: CalendarConfig): CalendarConfig },
): ScenarioEdit {
  return {
    ...edit,
    recipe: (draft) => {
      // What is put in is fresh and frozen by nobody: the draft may hold it.
      draft.calendars = (draft.calendars ?? []).map((calendar) =>
        calendar.id === id ? (change(calendar as CalendarConfig) as typeof calendar) : calendar,
      );
    },
  };
}
