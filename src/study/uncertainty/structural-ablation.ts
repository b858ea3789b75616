/**
 * What the headline owes to the structure of the model and of the worlds, and not to any number: the same two
 * worlds without one part of it, on the same callers.
 */
import { figureOf, KEY_FIGURES } from '../figures/index.ts';
import { daysOf, effectOf, type Setting, type ShortRun } from '../short-runs.ts';
import type { StudyDesign } from '../study-design.ts';
import { STRUCTURES } from '../structures.ts';
import type { Comparison } from '../types.ts';
import type { StructuralAblation, StructuralPart } from './types.ts';

/** Of each part, in each of the two worlds. */
export const STRUCTURE_RUNS = 5;

interface Row {
  readonly id: string;
  readonly setting: Setting;
}

/** One row a structural part; memory has two ends, so it has two rows. All of them together come last. */
const ROWS: readonly Row[] = [
  ...STRUCTURES.map((id): Row => ({ id, setting: { overrides: {}, without: [id] } })),
  { id: 'full-memory', setting: { overrides: { remembersNumber: 1 } } },
  { id: 'all', setting: { overrides: {}, without: STRUCTURES } },
];

export function structuralSettings(): Setting[] {
  return ROWS.map(({ setting }) => setting);
}

/**
 * Undefined when a stop left something out.
 *
 * @param runs of `structuralSettings`, in its order
 */
export function structuralAblationOf(
  design: StudyDesign,
  headline: Comparison,
  base: ShortRun | undefined,
  runs: readonly (ShortRun | undefined)[],
): StructuralAblation | undefined {
  if (!base || runs.length === 0 || runs.some((run) => run === undefined)) return undefined;
  const parts = ROWS.map(({ id }, row): StructuralPart => {
    const figures: Record<string, StructuralPart['figures'][string]> = {};
    for (const key of KEY_FIGURES) {
      const start = headline.differences[key]?.mean;
      if (start === undefined) continue;
      const effect = effectOf(design, figureOf(key), base, runs[row] as ShortRun);
      figures[key] = { without: start + effect.mean, effect };
    }
    return { id, figures };
  });
  return { replications: STRUCTURE_RUNS, days: daysOf(design), parts };
}
