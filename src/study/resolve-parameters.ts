/**
 * Parameters in force: defaults, then the scenario's own, then what a tornado or a control sets for one run.
 */
import { DEFAULT_PARAMETERS, type BehaviourParameters, type Parameter } from '../behaviour/index.ts';
import {
  describeDomain,
  domainOf,
  isWithin,
  measuredParameters,
  WORLD_PARAMETERS,
  posteriorRows,
  topicParameters,
  wordsParameter,
  type ScenarioConfig,
} from '../scenario/index.ts';
import type { Overrides } from './study-design.ts';
import type { NamedParameter } from './types.ts';
import { ownValue } from '../util/own-value.ts';

export interface ResolvedParameters {
  readonly behaviour: BehaviourParameters;
  readonly world: Readonly<Record<string, Parameter>>;
  /** A world parameter as the scenario has it, whatever the overrides: plans are made on it. */
  base(name: string): number;
}

/** @throws when an override names no parameter, or a value that it cannot have. */
export function resolveParameters(scenario: ScenarioConfig, overrides: Overrides): ResolvedParameters {
  const known: Readonly<Record<string, Parameter>> = {
    ...topicParameters(scenario),
    ...allParameters(scenario),
  };
  for (const [name, value] of Object.entries(overrides)) {
    if (!Object.hasOwn(known, name)) throw new Error(`There is no parameter "${name}" to set.`);
    const domain = domainOf(name, scenario);
    if (!isWithin(domain, value))
      throw new Error(`"${name}" cannot be ${value}: it must be ${describeDomain(domain).en}.`);
  }
  const inForce = (name: string): Parameter => {
    const parameter = known[name] as Parameter;
    const value = ownValue(overrides, name);
    return value === undefined ? parameter : { ...parameter, value };
  };
  const pick = (names: readonly string[]): Record<string, Parameter> =>
    Object.fromEntries(names.map((name) => [name, inForce(name)]));
  return {
    behaviour: pick(Object.keys(DEFAULT_PARAMETERS)) as BehaviourParameters,
    world: pick(Object.keys(known).filter((name) => !Object.hasOwn(DEFAULT_PARAMETERS, name))),
    base: (name) => ownValue(known, name)?.value ?? Number.NaN,
  };
}

/** Every parameter that bears on a scenario, for provenance and for the tornado. */
export function namedParameters(scenario: ScenarioConfig): NamedParameter[] {
  const overridden = new Set([
    ...Object.keys(scenario.parameters ?? {}),
    ...Object.keys(measuredParameters(scenario)),
    ...Object.keys(posteriorRows(scenario)),
  ]);
  return Object.entries(allParameters(scenario)).map(([name, parameter]) => ({
    name,
    ...parameter,
    isOverridden: overridden.has(name) || name === 'callersPerMonth',
  }));
}

function allParameters(scenario: ScenarioConfig): Readonly<Record<string, Parameter>> {
  return {
    ...DEFAULT_PARAMETERS,
    ...WORLD_PARAMETERS,
    callersPerMonth: scenario.callersPerMonth,
    ...wordsParameter(scenario),
    ...measuredParameters(scenario),
    ...scenario.parameters,
    ...posteriorRows(scenario),
  };
}
