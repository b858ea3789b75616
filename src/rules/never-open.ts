/**
 * Hours that never hold: a range that ends when it begins. What follows from it (an option nobody can use, an end
 * nobody reaches) is not the mistake, so the other rules look at the machine as if there were no such hours.
 */
import { rangeOfHours } from '../calendar/index.ts';
import type { Guard, MachineConfig } from '../chart/index.ts';
import type { JsonPath } from '../util/problem.ts';

type Hours = Extract<Guard, { type: 'hoursOpen' }>;

export interface NeverOpen {
  /** Of the guard. */
  readonly path: JsonPath;
  readonly from: number;
  readonly to: number;
}

const ALWAYS: Hours = { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 } };

/** The very configuration where all hours hold sometimes. */
export function standInForHours(config: MachineConfig): {
  readonly judged: MachineConfig;
  readonly neverOpen: readonly NeverOpen[];
} {
  const neverOpen: NeverOpen[] = [];
  /** Under `not`, hours that never hold keep nobody out. */
  const visit = (value: unknown, path: JsonPath, isNegated: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (isHours(value)) {
      if ('calendar' in value.params || 'range' in rangeOfHours(value.params)) return value;
      const { from, to } = value.params;
      neverOpen.push({ path, from, to });
      return isNegated ? value : ALWAYS;
    }
    if (Array.isArray(value)) {
      const items = value.map((item, i) => visit(item, [...path, i], isNegated));
      return items.every((item, i) => item === value[i]) ? value : items;
    }
    const entries = Object.entries(value).map(
      ([key, item]) => [key, item, visit(item, [...path, key], isNegated !== (key === 'not'))] as const,
    );
    return entries.every(([, before, after]) => before === after)
      ? value
      : Object.fromEntries(entries.map(([key, , after]) => [key, after]));
  };
  return { judged: visit(config, [], false) as MachineConfig, neverOpen };
}

function isHours(value: object): value is Hours {
  return (value as { type?: unknown }).type === 'hoursOpen' && 'params' in value;
}
