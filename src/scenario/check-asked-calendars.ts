/** Calendars that machines ask for: each is one of the scenario's. */
import { indexChart, sayNearest, type Guard, type MachineFile } from '../chart/index.ts';
import type { JsonPath } from '../util/problem.ts';
import { say, scenarioWords, type Said } from '../words/index.ts';
import type { ScenarioConfig } from './types.ts';

export function checkAskedCalendars(
  machine: MachineFile,
  { id: scenario, calendars = [] }: Pick<ScenarioConfig, 'id' | 'calendars'>,
  report: (code: string, path: JsonPath, message: Said, hint: Said) => void,
): void {
  const known = calendars.map(({ id }) => id);
  for (const { source, transition, jsonPath } of indexChart(machine.config).transitions) {
    if (!transition.guard) continue;
    for (const { calendar, path } of calendarsIn(transition.guard, [...jsonPath, 'guard']))
      if (!known.includes(calendar))
        report(
          'unknown-calendar',
          path,
          say(scenarioWords, (words) =>
            words.checkMachines.asksCalendar({ state: source.path, calendar, configId: scenario }),
          ),
          known.length > 0
            ? sayNearest(calendar, known)
            : say(scenarioWords, (words) => words.checkMachines.asksCalendarHint),
        );
  }
}

function calendarsIn(
  guard: Guard,
  path: JsonPath,
): readonly { readonly calendar: string; readonly path: JsonPath }[] {
  if (guard.type === 'hoursOpen')
    return 'calendar' in guard.params
      ? [{ calendar: guard.params.calendar, path: [...path, 'params', 'calendar'] }]
      : [];
  if (guard.type !== 'when') return [];
  const { params } = guard;
  if ('not' in params) return calendarsIn(params.not, [...path, 'params', 'not']);
  const inEach = (name: string, parts: readonly Guard[]): ReturnType<typeof calendarsIn> =>
    parts.flatMap((part, i) => calendarsIn(part, [...path, 'params', name, i]));
  return 'all' in params ? inEach('all', params.all) : inEach('any', params.any);
}
