/**
 * The headline under other people's words: callers of the scenario's own list and of each of its `otherWords`
 * dial both worlds. What callers call things is a guess of one author; an answer that turns around under
 * another's guess is no answer yet.
 */
import { WORDS } from '../scenario/index.ts';
import type { Counts } from '../kernel/index.ts';
import { figureOf, KEY_FIGURES, measure } from './figures/index.ts';
import { intervalOf } from './intervals.ts';
import { BASE_RUNS, changesIn, daysOf, type Setting, type ShortRun } from './short-runs.ts';
import type { StudyDesign } from './study-design.ts';
import type { OtherWords } from './types.ts';

/** Of each list: as many as of the base, since a list is judged by its own interval. */
export const WORDS_RUNS = BASE_RUNS;

/** One setting for each list beside the scenario's own. */
export function wordSettings({ scenario }: StudyDesign): Setting[] {
  return (scenario.otherWords ?? []).map((_, i): Setting => ({ overrides: { [WORDS]: i + 1 } }));
}

/**
 * Undefined when there are no other words, or a stop left something out.
 *
 * @param runs of `wordSettings`, in its order
 */
export function otherWordsOf(
  design: StudyDesign,
  base: ShortRun | undefined,
  runs: readonly (ShortRun | undefined)[],
): OtherWords | undefined {
  const all = [base, ...runs].filter((run) => run !== undefined);
  if (runs.length === 0 || all.length <= runs.length) return undefined;
  const figures = KEY_FIGURES.map(figureOf);
  const days = daysOf(design);
  const lists = [undefined, ...(design.scenario.otherWords ?? [])].map((list, i) => {
    const run = all[i] as ShortRun;
    return {
      id: list?.id,
      title: list?.title,
      source: list?.source,
      figures: Object.fromEntries(
        figures.map((figure) => {
          const levels = (counts: readonly Counts[]) =>
            measure(figure, counts, { days }) ?? intervalOf(counts.map((each) => figure.of(each, { days })));
          const difference = intervalOf(changesIn(design, figure, run));
          return [figure.id, { before: levels(run.before), after: levels(run.after), difference }];
        }),
      ),
    };
  });
  return { replications: WORDS_RUNS, days, lists };
}
