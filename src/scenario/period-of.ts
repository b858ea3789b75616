import type { Period } from '../calendar/index.ts';
import type { ScenarioConfig } from './types.ts';

/** The days of a scenario on its callers' clock. */
export function periodOf({ days, starts, timeZone }: ScenarioConfig): Period {
  return { days, ...(starts !== undefined && { starts }), ...(timeZone !== undefined && { timeZone }) };
}
