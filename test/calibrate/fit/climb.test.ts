import { describe, expect, it } from 'vitest';
import { climb } from '../../../src/calibrate/fit/climb.ts';
import { listFitParameters } from '../../../src/calibrate/fit/fit-parameters.ts';
import { priorOf, type FitTask } from '../../../src/calibrate/fit/log-likelihood.ts';
import type { PathPoint } from '../../../src/calibrate/index.ts';
import { smallScenario } from '../../study/small-study.ts';

/** A range, so that there is something to learn. */
const doubtful = (value: number) => ({
  value,
  low: value / 2,
  high: value * 2,
  unit: 'probability',
  source: 'test',
  status: 'assumption' as const,
});
const scenario = { ...smallScenario, behaviour: { noInput: doubtful(0.05), noMatch: doubtful(0.03) } };
const parameters = listFitParameters(scenario, { only: ['noInput', 'noMatch'] });
const logit = (p: number): number => Math.log(p / (1 - p));
const CALLS = 4000;

/** Two outcomes by `noMatch`; and both the less likely the further `noInput` is from an edge. */
function taskWithEdge(edge: number, steepness: number): FitTask {
  const evaluateOne = ({ overrides }: PathPoint) => {
    const off = Math.exp(-steepness * Math.abs(logit(overrides['noInput'] ?? 0) - edge));
    const p = overrides['noMatch'] ?? 0;
    const probability = Float64Array.of(p * off, (1 - p) * off);
    return { probability, ofPath: probability, ofLine: probability, needs: new Float64Array(0) };
  };
  return {
    parameters,
    scenario,
    weights: Float64Array.of(0.045 * CALLS, 0.955 * CALLS),
    evaluate: async (points) => points.map(evaluateOne),
  };
}

describe('the climb to the top of a posterior', () => {
  it.each([0.005, 0.02, 0.08])('comes to rest on an edge of steepness %d', async (steepness) => {
    const edge = logit(0.06);
    const task = taskWithEdge(edge, steepness);
    const summit = await climb(task, priorOf(parameters), new Float64Array(2));
    expect(summit.distance).toBeLessThan(0.05);
    const at = parameters.map(({ name, mean, sd }, j) => ({ name, x: mean + sd * (summit.z[j] ?? 0) }));
    expect(at.find(({ name }) => name === 'noInput')?.x).toBeCloseTo(edge, 1);
    // The edge does not keep the other from its top, the share that was counted.
    expect(at.find(({ name }) => name === 'noMatch')?.x).toBeCloseTo(logit(0.045), 1);
  });

  it('does not call a slope a top', async () => {
    const task = taskWithEdge(logit(0.06), 0.02);
    const summit = await climb(task, priorOf(parameters), new Float64Array(2), { maxSteps: 0 });
    expect(summit.distance).toBeGreaterThan(1);
  });
});
