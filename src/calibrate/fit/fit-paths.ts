/**
 * The fit: shares by EM, everything by Gauss-Newton, the spread of words (tau) from how far apart they come out.
 *
 * Laws: the same counts give the same bytes on any number of threads; twice the counts give about half the variance; a
 * parameter that no path depends on keeps its prior.
 */
import type { ScenarioConfig } from '../../scenario/index.ts';
import { machinesOfBase } from '../paths/logged-worlds.ts';
import { createPathModel, type PathAnswer, type PathPoint } from '../paths/path-model.ts';
import type { PathCounts, PathDesign } from '../paths/types.ts';
import type { FitStatus, FittedPosterior, PathFit, Profile } from '../types.ts';
import { climb, type Summit } from './climb.ts';
import { correlationsOf, misfitOf, posteriorOf, priorSdOf, rowsOf, type Located } from './describe-fit.ts';
import { listFitParameters, TAU, type FitParameter } from './fit-parameters.ts';
import { priorOf, type EvaluatePaths, type FitTask } from './log-likelihood.ts';
import { profileFit } from './profile-fit.ts';
import { stepShares } from './share-steps.ts';
import { notesOf } from './fit-notes.ts';

export interface FitOptions {
  /** Only these parameters. Absent: all. */
  readonly only?: readonly string[];
  /** By how much every sd is widened. Absent: `WIDENED`. */
  readonly widened?: number;
  /** Steps at most. */
  readonly maxSteps?: number;
  readonly onStep?: (step: number, distance: number) => void;
}

/**
 * The curvature at the top promises too much where the posterior is not normal: intervals that should cover .90 cover .88
 * (self-check of 600 intervals), as 1.54 sd instead of 1.645 would.
 */
export const WIDENED = 1.07;

/** Weight of the declared tau, in topics. */
const TAU_PRIOR = 4;

/** Does the work here, one after another. */
export function evaluateInline(design: PathDesign, counts: Pick<PathCounts, 'cells'>): EvaluatePaths {
  const model = createPathModel(design, counts.cells);
  return async (points: readonly PathPoint[]): Promise<readonly PathAnswer[]> => points.map(model.evaluate);
}

/** @throws when there are no calls, or the information cannot be inverted */
export async function fitPaths(
  counts: PathCounts,
  design: PathDesign,
  options: FitOptions = {},
  evaluate: EvaluatePaths = evaluateInline(design, counts),
): Promise<PathFit> {
  return (await openFit(counts, design, options, evaluate)).fit;
}

/** A fit that can be asked further. */
export interface OpenFit {
  readonly fit: PathFit;
  /** Of those that were fitted, in their order. */
  readonly profile: (names: readonly string[]) => Promise<Profile[]>;
}

/** @throws as `fitPaths` */
export async function openFit(
  counts: PathCounts,
  design: PathDesign,
  options: FitOptions,
  evaluate: EvaluatePaths,
): Promise<OpenFit> {
  const { scenario } = design.question;
  const { cells, calls, dispersion } = counts;
  if (calls === 0) throw new Error('No call was counted, so there is nothing to fit.');
  const base = machinesOfBase(design);
  const parameters = listFitParameters(scenario, {
    hasNewLabels: cells.some(({ machine }) => !base.has(machine)),
    hasDispositions: cells.some(({ coded }) => coded !== ''),
    ...(options.only && { only: options.only }),
  });
  // Days differ by what goes on in the world, of which a test knows nothing.
  const weights = Float64Array.from(cells, ({ calls: own, need }) => (need === '' ? own / dispersion : own));
  const task: FitTask = { parameters, scenario, weights, evaluate };
  const { onStep, maxSteps, widened = WIDENED } = options;
  const climbing = { ...(onStep && { onStep }), ...(maxSteps !== undefined && { maxSteps }) };

  const needs = needsOf(scenario);
  let tau = TAU;
  const summit = await climb(
    task,
    priorOf(parameters),
    await stepShares(task, new Float64Array(parameters.length), needs),
    {
      ...climbing,
      ...(parameters.some(({ isHierarchical }) => isHierarchical) && {
        adaptPrior: (z, covariance) => {
          tau = estimateTau(parameters, z, covariance);
          return priorOf(parameters, tau / TAU);
        },
      }),
    },
  );
  const fitted = new Set(parameters.map(({ name }) => name));
  const hasLabels = parameters.some(({ name }) => name.startsWith('labels.'));
  const { steps, evaluations } = summit;
  const located = locate(parameters, summit, widened, tau);
  const { misfit, worst } = misfitOf(cells, summit.answer, freedomOf(summit));
  const status: FitStatus = {
    steps,
    evaluations,
    gradient: summit.distance,
    isSettled: summit.distance < SETTLED,
    logLikelihood: summit.logLikelihood,
    misfit,
    widened,
  };
  const fit: PathFit = {
    rows: rowsOf(located, calls, tau),
    posterior: {
      ...posteriorOf(
        located,
        labelsOf(scenario, options.only).filter((name) => !fitted.has(name)),
        tau,
      ),
      ...heardOf(counts, base, hasLabels),
      counts: counts.sha256,
      calls,
      from: counts.from,
      to: counts.to,
    },
    correlations: correlationsOf(located),
    profiles: [],
    status,
    worst,
    dispersion,
    notes: notesOf(counts, status),
  };
  return { fit, profile: (names) => profileFit(task, summit, names) };
}

/** Distance from the top, in sd, that changes no interval to speak of. */
const SETTLED = 0.1;

function locate(
  parameters: readonly FitParameter[],
  { z, covariance }: Summit,
  widened: number,
  tau: number,
): Located {
  // What the log hardly says is left to the prior, which is not too narrow: it is widened to that at most.
  const by = parameters.map((parameter, j) => {
    const sd = parameter.sd * Math.sqrt(covariance[j]?.[j] as number);
    return Math.max(1, Math.min(widened, priorSdOf(parameters, parameter, tau) / sd));
  });
  return {
    parameters,
    mean: parameters.map(({ mean, sd }, j) => mean + sd * (z[j] as number)),
    covariance: parameters.map((a, j) =>
      parameters.map(
        (b, k) => a.sd * b.sd * (by[j] as number) * (by[k] as number) * (covariance[j]?.[k] as number),
      ),
    ),
  };
}

/** Parameters that the log moves: one that is left to its prior is none (Spiegelhalter et al. 2002, p_D). */
function freedomOf({ covariance }: Summit): number {
  return covariance.reduce((sum, row, j) => sum + Math.max(0, 1 - (row[j] as number)), 0);
}

/** Empirical Bayes: what words are off by, with what is not known of it; the declared spread counts as some topics. */
function estimateTau(
  parameters: readonly FitParameter[],
  z: Float64Array,
  covariance: readonly Float64Array[],
): number {
  let sum = TAU_PRIOR * TAU ** 2;
  let count = TAU_PRIOR;
  parameters.forEach(({ isHierarchical, sd }, j) => {
    if (!isHierarchical) return;
    sum += sd ** 2 * ((z[j] as number) ** 2 + (covariance[j]?.[j] as number));
    count++;
  });
  return Math.sqrt(sum / count);
}

function needsOf({ products, intents }: ScenarioConfig): string[] {
  return products.flatMap((product) => intents.map((intent) => `${product.id}.${intent.id}`));
}

function labelsOf({ products, intents }: ScenarioConfig, only: readonly string[] | undefined): string[] {
  const names = [
    ...products.map(({ id }) => `labels.product.${id}`),
    ...intents.map(({ id }) => `labels.intent.${id}`),
  ];
  return only ? names.filter((name) => only.includes(name)) : names;
}

/**
 * Machines of which the log or a test has keys. Where labels were fitted, all of the base world are among them, since labels
 * are what the others have and these have not; and those others are told apart.
 */
function heardOf(
  { cells }: PathCounts,
  base: ReadonlySet<string>,
  hasLabels: boolean,
): Pick<FittedPosterior, 'heard' | 'labelled'> {
  const keyed = new Set(cells.flatMap(({ machine, path }) => (path.startsWith('*') ? [] : [machine])));
  const labelled = hasLabels ? [...keyed].filter((machine) => !base.has(machine)).toSorted() : [];
  const old = hasLabels ? base : [...keyed].filter((machine) => base.has(machine));
  return {
    heard: [...old, ...labelled].toSorted(),
    ...(labelled.length > 0 && { labelled }),
  };
}
