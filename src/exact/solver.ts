/** Answers lines one after another, and keeps what does not change between them. */
import type { Automaton } from '../automaton/index.ts';
import { TRAIT_KINDS } from '../behaviour/index.ts';
import {
  planLine,
  soundLine,
  weighClocks,
  type Audience,
  type LinePlan,
  type VisitLine,
} from '../visits/index.ts';
import { solveLine, type LineAnswer } from './solve-line.ts';
import { createWalk, type Walk } from './walk.ts';

/** Who calls how often, and when. */
export interface Demand {
  /** Weight of each type of the audience; absent: the types' own. */
  readonly weights?: ArrayLike<number>;
  /**
   * Weights of the hours of the audience's period, from its beginning, in any unit; fewer than it has are repeated.
   * Absent: every hour alike.
   */
  readonly hours?: ArrayLike<number>;
}

export interface Solver {
  /**
   * Everybody of the audience on this line. Reused from lines before: what was heard, by its texts; the plan,
   * while `automaton.cells` is the same object (`createExplorer` keeps it while only texts change).
   */
  solve(line: VisitLine): LineAnswer;
}

/** What depends on the structure alone. */
interface Prepared {
  readonly plan: LinePlan;
  readonly weights: readonly Float64Array[];
  walk: Walk | undefined;
}

export function createSolver(audience: Audience, demand: Demand = {}): Solver {
  const needs = audience.needs.map(({ need }) => need);
  const known = new WeakMap<Automaton['cells'], Prepared>();
  return {
    solve: (line) => {
      const { automaton } = line;
      let prepared = known.get(automaton.cells);
      if (!prepared) {
        const plan = planLine(automaton, audience);
        prepared = { plan, weights: weighGroups(audience, demand, plan), walk: undefined };
        known.set(automaton.cells, prepared);
      }
      const { plan, weights } = prepared;
      const soundings = soundLine(line, plan, audience);
      prepared.walk ??= createWalk(plan, soundings, automaton);
      return solveLine(automaton, needs, prepared.walk, soundings, weights);
    },
  };
}

/** Share of all callers in each group of a plan, by `need * TRAIT_KINDS + traits`. */
function weighGroups(
  { types, kinds, needs, facts }: Audience,
  { weights, hours }: Demand,
  plan: LinePlan,
): Float64Array[] {
  const groups = Array.from(plan.initial, () => new Float64Array(needs.length * TRAIT_KINDS));
  weighClocks(plan.clocks, hours).forEach((share, clock) => {
    kinds.forEach(({ need, traits, facts: own }, type) => {
      const group = groups[plan.groupAt[clock * facts.length + own] as number] as Float64Array;
      const at = need * TRAIT_KINDS + traits;
      const weight = weights?.[type] ?? types[type]?.weight ?? 0;
      group[at] = (group[at] as number) + weight * share;
    });
  });
  return groups;
}
