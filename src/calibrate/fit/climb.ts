/**
 * Damped Gauss-Newton (Fisher scoring): a step solves (information + damping) step = gradient; for one that does not lead
 * upwards the damping is raised. Valleys are narrow and turn, and a point costs a hundredth of its slopes: where a step
 * lands, it is corrected by the slopes that are known (a chord step) as long as that leads higher. Near the top, what the
 * slopes did over the last steps mends the information along them. Stops when the gradient is small in units of the
 * posterior's sd, not when a step is.
 */
import { factorise, invertFactorised, solveFactorised } from '../../stats/index.ts';
import type { PathAnswer } from '../paths/path-model.ts';
import {
  curvatureOf,
  logLikelihood,
  logPrior,
  priorPull,
  slopesAt,
  toPoint,
  type Curvature,
  type FitPrior,
  type FitTask,
  type Slopes,
} from './log-likelihood.ts';
import { mendBySecants, type Secant } from './mend-by-secants.ts';

export interface Summit {
  readonly z: Float64Array;
  /** In force at the end. */
  readonly prior: FitPrior;
  readonly answer: PathAnswer;
  readonly slopes: Slopes;
  readonly curvature: Curvature;
  readonly covariance: readonly Float64Array[];
  readonly logPosterior: number;
  readonly logLikelihood: number;
  /** sqrt(gradient' covariance gradient): how many sd the top is away. */
  readonly distance: number;
  readonly steps: number;
  readonly evaluations: number;
}

export interface ClimbOptions {
  /** Steps at most. Absent: 60. */
  readonly maxSteps?: number;
  /** Distance at which the top is reached. Absent: .05 sd. */
  readonly near?: number;
  readonly onStep?: (step: number, distance: number) => void;
  /** A prior that learns from where the climb is; asked after every step that has slopes of both sides. */
  readonly adaptPrior?: (z: Float64Array, covariance: readonly Float64Array[]) => FitPrior;
}

/** No prior lets a parameter further from its mean. */
const BOX = 4;
/** Of the prior's sd, while little is known; of the posterior's later. */
const STEP = 0.02;
/** Rough slopes will do as long as the top is further away than this many sd. */
const FAR = 3;
const ROUGH_STEPS = 2;
const MAX_HALVINGS = 8;
/** In sd of the prior. */
const REACH = 1;
/** Corrections of a step by slopes that are known. */
const MAX_TURNS = 8;
/** A correction that gains less is the last. */
const ENOUGH = 1e-3;
const MOST_GROWN = 10;
/** How often a climb that no step leads on looks again, at half the width each time. */
const MAX_REFUSALS = 2;
/** A bend so many times what is to be expected is an edge. */
const EDGE = 1.5;
/** Older steps were taken where the ground was another. */
const SECANTS = 6;

export async function climb(
  task: FitTask,
  given: FitPrior,
  start: Float64Array,
  { maxSteps = 60, near = 0.05, onStep, adaptPrior }: ClimbOptions = {},
): Promise<Summit> {
  let evaluations = 1;
  let z = start;
  let prior = given;
  let [answer] = await task.evaluate([toPoint(task, z)]);
  const score = (at: Float64Array, found: PathAnswer): number =>
    logLikelihood(task.weights, found.probability) + logPrior(prior, at);
  let best = score(z, answer as PathAnswer);
  let damping = 1e-3;
  let isRough = true;
  const width = Float64Array.from(z, () => STEP);
  const secants: Secant[] = [];
  let refusals = 0;
  let before: { readonly z: Float64Array; readonly slope: Float64Array } | undefined;
  for (let step = 0; ; step++) {
    const { slopes, bend } = await slopesAt(task, z, (answer as PathAnswer).probability, width, isRough);
    evaluations += z.length * (isRough ? 1 : 2);
    const curvature = curvatureOf(task.weights, slopes, prior, z);
    const lower = factorise(curvature.information);
    if (!lower) throw new Error('The information of a fit is not positive definite.');
    const covariance = invertFactorised(lower);
    // Wider than what is left to doubt while all others are held, a difference would no longer be a slope.
    for (let j = 0; j < width.length; j++)
      width[j] = Math.min(STEP, 1 / Math.sqrt(curvature.information[j]?.[j] as number)) / 2 ** refusals;
    const distance = distanceTo(curvature, bend);
    onStep?.(step, distance);
    const isThere = distance < near && !isRough;
    if (adaptPrior && !isRough && !isThere) {
      prior = adaptPrior(z, covariance);
      best = score(z, answer as PathAnswer);
    }
    const done = (): Summit => ({
      z,
      prior,
      answer: answer as PathAnswer,
      slopes,
      curvature,
      covariance,
      logPosterior: best,
      logLikelihood: logLikelihood(task.weights, (answer as PathAnswer).probability),
      distance,
      steps: step,
      evaluations,
    });
    if (isThere || step >= maxSteps) return done();
    const fresh = curvatureOf(task.weights, slopes, prior, z);

    if (!isRough) {
      const pull = priorPull(prior, z);
      const slope = fresh.gradient.map((each, j) => each - (pull[j] as number));
      if (before) {
        const { z: earlier, slope: steeper } = before;
        secants.push({
          move: z.map((at, j) => at - (earlier[j] as number)),
          change: slope.map((each, j) => (steeper[j] as number) - each),
        });
        if (secants.length > SECANTS) secants.shift();
      }
      before = { z, slope };
    }
    const mended = sharpen(mendBySecants(fresh.information, secants, prior), bend);

    let isBetter = false;
    const from = z;
    const start = (answer as PathAnswer).probability;
    const pullFrom = priorPull(prior, from);
    const tryAt = async (at: Float64Array): Promise<PathAnswer | undefined> => {
      const [found] = await task.evaluate([toPoint(task, at)]);
      evaluations++;
      const reached = found ? score(at, found) : -Infinity;
      if (reached > best) {
        z = at;
        answer = found;
        best = reached;
        isBetter = true;
      }
      return found;
    };
    for (let half = 0; half <= MAX_HALVINGS && !isBetter; half++) {
      const damped = factorise(
        mended.map((row, j) => {
          const raised = Float64Array.from(row);
          raised[j]! *= 1 + damping;
          return raised;
        }),
      );
      if (!damped) break;
      let at = add(from, shorten(solveFactorised(damped, fresh.gradient)));
      for (let turn = 0; turn <= MAX_TURNS; turn++) {
        const reached = best;
        const found = await tryAt(at);
        if (!found || (turn > 0 && !(best - reached > ENOUGH))) break;
        const pull = priorPull(prior, at);
        const grown = slopeBySlopes(task.weights, slopes, start, found.probability);
        const slope = fresh.gradient.map(
          (each, j) => each + (grown[j] as number) + (pull[j] as number) - (pullFrom[j] as number),
        );
        at = add(at, shorten(solveFactorised(damped, slope)));
      }
      if (isBetter) damping = Math.max(1e-6, damping / 10);
      else damping = damping < 0.01 ? 0.1 : damping * 5;
    }
    if (!isBetter) {
      // With slopes of both sides no step leads upwards, and none by finer differences that forget what was steep before:
      // this is the top, as far as differences can tell.
      if (!isRough && ++refusals > MAX_REFUSALS) return done();
      isRough = false;
      secants.length = 0;
      before = undefined;
      damping = 1e-3;
    } else if (distance < FAR || step >= ROUGH_STEPS) isRough = false;
  }
}

function add(z: Float64Array, step: Float64Array): Float64Array {
  return z.map((at, j) => Math.min(BOX, Math.max(-BOX, at + (step[j] as number))));
}

/** No further than this at once: far away a slope says nothing. */
function shorten(step: Float64Array): Float64Array {
  const longest = step.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  return longest > REACH ? step.map((each) => (each * REACH) / longest) : step;
}

/**
 * Slope at another point by the slopes of this one: what the expected counts of cells have grown by, along each parameter.
 * One evaluation instead of one for each parameter; right where it matters most, across a valley.
 */
function slopeBySlopes(
  weights: Float64Array,
  slopes: Slopes,
  here: Float64Array,
  there: Float64Array,
): Float64Array {
  const grown = weights.map((weight, i) => {
    const before = here[i] as number;
    return before > 0 ? weight * (Math.min(MOST_GROWN, (there[i] as number) / before) - 1) : 0;
  });
  return Float64Array.from(slopes, (slope) => {
    let sum = 0;
    for (let i = 0; i < grown.length; i++) sum += (slope[i] as number) * (grown[i] as number);
    return -sum;
  });
}

/**
 * Where the posterior has an edge (a caller's best option becomes another one), slopes differ from side to side and none is
 * 0 at the top. Three points see how sharply it bends there; where that is more than products of slopes expect, it holds.
 */
function sharpen(information: readonly Float64Array[], bend: Float64Array): readonly Float64Array[] {
  return information.map((row, j) => {
    const sharper = Float64Array.from(row);
    if ((bend[j] as number) > EDGE * (row[j] as number)) sharper[j] = bend[j] as number;
    return sharper;
  });
}

/** In sd of the posterior, edges as sharp as they are. */
function distanceTo({ information, gradient }: Curvature, bend: Float64Array): number {
  const lower = factorise(sharpen(information, bend));
  return lower ? Math.sqrt(Math.max(0, quadratic(invertFactorised(lower), gradient))) : Infinity;
}

function quadratic(matrix: readonly Float64Array[], vector: Float64Array): number {
  let sum = 0;
  matrix.forEach((row, j) => {
    for (let k = 0; k < row.length; k++)
      sum += (vector[j] as number) * (row[k] as number) * (vector[k] as number);
  });
  return sum;
}
