/** When fresh callers come: the expected number in each hour of the period. */
import type { Parameter } from '../behaviour/index.ts';
import { HOUR_SHARES, WEEKDAY_SHARES } from './default-tables.ts';
import type { ScenarioConfig } from './types.ts';

/** `days * 24` values, hour by hour from Monday 0 h; they sum to `callersPerMonth`. */
export function expectedArrivals(
  scenario: ScenarioConfig,
  parameters: Readonly<Record<string, Parameter>>,
): Float64Array {
  const callers = (parameters['callersPerMonth'] ?? scenario.callersPerMonth).value;
  const hours = (scenario.hourShares ?? HOUR_SHARES).shares;
  const weekdays = (scenario.weekdayShares ?? WEEKDAY_SHARES).shares;
  const weights = Float64Array.from(
    { length: scenario.days * 24 },
    (_, i) => (hours[i % 24] ?? 0) * (weekdays[Math.floor(i / 24) % 7] ?? 0),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // A period of weekdays on which nobody calls has no callers at all.
  return total > 0 ? weights.map((weight) => (callers * weight) / total) : weights;
}
