import type { CalendarConfig, Period } from '../calendar/index.ts';
import type { ScenarioConfig } from './types.ts';

/** The days of a scenario on its callers' clock. */
export function periodOf({ days, starts, timeZone }: ScenarioConfig): Period {
  return { days, ...(starts !== undefined && { starts }), ...(timeZone !== undefined && { timeZone }) };
}

/** When its callers call, and what is open then. */
export function timesOf(scenario: ScenarioConfig): {
  readonly calendars: readonly CalendarConfig[];
  readonly period: Period;
} {
  return { calendars: scenario.calendars ?? [], period: periodOf(scenario) };
}
