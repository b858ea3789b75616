/** From the top of the log posterior to rows that a person reads and a posterior that a scenario carries. */
import { factorise } from '../../stats/index.ts';
import { fromScale } from '../../scenario/index.ts';
import { groupBy } from '../paths/group-by.ts';
import { joinOverlapping } from '../paths/mark-paths.ts';
import type { PathAnswer } from '../paths/path-model.ts';
import { CUT, HANG_UP } from '../paths/path-tokens.ts';
import type { PathCell } from '../paths/types.ts';
import type { CalibrationRow, CellMisfit, Correlation, FittedPosterior, Spread } from '../types.ts';
import { NOT_SAID } from '../types.ts';
import { ACCURACY, TO_90, type FitParameter } from './fit-parameters.ts';

/** Two parameters are told apart badly from here on. */
const STRONG = 0.7;
/** Cells in which Pearson's chi-squared means something. */
const LEAST_EXPECTED = 5;
const MOST_WORST = 20;

/** Where parameters lie on their scales. */
export interface Located {
  readonly parameters: readonly FitParameter[];
  readonly mean: readonly number[];
  /** On the scales, widened. */
  readonly covariance: readonly (readonly number[])[];
}

/** @param tau sd of words in force, where it is not the prior's */
export function rowsOf(located: Located, n: number, tau: number): CalibrationRow[] {
  const { parameters, mean, covariance } = located;
  const lowMark = parameters.findIndex(({ name }) => name === 'lowMark');
  return parameters.map((parameter, j): CalibrationRow => {
    const sd = Math.sqrt(covariance[j]?.[j] as number);
    const narrowed = sd / priorSdOf(parameters, parameter, tau);
    const floor = floorFor(parameter, parameters, mean);
    const prior = spreadOf(parameter, parameter.mean, parameter.sd, priorFloor(parameter, parameters));
    const posterior =
      parameter.scale === 'above' && lowMark >= 0
        ? spreadAbove(located, j, lowMark)
        : spreadOf(parameter, mean[j] as number, sd, floor);
    const isSaid = narrowed <= NOT_SAID;
    return {
      name: parameter.name,
      unit: parameter.unit,
      prior,
      posterior: isSaid ? posterior : prior,
      narrowed,
      how: isSaid ? 'likelihood' : 'none',
      n,
    };
  });
}

/** Before the log: of a share, only its ratio to the others is doubtful; of words, the spread is learnt. */
export function priorSdOf(
  parameters: readonly FitParameter[],
  { sd, group, isHierarchical }: FitParameter,
  tau: number,
): number {
  if (isHierarchical) return tau;
  if (!group) return sd;
  const members = parameters.filter((each) => each.group === group).length;
  return members > 1 ? sd * Math.sqrt(1 - 1 / members) : sd;
}

function priorFloor(parameter: FitParameter, parameters: readonly FitParameter[]): number {
  return parameter.scale === 'above' ? (parameters.find(({ name }) => name === 'lowMark')?.value ?? 0) : 0;
}

function floorFor(
  { scale }: FitParameter,
  parameters: readonly FitParameter[],
  mean: readonly number[],
): number {
  if (scale !== 'above') return 0;
  const j = parameters.findIndex(({ name }) => name === 'lowMark');
  return j < 0 ? 0 : fromScale('logit', mean[j] as number);
}

function spreadOf({ scale, least, most }: FitParameter, mean: number, sd: number, floor: number): Spread {
  const at = (x: number): number => fromScale(scale, Math.min(most, Math.max(least, x)), floor);
  return { value: at(mean), low: at(mean - TO_90 * sd), high: at(mean + TO_90 * sd) };
}

/** A mark above another one is doubtful with it: normal on the logit of the mark itself, by the delta method. */
function spreadAbove({ mean, covariance }: Located, high: number, low: number): Spread {
  const floor = fromScale('logit', mean[low] as number);
  const part = fromScale('logit', mean[high] as number);
  const value = floor + (1 - floor) * part;
  const byLow = (1 - part) * floor * (1 - floor);
  const byHigh = (1 - floor) * part * (1 - part);
  const variance =
    byLow ** 2 * (covariance[low]?.[low] as number) +
    2 * byLow * byHigh * (covariance[low]?.[high] as number) +
    byHigh ** 2 * (covariance[high]?.[high] as number);
  const sd = Math.sqrt(variance) / (value * (1 - value));
  const center = Math.log(value / (1 - value));
  const at = (x: number): number => 1 / (1 + Math.exp(-x));
  return { value, low: at(center - TO_90 * sd), high: at(center + TO_90 * sd) };
}

export function correlationsOf({ parameters, covariance }: Located): Correlation[] {
  const found: Correlation[] = [];
  parameters.forEach((a, j) => {
    for (let k = 0; k < j; k++) {
      const b = parameters[k] as FitParameter;
      // Shares of one list go against each other by their very nature.
      if (a.group && a.group === b.group) continue;
      const r =
        (covariance[j]?.[k] as number) /
        Math.sqrt((covariance[j]?.[j] as number) * (covariance[k]?.[k] as number));
      if (Math.abs(r) > STRONG) found.push({ names: [b.name, a.name], r });
    }
  });
  return found.toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r));
}

/**
 * What the scenario carries: what belongs to the log alone is left out, and what no log can say of labels yet is put behind
 * it.
 *
 * @param labels names of factors of labels, each N(0, tau) by itself
 */
export function posteriorOf(
  { parameters, mean, covariance }: Located,
  labels: readonly string[],
  tau: number,
): Pick<FittedPosterior, 'names' | 'scales' | 'mean' | 'factor'> {
  const kept = [...parameters.keys()].filter((j) => parameters[j]?.name !== ACCURACY);
  const lower = factorise(kept.map((j) => kept.map((k) => covariance[j]?.[k] as number)));
  if (!lower) throw new Error('The covariance of a fit is not positive definite.');
  const triangle = lower.map((row, j) => [...row.subarray(0, j + 1)]);
  const names: string[] = [];
  const scales: FittedPosterior['scales'][number][] = [];
  const means: number[] = [];
  const factor: number[][] = [];
  const put = (name: string, scale: FittedPosterior['scales'][number], at: number, row: number[]): void => {
    names.push(name);
    scales.push(scale);
    means.push(at);
    factor.push(row);
  };
  kept.forEach((j, i) => {
    const { name, scale } = parameters[j] as FitParameter;
    put(name, scale, mean[j] as number, triangle[i] as number[]);
  });
  for (const name of labels) put(name, 'log', 0, [...new Array<number>(names.length).fill(0), tau]);
  return { names, scales, mean: means, factor };
}

/** What the model says beside what was counted, within each line. */
export function misfitOf(
  cells: readonly PathCell[],
  { ofPath, ofLine }: Pick<PathAnswer, 'ofPath' | 'ofLine'>,
  free: number,
): { readonly misfit: number; readonly worst: CellMisfit[] } {
  let chi = 0;
  let terms = 0;
  const rows: (CellMisfit & { readonly off: number })[] = [];
  const parts = groupBy(
    cells.map((cell, at) => ({ cell, at })),
    ({ cell: { world, line, machine, clock, need } }) => [world, line, machine, clock, need].join(' '),
  );
  for (const part of parts) {
    // A call that was cut off may have become any other: it is no outcome of its own. Nor is a task that was given up.
    const paths = groupBy(
      part.filter(
        ({ cell: { path, need } }) => !path.endsWith(CUT) && (need === '' || !path.endsWith(HANG_UP)),
      ),
      ({ cell }) => cell.path,
    ).map((alike) => ({
      path: alike[0].cell.path,
      calls: alike.reduce((sum, each) => sum + each.cell.calls, 0),
      share: (ofPath[alike[0].at] as number) / (ofLine[alike[0].at] as number),
    }));
    const { line } = part[0].cell;
    const all = paths.reduce((sum, { calls }) => sum + calls, 0);
    let rest = 1;
    let left = 0;
    for (const { path, calls, share } of joinOverlapping(paths)) {
      const expected = all * share;
      if (expected < LEAST_EXPECTED) {
        left += calls;
        continue;
      }
      rest -= share;
      const off = (calls - expected) ** 2 / expected;
      chi += off;
      terms++;
      rows.push({ line, path, calls, expected, off });
    }
    if (all * rest >= LEAST_EXPECTED) {
      chi += (left - all * rest) ** 2 / (all * rest);
      terms++;
    }
    terms--;
  }
  rows.sort((a, b) => b.off - a.off);
  return {
    misfit: chi / Math.max(1, terms - free),
    worst: rows.slice(0, MOST_WORST).map(({ off: _, ...row }) => row),
  };
}
