/**
 * The headline under other people's words: callers of the scenario's own list and of each of its `otherWords`
 * dial both worlds. What callers call things is a guess of one author; an answer that turns around under
 * another's guess is no answer yet.
 */
import type { Counts } from '../kernel/index.ts';
import { WORDS } from '../scenario/index.ts';
import { figureOf, KEY_FIGURES } from './figures/index.ts';
import { intervalOf, pairedInterval } from './intervals.ts';
import { daysOf, scaleOf } from './sensitivity.ts';
import { MIN_REPLICATIONS, type Chunk, type StudyDesign } from './study-design.ts';
import type { OtherWords } from './types.ts';

/** Chunks in fixed order: per list, the own one first, before and after. */
export function planOtherWords(design: StudyDesign): Chunk[] {
  const { compare, otherWords = [] } = design.scenario;
  if (design.sensitivityReplications === 0 || otherWords.length === 0) return [];
  return Array.from({ length: otherWords.length + 1 }, (_, list) =>
    [compare.before, compare.after].map((world): Chunk => ({
      world,
      overrides: list === 0 ? {} : { [WORDS]: list },
      from: 0,
      count: replicationsOf(design),
      days: daysOf(design),
    })),
  ).flat();
}

/** A list is judged by an interval, so there are as many as give one; the tornado makes do with fewer. */
function replicationsOf({ sensitivityReplications }: StudyDesign): number {
  return Math.max(MIN_REPLICATIONS, sensitivityReplications);
}

export function otherWordsOf(
  design: StudyDesign,
  answers: readonly (Counts[] | undefined)[],
): OtherWords | undefined {
  if (answers.length === 0 || answers.some((answer) => answer === undefined)) return undefined;
  const days = daysOf(design);
  const figures = KEY_FIGURES.map(figureOf);
  const lists = [undefined, ...(design.scenario.otherWords ?? [])].map((list, i) => ({
    id: list?.id,
    title: list?.title,
    source: list?.source,
    figures: Object.fromEntries(
      figures.map((figure) => {
        const { id, of } = figure;
        const scale = scaleOf(design, figure);
        const [before = [], after = []] = [answers[2 * i], answers[2 * i + 1]].map((counts) =>
          (counts ?? []).map((each) => scale * of(each)),
        );
        return [
          id,
          { before: intervalOf(before), after: intervalOf(after), difference: pairedInterval(after, before) },
        ];
      }),
    ),
  }));
  return { replications: replicationsOf(design), days, lists };
}
