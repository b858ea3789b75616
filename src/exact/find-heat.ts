/** Where the callers of one line go and get lost: what a picture of its machine shows. */
import type { LineAnswer } from './solve-line.ts';

export interface LineHeat {
  /** Callers who dial this line, in the unit of the weights. */
  readonly entered: number;
  /** By edge of the line's automaton: times taken. */
  readonly edges: Float64Array;
  /** By state path: times heard there, and lost there. */
  readonly menus: ReadonlyMap<string, { readonly heard: number; readonly lost: number }>;
}

/** @param dial probability that a caller with a need dials this line, by need */
export function findHeat(answer: LineAnswer, dial: ArrayLike<number>): LineHeat {
  const { automaton, needs } = answer;
  const weigh = (masses: Float64Array, from: number): number => {
    let sum = 0;
    for (let need = 0; need < needs.length; need++)
      sum += (masses[from + need] as number) * (dial[need] as number);
    return sum;
  };
  const menus = new Map<string, { heard: number; lost: number }>();
  automaton.nodes.forEach(({ kind, state }, node) => {
    if (kind === 'final') return;
    let menu = menus.get(state);
    if (!menu) menus.set(state, (menu = { heard: 0, lost: 0 }));
    menu.heard += weigh(answer.heardAt, node * needs.length);
    menu.lost += weigh(answer.lostAt, node * needs.length);
  });
  return {
    entered: weigh(answer.entered, 0),
    edges: answer.edgeFlow(dial),
    menus,
  };
}
