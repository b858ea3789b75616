/** Parameters that a scenario sets: known ones, in their unit, within what they can be, ranges around values. */
import { DEFAULT_PARAMETERS, type Parameter } from '../behaviour/index.ts';
import { sayNearest } from '../chart/index.ts';
import type { JsonPath, Severity } from '../util/problem.ts';
import { say, type Said } from '../util/said.ts';
import { WORLD_PARAMETERS } from './default-parameters.ts';
import { domainOf } from './domain-of.ts';
import type { ScenarioConfig } from './types.ts';

export type Report = (code: string, path: JsonPath, message: Said, hint: Said, severity?: Severity) => void;

export function checkParameters(config: ScenarioConfig, report: Report): void {
  checkRange(config.callersPerMonth, ['callersPerMonth'], report);
  const defaults: Readonly<Record<string, Parameter>> = { ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS };
  for (const [name, parameter] of Object.entries(config.parameters ?? {})) {
    const path = ['parameters', name];
    const base = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    if (!base) {
      report(
        'unknown-parameter',
        path,
        say(`There is no parameter "${name}".`, `没有名为“${name}”的参数。`),
        sayNearest(name, Object.keys(defaults)),
      );
      continue;
    }
    if (parameter.unit !== base.unit) {
      report(
        'other-unit',
        [...path, 'unit'],
        say(
          `"${name}" is in "${base.unit}", not in "${parameter.unit}".`,
          `“${name}”的单位是“${base.unit}”，不是“${parameter.unit}”。`,
        ),
        say(`Convert the numbers and write "${base.unit}".`, `请换算数值，并写作“${base.unit}”。`),
      );
      continue; // Its numbers say nothing until they are converted.
    }
    const { least, most } = domainOf(name, config);
    for (const key of ['value', 'low', 'high'] as const) {
      const number = parameter[key];
      if (number < least || number > most) {
        report(
          'out-of-range',
          [...path, key],
          say(
            `"${name}" is a ${base.unit}; ${number} is not possible.`,
            `“${name}”是“${base.unit}”，不可能为 ${number}。`,
          ),
          most === 1
            ? say('Use a number from 0 to 1.', '请使用 0 到 1 之间的数。')
            : say('Use a number of 0 or more.', '请使用不小于 0 的数。'),
        );
      }
    }
    checkRange(parameter, path, report);
  }
}

export function checkRange({ value, low, high }: Parameter, path: JsonPath, report: Report): void {
  if (low > high)
    report(
      'empty-range',
      [...path, 'low'],
      say(`The range runs from ${low} to ${high}, which is empty.`, `范围从 ${low} 到 ${high}，是空的。`),
      say('Let "low" be at most "high".', '请让 "low" 不大于 "high"。'),
    );
  else if (value < low || value > high)
    report(
      'outside-own-range',
      [...path, 'value'],
      say(
        `The value ${value} lies outside its own range ${low} to ${high}.`,
        `取值 ${value} 在其自身范围 ${low} 至 ${high} 之外。`,
      ),
      say('Widen the range, or correct the value.', '请放宽范围，或改正取值。'),
    );
}
