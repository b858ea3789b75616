/**
 * The tornado: what each parameter does to the headline when it stands at its low or its high end and all
 * others at their defaults. All parameters are in it: a value that was measured elsewhere is no certainty here.
 */
import { WORDS } from '../scenario/index.ts';
import { figureOf, KEY_FIGURES } from './figures/index.ts';
import { namedParameters } from './resolve-parameters.ts';
import { daysOf, effectOf, shiftedBy, type Setting, type ShortRun } from './short-runs.ts';
import type { StudyDesign } from './study-design.ts';
import type { Comparison, Interval, NamedParameter, Sensitivity, SensitivityBar } from './types.ts';

/** The ends of all bars: per parameter low, high. */
export function tornadoSettings(design: StudyDesign): Setting[] {
  return barParameters(design).flatMap((parameter) =>
    ends(parameter).map((value): Setting => ({ overrides: { [parameter.name]: value } })),
  );
}

/**
 * One tornado a key figure; none when a stop left something out.
 *
 * @param runs of `tornadoSettings`, in its order
 */
export function sensitivityOf(
  design: StudyDesign,
  headline: Comparison,
  base: ShortRun | undefined,
  runs: readonly (ShortRun | undefined)[],
): Sensitivity[] {
  if (!base || runs.length === 0 || runs.some((run) => run === undefined)) return [];
  return KEY_FIGURES.flatMap((id): Sensitivity[] => {
    const figure = figureOf(id);
    const start = headline.differences[id]?.mean;
    if (start === undefined) return [];
    let next = 0;
    const bars = barParameters(design).map((parameter): SensitivityBar => {
      const effects = new Map<number, Interval>(
        ends(parameter).map((value) => [value, effectOf(design, figure, base, runs[next++] as ShortRun)]),
      );
      const { name, unit, status, low, high } = parameter;
      const at = (value: number): Interval => shiftedBy(effects.get(value) ?? NOTHING, start);
      return { parameter: name, unit, status, low, high, atLow: at(low), atHigh: at(high) };
    });
    return [
      {
        figure: id,
        base: start,
        replications: design.sensitivityReplications,
        days: daysOf(design),
        bars: bars.toSorted((a, b) => reach(b, start) - reach(a, start)),
      },
    ];
  });
}

/** The end where a parameter stands already moves nothing. */
const NOTHING: Interval = { mean: 0, low: 0, high: 0, replications: 0 };

/** Whose words callers use is no quantity with two ends: other-words.ts. */
function barParameters(design: StudyDesign): NamedParameter[] {
  return namedParameters(design.scenario).filter(({ name, low, high }) => name !== WORDS && low < high);
}

function ends({ value, low, high }: NamedParameter): number[] {
  return [low, high].filter((end) => end !== value);
}

/** How far a bar reaches from the headline. */
function reach({ atLow, atHigh }: SensitivityBar, base: number): number {
  return Math.max(Math.abs(atLow.mean - base), Math.abs(atHigh.mean - base));
}
