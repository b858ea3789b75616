/**
 * Parameters drawn together as a log taught them: draw k is `mean + factor z_k` on the scales, or row k of the draws that
 * stand in the file.
 *
 * Laws: every z is cut into as many equally likely parts as there are draws, each drawn from once; a parameter that is
 * known exactly (a row of zeros) is not set at all; no value leaves what the parameter can be; the same seed and number
 * of draws give the same values.
 */
import { domainOf, valuesFromScale, type Posterior, type ScenarioConfig } from '../../scenario/index.ts';
import { quantileNormal } from '../../util/normal-quantile.ts';

/** Uniform numbers of one name, one a draw, each from a part of its own. */
export type Strata = (name: string) => readonly number[];

/** Names of the posterior that are not known exactly. */
export function namesDrawn({ names, factor, draws }: Posterior): string[] {
  return names.filter((_, i) =>
    draws ? draws.some((row) => row[i] !== draws[0]?.[i]) : (factor[i] ?? []).some((each) => each !== 0),
  );
}

/**
 * @param valueOf what is in force, of a parameter that is not drawn
 * @returns by draw: values by name
 */
export function drawPosterior(
  scenario: ScenarioConfig,
  posterior: Posterior,
  draws: number,
  strata: Strata,
  valueOf: (name: string) => number,
): Record<string, number>[] {
  const drawn = new Set(namesDrawn(posterior));
  const scaled = posterior.draws
    ? Array.from({ length: draws }, (_, k) => posterior.draws?.[k % (posterior.draws.length || 1)] ?? [])
    : drawNormal(posterior, draws, strata);
  return scaled.map((x) => {
    const values = valuesFromScale(posterior, x, valueOf);
    return Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        if (!drawn.has(name)) return [];
        const { least, most, isWhole } = domainOf(name, scenario);
        const inside = Math.min(most, Math.max(least, value));
        return [[name, isWhole ? Math.round(inside) : inside]];
      }),
    );
  });
}

function drawNormal({ names, mean, factor }: Posterior, draws: number, strata: Strata): number[][] {
  // Of a column that no row uses no numbers are needed; drawing them would cost nothing but time.
  const z = names.map((name) => strata(`z ${name}`).map((p) => quantileNormal(p)));
  return Array.from({ length: draws }, (_, k) =>
    mean.map((middle, i) =>
      (factor[i] ?? []).reduce((sum, each, j) => sum + each * (z[j]?.[k] ?? 0), middle),
    ),
  );
}
