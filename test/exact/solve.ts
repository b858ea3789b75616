/** A line solved for the callers of a test, and the same question for the oracle. */
import type { BehaviourParameters, CallerType, NeedWords } from '../../src/behaviour/index.ts';
import {
  addUp,
  createSolver,
  dialOneLine,
  type LineAnswer,
  type WorldFigures,
} from '../../src/exact/index.ts';
import { compileVisits, createAudience, type VisitLine, type Visits } from '../../src/visits/index.ts';

export interface Solved {
  readonly answer: LineAnswer;
  readonly figures: WorldFigures;
  readonly visits: Visits;
}

export function solve(
  line: VisitLine,
  types: readonly CallerType[],
  words: readonly NeedWords[],
  parameters: BehaviourParameters,
  locale: string,
): Solved {
  const audience = createAudience(types, words, parameters, locale);
  const answer = createSolver(audience).solve(line);
  return {
    answer,
    figures: addUp([answer], dialOneLine(audience.needs.length)),
    visits: compileVisits([line], audience),
  };
}

export const sum = (values: Iterable<number>): number =>
  [...values].reduce((total, value) => total + value, 0);
