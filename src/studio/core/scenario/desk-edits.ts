/** What one does to the desks of a scenario. */
import { formatRange, rangeOfHours, type Hours } from '../../../calendar/index.ts';
import type { DeskConfig, ScenarioConfig } from '../../../scenario/index.ts';
import { hoursWords, say } from '../../../words/index.ts';
import type { ScenarioEdit } from './perform-on-scenario.ts';
import { titleOf } from './title-of.ts';

type Staffing = DeskConfig['staffing'];

/** @param hours undefined: always open */
export function setDeskHours(desk: DeskConfig, hours: Hours | undefined): ScenarioEdit {
  return changeDesk(desk, {
    name: say(hoursWords, ({ steps }, language) => steps.deskHours({ name: titleOf(desk, language) })),
    change: ({ staffing, ...rest }) => {
      const { hours: _before, ...others } = staffing;
      return { ...rest, staffing: hours ? { ...others, hours } : others } as DeskConfig;
    },
  });
}

/** The hours stay. */
export function setStaffing(desk: DeskConfig, staffing: Staffing): ScenarioEdit {
  return changeDesk(desk, {
    name: say(hoursWords, ({ steps }, language) => steps.staffing({ name: titleOf(desk, language) })),
    mergeKey: `staffing ${desk.id} ${Object.keys(staffing).join(' ')}`,
    change: (before) => {
      const { hours } = before.staffing;
      return { ...before, staffing: hours ? { ...staffing, hours } : staffing };
    },
  });
}

export function setWhenClosed(
  desk: DeskConfig,
  whenClosed: NonNullable<DeskConfig['whenClosed']>,
): ScenarioEdit {
  return changeDesk(desk, {
    name: say(hoursWords, ({ steps }, language) => steps.whenClosed({ name: titleOf(desk, language) })),
    change: ({ whenClosed: _before, ...rest }) =>
      // What holds without a word is not written.
      whenClosed === 'announce' ? rest : { ...rest, whenClosed },
  });
}

/** Hours of a desk's own become a calendar that others may share. */
export function makeCalendarOf(desk: DeskConfig, config: ScenarioConfig): ScenarioEdit {
  const { hours } = desk.staffing;
  const taken = new Set((config.calendars ?? []).map(({ id }) => id));
  let id = desk.id;
  for (let number = 2; taken.has(id); number++) id = `${desk.id}-${number}`;
  const own = hours && !('calendar' in hours) ? hours : { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 };
  const parsed = rangeOfHours(own);
  const open = 'range' in parsed ? [formatRange(parsed.range)] : [];
  const assign = setDeskHours(desk, { calendar: id });
  return {
    name: say(hoursWords, ({ steps }) => steps.addCalendar),
    recipe: (draft) => {
      const calendar = { id, title: { ...desk.title }, week: [{ days: [...own.days], open }] };
      draft.calendars = [...(draft.calendars ?? []), calendar];
      assign.recipe(draft);
    },
  };
}

function changeDesk(
  { id }: DeskConfig,
  { change, ...edit }: Pick<ScenarioEdit, 'name' | 'mergeKey'> & { change(desk: DeskConfig): DeskConfig },
): ScenarioEdit {
  return {
    ...edit,
    recipe: (draft) => {
      draft.desks = draft.desks.map((desk) =>
        desk.id === id ? (change(desk as DeskConfig) as typeof desk) : desk,
      );
    },
  };
}
