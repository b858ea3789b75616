/** One row as it is written: in its domain, its value within its range, no more digits than anybody reads. */
import type { Parameter } from '../../behaviour/index.ts';
import { domainOf, isWithin, type ScenarioConfig } from '../../scenario/index.ts';
import type { Spread } from '../types.ts';

const DIGITS = 6;

export function rowOf(
  name: string,
  config: ScenarioConfig,
  { unit }: Parameter,
  { low, high }: Pick<Spread, 'low' | 'high'>,
  middle: number,
  grounds: Pick<Parameter, 'source' | 'status' | 'narrowed'>,
): Parameter {
  const { isWhole } = domainOf(name, config);
  const print = (x: number): number => {
    const inside = within(name, config, x);
    return isWhole ? Math.round(inside) : round(inside);
  };
  const value = print(middle);
  return {
    value,
    low: Math.min(value, print(low)),
    high: Math.max(value, print(high)),
    unit,
    source: grounds.source,
    status: grounds.status,
    narrowed: round(Math.min(1, Math.max(0, grounds.narrowed ?? 1))),
  };
}

export function within(name: string, config: ScenarioConfig, value: number): number {
  const domain = domainOf(name, config);
  return isWithin({ ...domain, isWhole: false }, value)
    ? value
    : Math.min(domain.most, Math.max(domain.least, value));
}

export function round(x: number): number {
  return Number(x.toPrecision(DIGITS));
}
