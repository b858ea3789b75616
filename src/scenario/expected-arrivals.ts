/** When fresh callers come: the expected number in each hour of the period. */
import type { Parameter } from '../behaviour/index.ts';
import { HOUR_SHARES, WEEKDAY_SHARES } from './default-tables.ts';
import type { ScenarioConfig } from './types.ts';

/** A month wherever one is spoken of: callers of a scenario, figures of a report. A run may be shorter or longer. */
export const DAYS_OF_MONTH = 30;
const HOURS_OF_WEEK = 168;

/**
 * `days * 24` values, hour by hour from Monday 0 h. A whole week has 7 thirtieths of `callersPerMonth`, whatever `days`
 * is: how long one simulates changes no rate.
 */
export function expectedArrivals(
  scenario: ScenarioConfig,
  parameters: Readonly<Record<string, Parameter>>,
): Float64Array {
  const callers = (parameters['callersPerMonth'] ?? scenario.callersPerMonth).value;
  const hours = (scenario.hourShares ?? HOUR_SHARES).shares;
  const weekdays = (scenario.weekdayShares ?? WEEKDAY_SHARES).shares;
  const week = Float64Array.from(
    { length: HOURS_OF_WEEK },
    (_, hour) => (hours[hour % 24] ?? 0) * (weekdays[Math.floor(hour / 24)] ?? 0),
  );
  const total = week.reduce((sum, weight) => sum + weight, 0);
  // Shares of which none is above zero are a problem that is said elsewhere.
  const scale = total > 0 ? (callers * 7) / DAYS_OF_MONTH / total : 0;
  return Float64Array.from({ length: scenario.days * 24 }, (_, i) => scale * (week[i % HOURS_OF_WEEK] ?? 0));
}
