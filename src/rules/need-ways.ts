/** How far callers get by choosing: shared by the rules about needs. */
import type { NeedId } from '../chart/index.ts';
import { NOBODY, type CallerSet } from './caller-sets.ts';
import { layerAt, moveOf, type Inspection } from './inspection.ts';
import { spread } from './spread.ts';

/** More choices than any menu has layers. */
const MANY = 50;

/**
 * By number of choices, then node: callers who can be there after at most so many. Listening, going back and
 * hearing again are free, as is choosing a language, and leaving a shortcut for the product menu; the
 * operator and failures are no way to serve a need.
 */
export function choiceLayers({ walk, chart, automaton }: Inspection): CallerSet[][] {
  const layerOf = (node: number): string | undefined => layerAt(chart, automaton, node);
  return spread(
    walk,
    walk.starts,
    (arc) => {
      const move = moveOf(arc);
      if (move === 'choice')
        return layerOf(arc.from) === 'language' ||
          (layerOf(arc.from) !== 'product' && layerOf(arc.to) === 'product')
          ? 0
          : 1;
      return move === 'listen' || move === 'back' || move === 'repeat' ? 0 : undefined;
    },
    MANY,
  );
}

/** Callers whom a layer brings to an end that serves the need, or who are told that the line is closed. */
export function servedBy(
  { automaton, sets }: Inspection,
  layer: readonly CallerSet[],
  need: NeedId,
): CallerSet {
  return automaton.nodes.reduce<CallerSet>((all, { index, destination }) => {
    if (!destination) return all;
    const serves =
      destination.goesTo === 'hang-up' ? destination.reason === 'closed' : destination.serves.includes(need);
    return serves ? sets.either(all, layer[index] as CallerSet) : all;
  }, NOBODY);
}

/** Calls begin here; a caller who lacks something lacks it from the start. */
export function startNodes({ walk }: Inspection): number[] {
  return [...new Set(walk.starts.map(({ node }) => node))];
}
