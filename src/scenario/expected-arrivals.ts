/** When fresh callers come: the expected number in each hour of the period. */
import type { Parameter } from '../behaviour/index.ts';
import { hoursOfPeriod, localClockOf } from '../calendar/index.ts';
import { HOUR_SHARES, WEEKDAY_SHARES } from './default-tables.ts';
import { periodOf } from './period-of.ts';
import type { ScenarioConfig } from './types.ts';

/** A month wherever one is spoken of: callers of a scenario, figures of a report. A run may be shorter or longer. */
export const DAYS_OF_MONTH = 30;
const HOURS_OF_WEEK = 168;

type Parameters = Readonly<Record<string, Parameter>>;

/** 168 values from Monday 0 h: fresh callers in an ordinary week, 7 thirtieths of `callersPerMonth`. */
export function callersOfWeek(scenario: ScenarioConfig, parameters: Parameters): Float64Array {
  const callers = (parameters['callersPerMonth'] ?? scenario.callersPerMonth).value;
  const hours = (scenario.hourShares ?? HOUR_SHARES).shares;
  const weekdays = (scenario.weekdayShares ?? WEEKDAY_SHARES).shares;
  const week = Float64Array.from(
    scenario.weekShares?.shares ?? { length: HOURS_OF_WEEK },
    (share: number | undefined, hour) =>
      share ?? (hours[hour % 24] ?? 0) * (weekdays[Math.floor(hour / 24)] ?? 0),
  );
  const total = week.reduce((sum, weight) => sum + weight, 0);
  // Shares of which none is above zero are a problem that is said elsewhere.
  return week.map((share) => (total > 0 ? (share * callers * 7) / DAYS_OF_MONTH / total : 0));
}

/**
 * Hour by hour from the period's beginning; days on which clocks are changed have 23 or 25 of them. How long one
 * simulates changes no rate.
 */
export function expectedArrivals(scenario: ScenarioConfig, parameters: Parameters): Float64Array {
  const week = callersOfWeek(scenario, parameters);
  const period = periodOf(scenario);
  const length = hoursOfPeriod(period);
  if (period.starts === undefined || period.timeZone === undefined)
    return Float64Array.from({ length }, (_, i) => week[i % HOURS_OF_WEEK] ?? 0);
  const clock = localClockOf(period);
  return Float64Array.from({ length }, (_, i) => {
    const { day, minute } = clock(i * 3600);
    return week[(day - 1) * 24 + Math.floor(minute / 60)] ?? 0;
  });
}
