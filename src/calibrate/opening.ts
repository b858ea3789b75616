/** When somebody could have answered: by the calendars of lines and desks, at any minute of a log. */
import { isOpenAt, isWithinHours, type Hours, type LocalTime } from '../calendar/index.ts';
import type { DeskConfig } from '../scenario/index.ts';
import { dateOf, weekdayOf, type LocalMoment } from './local-clock.ts';
import { machineInForce, type LogSetting } from './log-setting.ts';

export interface Opening {
  /** Whether the line, or a desk behind it, is open. A line that nobody knows is. */
  isOpen(line: string, at: LocalMoment): boolean;
  /** Ids of the scenario's calendars that are open; their number for a cache. */
  calendarsAt(at: LocalMoment): readonly string[];
}

/** 0: not asked yet. */
const [CLOSED, OPEN] = [1, 2];

export function createOpening(setting: LogSetting): Opening {
  const calendars = new Map((setting.scenario.calendars ?? []).map((calendar) => [calendar.id, calendar]));
  const answers = new Map<string, Map<number, Uint8Array>>();
  /** Remembered by the minute: a calendar is read anew each time it is asked. */
  const ask = (hours: Hours, { dayNumber, minute }: LocalMoment): boolean => {
    const key =
      'calendar' in hours ? `calendar ${hours.calendar}` : `${hours.days.join()} ${hours.from} ${hours.to}`;
    let days = answers.get(key);
    if (!days) answers.set(key, (days = new Map<number, Uint8Array>()));
    let minutes = days.get(dayNumber);
    if (!minutes) days.set(dayNumber, (minutes = new Uint8Array(1440)));
    const known = minutes[minute] as number;
    if (known > 0) return known === OPEN;
    const time: LocalTime = { date: dateOf(dayNumber), day: weekdayOf(dayNumber), minute };
    const calendar = 'calendar' in hours ? calendars.get(hours.calendar) : undefined;
    const isOpen =
      'calendar' in hours ? calendar !== undefined && isOpenAt(calendar, time) : isWithinHours(hours, time);
    minutes[minute] = isOpen ? OPEN : CLOSED;
    return isOpen;
  };
  const hoursOfLine = new Map(
    setting.scenario.lines.map(({ id }) => [
      id,
      setting.open?.[id] ? [setting.open[id]] : hoursBehind(setting, id),
    ]),
  );
  return {
    isOpen: (line, at) =>
      hoursOfLine.get(line)?.some((hours) => hours === undefined || ask(hours, at)) ?? true,
    calendarsAt: (at) => [...calendars.keys()].filter((calendar) => ask({ calendar }, at)),
  };
}

/** Hours of the desks that a line leads to; undefined among them: one is always open. None known: always open. */
function hoursBehind(setting: LogSetting, line: string): readonly (Hours | undefined)[] {
  const machine = machineInForce(setting, line, '');
  const desks = new Set(
    machine?.automaton.nodes.flatMap(({ destination }) =>
      destination?.goesTo === 'desk' ? [destination.desk] : [],
    ),
  );
  const hours = setting.scenario.desks.filter(({ id }) => desks.has(id)).map(hoursOfDesk);
  return hours.length > 0 ? hours : [undefined];
}

function hoursOfDesk({ staffing }: DeskConfig): Hours | undefined {
  return staffing.hours;
}
