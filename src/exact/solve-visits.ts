/** Expected visits of every row and the mass through every exit, for a demand. */
import { exitOf } from '../util/chain.ts';
import type { Visits } from '../visits/index.ts';
import type { Demand } from './demand.ts';

export interface MenuFlows {
  /** Mass that dialled; the sum of weights times dial probabilities. */
  readonly entered: number;
  /** Expected visits of each row. */
  readonly rowVisits: Float64Array;
  /**
   * Mass that left through each exit, by need of the caller: `exits[need * exits + exit]`, needs as in
   * `needs`.
   */
  readonly exits: Float64Array;
  /** Mass that dialled, by need. */
  readonly enteredByNeed: Float64Array;
  readonly needs: readonly string[];
  /** Need of each type, an index into `needs`. */
  readonly needOfType: Int32Array;
  /** Mass still in a menu that (almost) nobody can leave when the solver stopped. */
  readonly unresolved: number;
}

/** A block counts as solved when less than this share of the mass that entered it is still on its way. */
const RESIDUAL = 1e-12;
/** Enough for menus that keep a caller with probability .99 a round; beyond it the rest is `unresolved`. */
const MAX_SWEEPS = 4000;

/**
 * Sweeps each block in row order until its mass has left: v = start + v P. A row's way back to itself is
 * summed in closed form, so a menu repeated over and over costs nothing. Cost: sweeps (some 5 to 20) times
 * outcomes.
 */
export function solveVisits(visits: Visits, demand: Demand): MenuFlows {
  const { chain, places, blockStart, types, exits: ways, lineIds } = visits;
  const needs = [...new Set(types.map((type) => type.need))];
  const indexOfNeed = new Map(needs.map((need, i) => [need, i]));
  const needOfType = Int32Array.from(types, (type) => indexOfNeed.get(type.need) as number);

  const pending = new Float64Array(places.length);
  const exits = new Float64Array(needs.length * ways.length);
  const enteredByNeed = new Float64Array(needs.length);
  let entered = 0;
  for (let clock = 0; clock < visits.clockCount; clock++) {
    for (let line = 0; line < lineIds.length; line++) {
      for (let type = 0; type < types.length; type++) {
        const mass =
          (demand.weights[type] as number) *
          (demand.dial[type * lineIds.length + line] as number) *
          (demand.clocks[clock] as number);
        if (!(mass > 0)) continue;
        const at = visits.entry[(clock * lineIds.length + line) * types.length + type] as number;
        const need = needOfType[type] as number;
        entered += mass;
        enteredByNeed[need] = (enteredByNeed[need] as number) + mass;
        if (at >= 0) pending[at] = (pending[at] as number) + mass;
        else
          exits[need * ways.length + exitOf(at)] = (exits[need * ways.length + exitOf(at)] as number) + mass;
      }
    }
  }

  const rowVisits = new Float64Array(places.length);
  let unresolved = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const from = blockStart[block] as number;
    const to = blockStart[block + 1] as number;
    const need = needOfType[places[from]?.type ?? 0] as number;
    unresolved += sweepBlock(chain, from, to, pending, rowVisits, exits, need * ways.length);
  }
  return { entered, rowVisits, exits, enteredByNeed, needs, needOfType, unresolved };
}

/** Moves a block's pending mass out; returns what would not leave. */
function sweepBlock(
  { rowStart, probability, target }: Visits['chain'],
  from: number,
  to: number,
  pending: Float64Array,
  rowVisits: Float64Array,
  exits: Float64Array,
  exitBase: number,
): number {
  let mass = 0;
  for (let row = from; row < to; row++) mass += pending[row] as number;
  if (mass === 0) return 0;
  const enough = mass * RESIDUAL;
  let trapped = 0;
  for (let sweep = 0; mass > enough && sweep < MAX_SWEEPS; sweep++) {
    for (let row = from; row < to; row++) {
      const arriving = pending[row] as number;
      if (arriving === 0) continue;
      pending[row] = 0;
      const first = rowStart[row] as number;
      const last = rowStart[row + 1] as number;
      let stay = 0;
      for (let i = first; i < last; i++) if (target[i] === row) stay += probability[i] as number;
      if (1 - stay < RESIDUAL) {
        trapped += arriving;
        continue;
      }
      const hearing = arriving / (1 - stay);
      rowVisits[row] = (rowVisits[row] as number) + hearing;
      for (let i = first; i < last; i++) {
        const goal = target[i] as number;
        if (goal === row) continue;
        const moved = hearing * (probability[i] as number);
        if (goal >= 0) pending[goal] = (pending[goal] as number) + moved;
        else exits[exitBase - 1 - goal] = (exits[exitBase - 1 - goal] as number) + moved;
      }
    }
    mass = 0;
    for (let row = from; row < to; row++) mass += pending[row] as number;
  }
  for (let row = from; row < to; row++) pending[row] = 0;
  return trapped + mass;
}
