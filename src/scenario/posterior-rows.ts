/** The rows of a posterior: parameters that stand nowhere else in the file. */
import type { Parameter } from '../behaviour/index.ts';
import { ownValue } from '../util/own-value.ts';
import { valuesFromScale } from './posterior-scale.ts';
import { splitTopic, topicParameters } from './topic-parameters.ts';
import type { ScenarioConfig } from './types.ts';

/** Ends of a 90 % interval, in standard deviations of a normal. */
const TO_90 = 1.6448536269514722;

/** As they are written; what a posterior names without writing a row of it has the row that it means. */
export function posteriorRows(scenario: ScenarioConfig): Readonly<Record<string, Parameter>> {
  const { posterior } = scenario;
  if (!posterior) return {};
  const neutral = topicParameters(scenario);
  // How labels are heard that nobody has heard yet is no lesson of a log.
  const areLabelsLearnt = (posterior.labelled ?? []).length > 0;
  const at = (sds: number): Record<string, number> => {
    const x = posterior.mean.map((mean, i) => mean + sds * Math.hypot(...(posterior.factor[i] ?? [])));
    return valuesFromScale(posterior, x, (name) => ownValue(neutral, name)?.value ?? 0);
  };
  const [low, value, high] = [at(-TO_90), at(0), at(TO_90)];
  const meant = posterior.names.flatMap((name): [string, Parameter][] => {
    const row = splitTopic(name) && ownValue(neutral, name);
    if (!row) return [];
    const numbers = { value: value[name] ?? 0, low: low[name] ?? 0, high: high[name] ?? 0 };
    const isLearnt = splitTopic(name)?.kind !== 'labels' || areLabelsLearnt;
    return [[name, { ...row, ...numbers, status: isLearnt ? 'calibrated' : 'assumption' }]];
  });
  return { ...Object.fromEntries(meant), ...posterior.rows };
}
