/** A calibration of the small scenario, as a fit and a table of counts would say it. */
import type { CalibrationResult, CalibrationRow, DirectRow, FitScale } from '../../../src/calibrate/index.ts';
import { toScale } from '../../../src/scenario/index.ts';

const sd = 0.1;

export function learnt(
  name: string,
  value: number,
  low: number,
  high: number,
  changes: Partial<CalibrationRow> = {},
): CalibrationRow {
  const posterior = { value, low, high };
  return {
    name,
    unit: '',
    prior: posterior,
    posterior,
    narrowed: 0.2,
    how: 'likelihood',
    n: 1000,
    ...changes,
  };
}

export function counted(parameter: string, value: number, low: number, high: number): DirectRow {
  return {
    id: parameter,
    family: 'menus',
    parameter,
    at: {},
    unit: '',
    estimate: {
      value,
      low,
      high,
      n: 500,
      formula: 'jeffreys',
      independent: [low, high],
      resampled: undefined,
      resampledBy: 'days',
      clusters: 5,
      dispersion: undefined,
    },
    bound: 'exact',
    note: undefined,
  };
}

export function resultOf(
  rows: readonly (readonly [CalibrationRow, FitScale])[],
  direct: readonly DirectRow[] = [],
  changes: Partial<CalibrationResult> = {},
): CalibrationResult {
  const counts = '5e'.repeat(32);
  return {
    rows: rows.map(([row]) => row),
    posterior: {
      names: rows.map(([{ name }]) => name),
      scales: rows.map(([, scale]) => scale),
      mean: rows.map(([{ posterior }, scale]) => toScale(scale, posterior.value)),
      factor: rows.map((_, i) => rows.slice(0, i + 1).map((__, j) => (i === j ? sd : sd / 4))),
      heard: ['pc-machine'],
      counts,
      calls: 20_000,
      from: '2026-03-01',
      to: '2026-04-30',
    },
    correlations: [],
    profiles: [],
    status: {
      steps: 5,
      evaluations: 200,
      gradient: 0.01,
      isSettled: true,
      logLikelihood: -1,
      misfit: 1,
      widened: 1.07,
    },
    worst: [],
    dispersion: 1,
    notes: [],
    findings: [],
    direct: {
      level: 0.9,
      rows: direct,
      profile: { weekShares: undefined, calls: [] },
      calls: 20_000,
      excluded: {},
      days: 61,
      from: '2026-03-01',
      to: '2026-04-30',
    },
    counts,
    calls: 20_000,
    from: '2026-03-01',
    to: '2026-04-30',
    ...changes,
  };
}
