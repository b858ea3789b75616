/** Which needs a line can serve, and which line callers dial for a need. */
import type { Automaton } from '../automaton/index.ts';
import type { CallerType } from '../behaviour/index.ts';
import type { NeedId } from '../chart/index.ts';

/**
 * `serves[line * needs + need]`: some final state that some caller can reach promises the need, and where it
 * leads serves it. What the desk could do besides does not count: a line without an option for a need is the
 * wrong line for it.
 */
export function lineServes(
  automata: readonly Automaton[],
  needs: readonly NeedId[],
  servedByDesk: (desk: string, need: NeedId) => boolean,
): Uint8Array {
  const serves = new Uint8Array(automata.length * needs.length);
  automata.forEach((automaton, line) => {
    for (const { destination } of automaton.nodes) {
      if (!destination || destination.goesTo === 'hang-up') continue;
      needs.forEach((need, n) => {
        if (!destination.serves.includes(need)) return;
        if (destination.goesTo !== 'desk' || servedByDesk(destination.desk, need))
          serves[line * needs.length + n] = 1;
      });
    }
  });
  return serves;
}

/**
 * How much of the confusion among `fullCount` numbers is left among `count`: bits against bits, log2(count) /
 * log2(fullCount). One number cannot be confused with another. An assumption of the model, named in every
 * report through `wrongNumber`.
 */
export function confusionAmong(count: number, fullCount: number): number {
  return count <= 1 || fullCount <= 1 ? 0 : Math.min(1, Math.log2(count) / Math.log2(fullCount));
}

export interface DialRules {
  /** Probability of dialling a wrong line, where there is one. */
  readonly wrong: number;
  /** Whether all wrong lines are equally likely. Absent: the more likely the more callers they serve. */
  readonly isAnyWrong?: boolean;
  /**
   * By line; undefined: 1 / (needs it serves), because the line that is about fewer needs is the more obvious
   * one.
   */
  readonly popularity: readonly (number | undefined)[];
  /** The line that everybody with a need of this product dials; undefined: by the rules above. */
  readonly fixed: (need: NeedId) => number | undefined;
}

/**
 * `dial[type * lines + line]`: a caller dials a right line with probability 1 - wrong, else a wrong one, as a
 * rule the more likely the more callers it serves. A need that no line serves is spread over all by that. Rows sum to
 * 1.
 */
export function dialProbabilities(
  serves: Uint8Array,
  types: readonly CallerType[],
  needs: readonly NeedId[],
  rules: DialRules,
): Float64Array {
  const lineCount = serves.length / needs.length;
  const servedCount = Array.from({ length: lineCount }, (_, line) =>
    needs.reduce((count, __, n) => count + (serves[line * needs.length + n] ?? 0), 0),
  );
  const share = new Float64Array(needs.length);
  const indexOf = new Map(needs.map((need, n) => [need, n]));
  for (const { need, weight } of types) {
    const n = indexOf.get(need);
    if (n === undefined)
      throw new Error(`A caller type has the need "${need}", which is not among the study's needs.`);
    share[n] = (share[n] ?? 0) + weight;
  }
  const right = needs.map((_, n) =>
    normalise(
      servedCount.map((count, line) =>
        serves[line * needs.length + n] === 1 ? (rules.popularity[line] ?? 1 / count) : 0,
      ),
    ),
  );
  const popularity = servedCount.map((_, line) =>
    rules.isAnyWrong
      ? 1
      : needs.reduce((total, __, n) => total + (share[n] ?? 0) * (right[n]?.[line] ?? 0), 0),
  );
  const rows = needs.map((need, n) => {
    const fixed = rules.fixed(need);
    if (fixed !== undefined) return servedCount.map((_, line) => Number(line === fixed));
    const rightRow = right[n] ?? [];
    const wrongRow = normalise(popularity.map((p, line) => (serves[line * needs.length + n] === 1 ? 0 : p)));
    const wrongShare = !rightRow.some((p) => p > 0) ? 1 : wrongRow.some((p) => p > 0) ? rules.wrong : 0;
    const row = rightRow.map((p, line) => (1 - wrongShare) * p + wrongShare * (wrongRow[line] ?? 0));
    return row.some((p) => p > 0) ? row : row.map(() => 1 / lineCount);
  });
  const dial = new Float64Array(types.length * lineCount);
  types.forEach((type, t) => dial.set(rows[indexOf.get(type.need) ?? -1] ?? [], t * lineCount));
  return dial;
}

function normalise(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? weights.map((weight) => weight / total) : [...weights];
}
