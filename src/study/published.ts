/** Published results beside simulated ones: a consistency check, never a target. */
import type { ScenarioConfig } from '../scenario/index.ts';
import type { Comparison, Interval, PublishedCheck } from './types.ts';
import { ownValue } from '../util/own-value.ts';

export function checkPublished(scenario: ScenarioConfig, headline: Comparison): PublishedCheck[] {
  return (scenario.published ?? []).flatMap(({ figure, change, note, source }) => {
    const simulated = ownValue(headline.differences, figure);
    return simulated
      ? [{ figure, published: change, simulated, verdict: judge(change, simulated), note, source }]
      : [];
  });
}

/**
 * Inside the interval of the difference; else the same direction but smaller or larger; else the other
 * direction.
 */
export function judge(published: number, simulated: Interval): PublishedCheck['verdict'] {
  const { mean, low = mean, high = mean } = simulated;
  if (published >= low && published <= high) return 'inside';
  if (Math.sign(mean) !== Math.sign(published)) return 'opposite';
  return Math.abs(mean) < Math.abs(published) ? 'smaller-effect' : 'larger-effect';
}
