/**
 * How the posterior falls when one parameter is held: the others go with it as the curvature at the top says, and at both
 * ends of what is looked at one Gauss-Newton step moves them on; between, the step counts with the square of the way. Not
 * the highest point there, but hardly below it; where the step does not lead up it is not taken.
 */
import { factorise, solveFactorised } from '../../stats/index.ts';
import type { PathAnswer } from '../paths/path-model.ts';
import type { Profile } from '../types.ts';
import type { Summit } from './climb.ts';
import {
  curvatureOf,
  logLikelihood,
  logPrior,
  slopesAt,
  toPoint,
  type FitPrior,
  type FitTask,
} from './log-likelihood.ts';

/** Ends and what lies between, in sd of the posterior. */
const FURTHEST = 2.5;
const AT = [-1, -0.6, -0.3, 0, 0.3, 0.6, 1];
/** Of the prior's sd: slopes at the ends are rough. */
const STEP = 0.02;

/** One for each name that was fitted, in their order. Cost: an end needs an evaluation for every parameter. */
export async function profileFit(
  task: FitTask,
  summit: Summit,
  names: readonly string[],
): Promise<Profile[]> {
  const profiles: Profile[] = [];
  for (const name of names) {
    const j = task.parameters.findIndex((parameter) => parameter.name === name);
    if (j >= 0) profiles.push(await profileOne(task, summit, j));
  }
  return profiles;
}

async function profileOne(task: FitTask, summit: Summit, j: number): Promise<Profile> {
  const { z, prior, covariance } = summit;
  const column = covariance.map((row) => row[j] as number);
  const sd = Math.sqrt(column[j] as number);
  const reach = FURTHEST * sd;
  /** Where the others are most likely, were the posterior normal. */
  const straight = (part: number): Float64Array =>
    z.map((at, k) => at + (part * reach * (column[k] as number)) / (column[j] as number));
  const [below, above] = [
    await stepAside(task, summit, straight(-1), j),
    await stepAside(task, summit, straight(1), j),
  ];
  const places = AT.map((part) => {
    const aside = part < 0 ? below : above;
    return straight(part).map((at, k) => at + part ** 2 * (aside[k] as number));
  });
  const points = places.map((at) => toPoint(task, at));
  const answers = await task.evaluate(points);
  const heights = answers.map((answer, i) => heightOf(task, prior, places[i] as Float64Array, answer));
  const top = Math.max(...heights, summit.logPosterior);
  const own = (at: number): number => -((prior.precision[j] as number) * at ** 2) / 2;
  const name = task.parameters[j]?.name ?? '';
  return {
    name,
    values: points.map(({ overrides }) => overrides[name] ?? 0),
    drop: heights.map((height) => height - top),
    prior: places.map((at) => own(at[j] as number) - own(z[j] as number)),
  };
}

/** By how much all others should move where one is held. */
async function stepAside(
  task: FitTask,
  { curvature, prior }: Summit,
  at: Float64Array,
  j: number,
): Promise<Float64Array> {
  const none = new Float64Array(at.length);
  const [answer] = await task.evaluate([toPoint(task, at)]);
  if (!answer) return none;
  const width = at.map(() => STEP);
  const { slopes } = await slopesAt(task, at, answer.probability, width, true);
  const { gradient } = curvatureOf(task.weights, slopes, prior, at);
  const free = [...at.keys()].filter((k) => k !== j);
  const lower = factorise(free.map((a) => free.map((b) => curvature.information[a]?.[b] as number)));
  if (!lower) return none;
  const step = solveFactorised(
    lower,
    Float64Array.from(free, (k) => gradient[k] as number),
  );
  const aside = Float64Array.from(none);
  free.forEach((k, i) => (aside[k] = step[i] as number));
  const moved = at.map((each, k) => each + (aside[k] as number));
  const [found] = await task.evaluate([toPoint(task, moved)]);
  const isHigher = found && heightOf(task, prior, moved, found) > heightOf(task, prior, at, answer);
  return isHigher ? aside : none;
}

function heightOf(task: FitTask, prior: FitPrior, at: Float64Array, { probability }: PathAnswer): number {
  return logLikelihood(task.weights, probability) + logPrior(prior, at);
}
