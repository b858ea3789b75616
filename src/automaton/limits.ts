/** How far exploring goes before it is given up, and whom it names then. */
import type { JsonPath } from '../util/problem.ts';
import { automatonWords, say, type Said } from '../words/index.ts';

/** How much of a machine is explored before it is called too large. */
export interface ExploreLimits {
  /** Pairs of state and attempts. Absent limits: 50,000. */
  readonly maxNodes: number;
  /** Branches of one cell: kinds of callers that one step tells apart. Absent limits: 1,024. */
  readonly maxBranches: number;
  /** Different questions about callers, all guards together. Absent limits: 500. */
  readonly maxQuestions: number;
  /** Units of work, about a microsecond each. Absent limits: 400,000. */
  readonly maxWork: number;
  /** What every state of the machine adds to `maxWork`. Absent limits: 2,000. */
  readonly maxWorkPerState: number;
}
export const EXPLORE_LIMITS: ExploreLimits = {
  maxNodes: 50_000,
  maxBranches: 1024,
  maxQuestions: 500,
  maxWork: 400_000,
  maxWorkPerState: 2000,
};

/** Where work was done: a state, and what is decided there. */
export interface Place {
  readonly state: string;
  readonly path: JsonPath;
}

/** A bound was hit, or a call never comes to rest. */
export class NotExplored extends Error {
  readonly said: Said;
  readonly place: Place | undefined;
  /** `always` transitions lead round in a circle. */
  readonly isEndless: boolean;
  constructor(said: Said, place: Place | undefined, isEndless = false) {
    super(said.en);
    this.said = said;
    this.place = place;
    this.isEndless = isEndless;
  }
}

/**
 * Counts work where it is done. Counted, not timed: the same machine is refused on every computer, or on
 * none. @throws NotExplored when there is too much, with the place that took most
 */
export interface Budget {
  /** From here on work is done for this place. */
  readonly begin: (place: Place) => void;
  readonly spend: (units: number) => void;
}

/** What one step of XState costs, in units. */
export const STEP_COST = 25;

export function createBudget(states: number, { maxWork, maxWorkPerState }: ExploreLimits): Budget {
  const most = maxWork + maxWorkPerState * states;
  const spentAt = new Map<string, { readonly place: Place; units: number }>();
  let here: { readonly place: Place; units: number } | undefined;
  let spent = 0;
  return {
    begin: (place) => {
      const name = `${place.state} ${place.path.at(-1)}`;
      here = spentAt.get(name);
      if (!here) spentAt.set(name, (here = { place, units: 0 }));
    },
    spend: (units) => {
      spent += units;
      if (here) here.units += units;
      if (spent <= most) return;
      const [worst] = [...spentAt.values()].toSorted((a, b) => b.units - a.units);
      throw new NotExplored(
        say(automatonWords, (words) => words.explore.tooMuchWork({ state: worst?.place.state ?? '' })),
        worst?.place,
      );
    },
  };
}
