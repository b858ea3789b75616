/** The coordinates in which a posterior is independent and of unit width, and the way back to parameters. */
import type { Posterior } from '../../scenario/index.ts';
import { factorise } from '../../stats/index.ts';
import { namedParameters, type StudyQuestion } from '../../study/index.ts';
import { rowsOf } from '../fit/describe-fit.ts';
import { ACCURACY, listFitParameters, type FitParameter } from '../fit/fit-parameters.ts';
import type { CalibrationRow } from '../types.ts';

export interface PosteriorSpace {
  /** Of the path model, in the order of the posterior; then the accuracy of notes. */
  readonly parameters: readonly FitParameter[];
  /** Columns of the factor that some of them depends on. */
  readonly active: readonly number[];
  /** Values of the parameters on their scales. */
  readonly place: (u: ArrayLike<number>) => number[];
}

export function spaceOf(
  { scenario }: StudyQuestion,
  posterior: Posterior,
  hasNotes: boolean,
): PosteriorSpace {
  const fitted = new Map(
    listFitParameters(scenario, { hasNewLabels: true, hasDispositions: hasNotes }).map((each) => [
      each.name,
      each,
    ]),
  );
  const units = new Map(namedParameters(scenario).map(({ name, unit }) => [name, unit]));
  const { names, scales, mean, factor } = posterior;
  const places = [...names.keys()].filter((i) => fitted.has(names[i] as string));
  const parameters = places.map((i): FitParameter => {
    const name = names[i] as string;
    return {
      ...(fitted.get(name) as FitParameter),
      unit: units.get(name) ?? fitted.get(name)?.unit ?? '',
      scale: scales[i] ?? 'linear',
      mean: mean[i] ?? 0,
      sd: Math.hypot(...(factor[i] ?? [])),
      least: -Infinity,
      most: Infinity,
      group: undefined,
      isHierarchical: false,
    };
  });
  const active = [...names.keys()].filter((k) => places.some((i) => (factor[i]?.[k] ?? 0) !== 0));
  const accuracy = fitted.get(ACCURACY);
  return {
    parameters: [...parameters, ...(accuracy ? [accuracy] : [])],
    active,
    place: (u) => [
      ...places.map((i) =>
        active.reduce((sum, k, j) => sum + (factor[i]?.[k] ?? 0) * (u[j] as number), mean[i] ?? 0),
      ),
      ...(accuracy ? [accuracy.mean + accuracy.sd * (u[active.length] as number)] : []),
    ],
  };
}

/** mean + L u with u ~ N(z, C): a new mean and, since the factor of C is a lower triangle too, a new triangle. */
export function moveTo(
  { names, scales, mean, factor }: Pick<Posterior, 'names' | 'scales' | 'mean' | 'factor'>,
  active: readonly number[],
  z: ArrayLike<number>,
  covariance: readonly ArrayLike<number>[],
): Pick<Posterior, 'names' | 'scales' | 'mean' | 'factor'> {
  const lower = factorise(active.map((_, j) => active.map((__, k) => covariance[j]?.[k] as number)));
  if (!lower) throw new Error('The covariance of an update is not positive definite.');
  return {
    names,
    scales,
    mean: mean.map((at, i) =>
      active.reduce((sum, k, j) => sum + (factor[i]?.[k] ?? 0) * (z[j] as number), at),
    ),
    factor: factor.map((row, i) => {
      const next = [...row];
      active.forEach((column, k) => {
        if (column > i) return;
        let sum = 0;
        for (let j = k; j < active.length && (active[j] as number) <= i; j++)
          sum += (row[active[j] as number] as number) * (lower[j]?.[k] as number);
        next[column] = sum;
      });
      return next;
    }),
  };
}

export interface MovedRow {
  readonly row: CalibrationRow;
  readonly shift: number;
}

/** Rows of what was fitted, with how far their middles moved in sd of what was known before. */
export function describeMoved(
  parameters: readonly FitParameter[],
  { names, mean }: Posterior,
  updated: Pick<Posterior, 'mean' | 'factor'>,
  calls: number,
): MovedRow[] {
  const kept = parameters.filter(({ name }) => name !== ACCURACY);
  const places = kept.map(({ name }) => names.indexOf(name));
  const covariance = places.map((i) =>
    places.map((k) =>
      (updated.factor[i] ?? []).reduce((sum, each, c) => sum + each * (updated.factor[k]?.[c] ?? 0), 0),
    ),
  );
  const located = { parameters: kept, mean: places.map((i) => updated.mean[i] ?? 0), covariance };
  return rowsOf(located, calls, 1).map((row, j) => {
    const i = places[j] ?? -1;
    return {
      row,
      shift: ((updated.mean[i] ?? 0) - (mean[i] ?? 0)) / (kept[j]?.sd || 1),
    };
  });
}
