/** What a study asks about its headline, beside the worlds themselves. */
import { wordSettings, WORDS_RUNS } from './other-words.ts';
import { tornadoSettings } from './sensitivity.ts';
import { BASE, BASE_RUNS, planShortRuns, type Setting } from './short-runs.ts';
import type { Chunk, StudyDesign } from './study-design.ts';
import {
  NOTHING_ASSUMED,
  planAssumed,
  planDraws,
  STRUCTURE_RUNS,
  structuralSettings,
  type AssumedPlan,
} from './uncertainty/index.ts';

/** Everything that is asked about the headline beside the worlds themselves. */
export interface Questions {
  readonly base: readonly Chunk[];
  readonly draws: ReturnType<typeof planDraws>;
  readonly assumed: AssumedPlan;
  readonly tornado: readonly Setting[];
  readonly words: readonly Setting[];
  readonly structures: readonly Setting[];
  readonly replications: number;
}

export const NO_QUESTIONS: Questions = {
  base: [],
  draws: { worlds: [], settings: [], chunks: [] },
  assumed: NOTHING_ASSUMED,
  tornado: [],
  words: [],
  structures: [],
  replications: 0,
};

export function planQuestions(design: StudyDesign): Questions {
  const { sensitivityReplications } = design;
  const isSensitive = sensitivityReplications > 0;
  const tornado = isSensitive ? tornadoSettings(design) : [];
  const words = isSensitive ? wordSettings(design) : [];
  const structures = isSensitive ? structuralSettings() : [];
  const baseRuns = Math.max(BASE_RUNS, sensitivityReplications);
  const base = isSensitive || design.draws > 0 ? planShortRuns(design, [BASE], baseRuns) : [];
  const draws = planDraws(design, drawnWorlds(design));
  const assumed = planAssumed(design, draws);
  return {
    base,
    draws,
    assumed,
    tornado,
    words,
    structures,
    replications:
      replicationsIn(base) +
      draws.chunks.length +
      assumed.chunks.length +
      2 * tornado.length * sensitivityReplications +
      2 * words.length * WORDS_RUNS +
      2 * structures.length * STRUCTURE_RUNS,
  };
}

/** The worlds of the headline and of the roll-out; what the other worlds explain, they explain at the defaults. */
function drawnWorlds({ scenario, worlds }: StudyDesign): string[] {
  const { compare, steps = [] } = scenario;
  return worlds.filter((world) => [compare.before, compare.after, ...steps].includes(world));
}

export function replicationsIn(plan: readonly Chunk[]): number {
  return plan.reduce((sum, { count }) => sum + count, 0);
}
