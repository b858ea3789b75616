/** What a calibration learnt, a row a parameter: from the fit, and from counting where the fit does not have it. */
import type { Parameter } from '../../behaviour/index.ts';
import { domainOf, floorOf, topicParameters, toScale, type ScenarioConfig } from '../../scenario/index.ts';
import { namedParameters } from '../../study/index.ts';
import type { DirectTable } from '../direct/types.ts';
import {
  NOT_SAID,
  type CalibrationResult,
  type CalibrationRow,
  type FitScale,
  type Spread,
} from '../types.ts';

/** Ends of a 90 % interval, in standard deviations of a normal. */
export const TO_90 = 1.6448536269514722;

export interface LearntRow {
  /** Override name. */
  readonly name: string;
  readonly spread: Spread;
  /** Posterior over prior standard deviation. */
  readonly narrowed: number;
  /** False: the log does not say. */
  readonly isLearnt: boolean;
}

/** The fit's rows first, then what was only counted; each parameter once. */
export function learntRows(scenario: ScenarioConfig, result: CalibrationResult): LearntRow[] {
  const known = new Set(namedParameters(scenario).map(({ name }) => name));
  const topics = topicParameters(scenario);
  return [...result.rows, ...countedRows(scenario, result.rows, result.direct)]
    .filter(({ name }) => known.has(name) || Object.hasOwn(topics, name))
    .map(({ name, posterior, narrowed, how }) => ({
      name,
      spread: posterior,
      narrowed,
      isLearnt: how !== 'none' && narrowed <= NOT_SAID,
    }));
}

/** Parameters that counting alone tells of, but for those that have a row already. */
export function countedRows(
  scenario: ScenarioConfig,
  rows: readonly CalibrationRow[],
  direct: DirectTable | undefined,
): CalibrationRow[] {
  const known = new Map(namedParameters(scenario).map((parameter) => [parameter.name, parameter]));
  const had = new Set(rows.map(({ name }) => name));
  return (direct?.rows ?? []).flatMap(({ parameter: name, at, estimate, bound }): CalibrationRow[] => {
    const prior = known.get(name);
    // A figure of one line or menu is no value of the parameter, and a bound is no estimate.
    if (!prior || !estimate || bound !== 'exact' || Object.keys(at).length > 0 || had.has(name)) return [];
    had.add(name);
    const { value, low, high, n } = estimate;
    if (![value, low, high].every(Number.isFinite)) return [];
    const scale = scaleOf(name, scenario);
    const before = sdOn(scale, prior);
    const narrowed = before > 0 ? Math.min(1, sdOn(scale, estimate) / before) : 1;
    return [
      {
        name,
        unit: prior.unit,
        prior: { value: prior.value, low: prior.low, high: prior.high },
        posterior: { value, low, high },
        narrowed,
        how: 'direct',
        n,
      },
    ];
  });
}

/** The scale of a parameter that was counted by itself. */
export function scaleOf(name: string, scenario: ScenarioConfig): Exclude<FitScale, 'above'> {
  const { least, most } = domainOf(name, scenario);
  if (least < 0) return 'linear';
  return most <= 1 && floorOf(name) === undefined ? 'logit' : 'log';
}

/** What the ends mean as a standard deviation, when they are those of a 90 % interval. */
export function sdOn(scale: FitScale, { low, high }: Pick<Parameter, 'low' | 'high'>): number {
  return Math.abs(toScale(scale, high) - toScale(scale, low)) / (2 * TO_90);
}
