/** The logarithm of the posterior of counted paths, its slope, and how sharply it is curved. */
import type { ScenarioConfig } from '../../scenario/index.ts';
import type { PathAnswer, PathPoint } from '../paths/path-model.ts';
import { pointAt, type FitParameter } from './fit-parameters.ts';

/**
 * Weighs the cells of a log under several sets of parameters, here or on other threads. Answers are in the order of the
 * points and depend on nothing else, so that sums are the same bytes wherever they were worked out.
 */
export type EvaluatePaths = (points: readonly PathPoint[]) => Promise<readonly PathAnswer[]>;

/** Under it a path counts as one that the model does not know: one such call must not decide everything. */
const LEAST = 1e-12;
/** Pull on the mean of the logarithms of shares, against sd 1: only their ratios mean something. */
const GAUGE = 1e6;

/** All that a fit is about; z are distances from the prior's mean in units of its sd. */
export interface FitTask {
  readonly parameters: readonly FitParameter[];
  readonly scenario: ScenarioConfig;
  /** By cell: calls, divided by the dispersion of days. */
  readonly weights: Float64Array;
  readonly evaluate: EvaluatePaths;
  /** Values of the parameters on their scales, where z are no plain distances from the means of `parameters`. */
  readonly place?: (z: ArrayLike<number>) => readonly number[];
}

/** The prior's precision in z: 1, but for words, whose spread is estimated, and for sums of shares, which are held. */
export interface FitPrior {
  /** By parameter. */
  readonly precision: Float64Array;
  /** Parameters whose mean z * sd is held, group by group. */
  readonly held: readonly (readonly number[])[];
}

export function priorOf(parameters: readonly FitParameter[], tauFactor = 1): FitPrior {
  const groups = new Map<string, number[]>();
  parameters.forEach(({ group }, j) => {
    if (group) groups.set(group, [...(groups.get(group) ?? []), j]);
  });
  return {
    precision: Float64Array.from(parameters, ({ isHierarchical }) =>
      isHierarchical ? 1 / tauFactor ** 2 : 1,
    ),
    held: [...groups.values()],
  };
}

export function toPoint({ parameters, scenario, place }: FitTask, z: ArrayLike<number>): PathPoint {
  return pointAt(
    parameters,
    scenario,
    place?.(z) ??
      parameters.map(({ mean, sd, least, most }, j) =>
        Math.min(most, Math.max(least, mean + sd * (z[j] as number))),
      ),
  );
}

export function logPrior({ precision, held }: FitPrior, z: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < precision.length; j++) sum -= ((precision[j] as number) * (z[j] as number) ** 2) / 2;
  for (const group of held) {
    const mean = group.reduce((total, j) => total + (z[j] as number), 0) / group.length;
    sum -= (GAUGE * mean ** 2) / 2;
  }
  return sum;
}

export function logLikelihood(weights: Float64Array, probability: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++)
    sum += (weights[i] as number) * Math.log(Math.max(LEAST, probability[i] as number));
  return sum;
}

/** By parameter, by cell: change of log probability with z. */
export type Slopes = readonly Float64Array[];

export interface Differences {
  readonly slopes: Slopes;
  /** By parameter: how sharply the log likelihood itself is bent, by three points; 0 where only one side was looked at. */
  readonly bend: Float64Array;
}

/**
 * By differences: of both sides, or of one where a rough slope will do.
 *
 * @param base probabilities at `z`
 * @param step in z, by parameter
 */
export async function slopesAt(
  task: FitTask,
  z: Float64Array,
  base: Float64Array,
  step: Float64Array,
  isRough: boolean,
): Promise<Differences> {
  const sides = isRough ? [1] : [1, -1];
  const points = [...z.keys()].flatMap((j) =>
    sides.map((side) => {
      const moved = Float64Array.from(z);
      moved[j]! += side * (step[j] as number);
      return toPoint(task, moved);
    }),
  );
  const answers = await task.evaluate(points);
  const bend = new Float64Array(z.length);
  const slopes = Array.from(z, (_, j) => {
    const up = (answers[j * sides.length] as PathAnswer).probability;
    const down = isRough ? base : (answers[j * 2 + 1] as PathAnswer).probability;
    const width = (isRough ? 1 : 2) * (step[j] as number);
    let sunk = 0;
    const slope = up.map((p, i) => {
      const [above, below] = [Math.log(Math.max(LEAST, p)), Math.log(Math.max(LEAST, down[i] as number))];
      if (!isRough)
        sunk +=
          (task.weights[i] as number) * (2 * Math.log(Math.max(LEAST, base[i] as number)) - above - below);
      return (above - below) / width;
    });
    bend[j] = sunk / (step[j] as number) ** 2;
    return slope;
  });
  return { slopes, bend };
}

/** Slope of the log posterior, and Fisher's information with the prior's. */
export interface Curvature {
  readonly gradient: Float64Array;
  readonly information: readonly Float64Array[];
}

export function curvatureOf(
  weights: Float64Array,
  slopes: Slopes,
  prior: FitPrior,
  z: Float64Array,
): Curvature {
  const count = z.length;
  const gradient = new Float64Array(count);
  const information = Array.from({ length: count }, () => new Float64Array(count));
  const weighted = new Float64Array(weights.length);
  for (let j = 0; j < count; j++) {
    const slope = slopes[j] as Float64Array;
    let sum = 0;
    for (let i = 0; i < weights.length; i++) {
      weighted[i] = (weights[i] as number) * (slope[i] as number);
      sum += weighted[i] as number;
    }
    gradient[j] = sum;
    const row = information[j] as Float64Array;
    for (let k = 0; k <= j; k++) {
      const other = slopes[k] as Float64Array;
      let product = 0;
      for (let i = 0; i < weights.length; i++) product += (weighted[i] as number) * (other[i] as number);
      row[k] = product;
      (information[k] as Float64Array)[j] = product;
    }
    row[j]! += prior.precision[j] as number;
  }
  priorPull(prior, z).forEach((pull, j) => (gradient[j]! += pull));
  for (const group of prior.held)
    for (const j of group)
      for (const k of group) (information[j] as Float64Array)[k]! += GAUGE / group.length ** 2;
  return { gradient, information };
}

/** Slope of `logPrior`: linear in z. */
export function priorPull({ precision, held }: FitPrior, z: Float64Array): Float64Array {
  const pull = z.map((at, j) => -(precision[j] as number) * at);
  for (const group of held) {
    const mean = group.reduce((total, j) => total + (z[j] as number), 0) / group.length;
    for (const j of group) pull[j]! -= (GAUGE * mean) / group.length;
  }
  return pull;
}
