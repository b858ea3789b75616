/** Parameters that a scenario sets: known ones, in their unit, within what they can be, ranges around values. */
import { DEFAULT_PARAMETERS, MENU_RATES, type Parameter } from '../behaviour/index.ts';
import { hintNearest } from '../chart/index.ts';
import type { Report } from '../util/collect-problems.ts';
import type { JsonPath } from '../util/problem.ts';
import { say, scenarioWords } from '../words/index.ts';
import { WORLD_PARAMETERS } from './default-parameters.ts';
import { describeDomain, domainOf, isWithin } from './domain-of.ts';
import { describeParameter } from './parameter-words.ts';
import type { ScenarioConfig } from './types.ts';
import { ownValue } from '../util/own-value.ts';

export function checkParameters(config: ScenarioConfig, report: Report): void {
  checkRange(config.callersPerMonth, ['callersPerMonth'], report);
  const defaults: Readonly<Record<string, Parameter>> = { ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS };
  for (const [name, parameter] of Object.entries(config.parameters ?? {})) {
    const path = ['parameters', name];
    const base = ownValue(defaults, name);
    if (!base) {
      report(
        'unknown-parameter',
        path,
        say(scenarioWords, (words) => words.checkParameters.unknownParameter({ name })),
        hintNearest(name, () => Object.keys(defaults)),
      );
      continue;
    }
    checkOne(name, parameter, base, path, config, report);
  }
  (config.measuredMenus ?? []).forEach((menu, i) => {
    for (const rate of MENU_RATES) {
      const parameter = menu[rate];
      if (parameter)
        checkOne(rate, parameter, DEFAULT_PARAMETERS[rate], ['measuredMenus', i, rate], config, report);
    }
  });
}

/** Against the default of the same name: what it is counted in, and what it can be. */
function checkOne(
  name: string,
  parameter: Parameter,
  base: Parameter,
  path: JsonPath,
  config: ScenarioConfig,
  report: Report,
): void {
  if (parameter.unit !== base.unit) {
    report(
      'other-unit',
      [...path, 'unit'],
      say(scenarioWords, (words) =>
        words.checkParameters.otherUnit({ name, unit: base.unit, given: parameter.unit }),
      ),
      say(scenarioWords, (words) => words.checkParameters.otherUnitHint({ unit: base.unit })),
    );
    return; // Its numbers say nothing until they are converted.
  }
  const domain = domainOf(name, config);
  const { unit } = describeParameter(name, base.unit);
  for (const key of ['value', 'low', 'high'] as const) {
    const number = parameter[key];
    if (isWithin(domain, number)) continue;
    report(
      'out-of-range',
      [...path, key],
      say(scenarioWords, (words, language) =>
        words.checkParameters.outOfRange({ name, unit: unit[language], number }),
      ),
      say(scenarioWords, (words, language) =>
        words.checkParameters.useDomain({ domain: describeDomain(domain)[language] }),
      ),
    );
  }
  checkRange(parameter, path, report);
}

export function checkRange(
  { value, low, high, distribution }: Parameter,
  path: JsonPath,
  report: Report,
): void {
  if (distribution === 'lognormal' && low <= 0)
    report(
      'no-lognormal',
      [...path, 'distribution'],
      say(scenarioWords, (words) => words.checkParameters.noLognormal({ low })),
      say(scenarioWords, (words) => words.checkParameters.noLognormalHint),
    );
  if (low > high)
    report(
      'empty-range',
      [...path, 'low'],
      say(scenarioWords, (words) => words.checkParameters.emptyRange({ low, high })),
      say(scenarioWords, (words) => words.checkParameters.emptyRangeHint),
    );
  else if (value < low || value > high)
    report(
      'outside-own-range',
      [...path, 'value'],
      say(scenarioWords, (words) => words.checkParameters.outsideOwnRange({ value, low, high })),
      say(scenarioWords, (words) => words.checkParameters.outsideOwnRangeHint),
    );
}
