/**
 * The tornado: what each doubtful parameter does to the answer when it stands at its low or its high end and
 * all others at their defaults. Same callers as the base run, so that even a few replications show the effect
 * and not the noise.
 */
import type { Counts } from '../kernel/index.ts';
import { WORDS } from '../scenario/index.ts';
import { figureOf, growsWithTime, KEY_FIGURES, type Figure } from './figures/index.ts';
import { namedParameters } from './resolve-parameters.ts';
import type { Chunk, StudyDesign } from './study-design.ts';
import type { NamedParameter, Sensitivity, SensitivityBar } from './types.ts';

/**
 * Days of the period that a bar looks at. Base and bar meet the same callers in the same week, so a week
 * shows the effect as well as a month does, in a quarter of the time. Monthly figures are scaled up.
 */
const SENSITIVITY_DAYS = 7;

/**
 * Chunks in fixed order: base before, base after, then per parameter low before, low after, high before, high
 * after.
 */
export function planSensitivity(design: StudyDesign): Chunk[] {
  const count = design.sensitivityReplications;
  if (count === 0) return [];
  const { before, after } = design.scenario.compare;
  const settings = [
    {},
    ...doubtful(design).flatMap(({ name, low, high }) => [{ [name]: low }, { [name]: high }]),
  ];
  return settings.flatMap((overrides) =>
    [before, after].map((world): Chunk => ({ world, overrides, from: 0, count, days: daysOf(design) })),
  );
}

export function sensitivityOf(
  design: StudyDesign,
  plan: readonly Chunk[],
  answers: readonly (Counts[] | undefined)[],
): Sensitivity[] {
  if (plan.length === 0 || answers.some((answer) => answer === undefined)) return [];
  return KEY_FIGURES.map((id): Sensitivity => {
    const figure = figureOf(id);
    const scale = scaleOf(design, figure);
    const changeAt = (setting: number): number =>
      scale * (meanOf(figure, answers[2 * setting + 1] ?? []) - meanOf(figure, answers[2 * setting] ?? []));
    const bars = doubtful(design).map(({ name, unit, status, low, high }, i): SensitivityBar => ({
      parameter: name,
      unit,
      status,
      low,
      high,
      atLow: changeAt(1 + 2 * i),
      atHigh: changeAt(2 + 2 * i),
    }));
    return {
      figure: id,
      base: changeAt(0),
      replications: design.sensitivityReplications,
      days: daysOf(design),
      bars: bars.toSorted((a, b) => spread(b) - spread(a)),
    };
  });
}

/** From the days looked at to the whole period. */
export function scaleOf(design: StudyDesign, { unit }: Figure): number {
  return growsWithTime(unit) ? design.scenario.days / daysOf(design) : 1;
}

export function daysOf(design: StudyDesign): number {
  return Math.min(SENSITIVITY_DAYS, design.scenario.days);
}

/** Parameters whose value nobody measured. Whose words callers use is no quantity: other-words.ts. */
function doubtful(design: StudyDesign): NamedParameter[] {
  return namedParameters(design.scenario).filter(
    ({ name, status, low, high }) =>
      name !== WORDS && (status === 'assumption' || status === 'vendor') && low < high,
  );
}

function spread({ atLow, atHigh }: SensitivityBar): number {
  return Math.abs(atHigh - atLow);
}

function meanOf(figure: Figure, counts: readonly Counts[]): number {
  return counts.reduce((total, c) => total + figure.of(c), 0) / counts.length;
}
