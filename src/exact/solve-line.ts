/**
 * One line solved for every need, without building a chain. Linear in the callers, so whoever dials is
 * weighed in afterwards (`add-up.ts`).
 */
import type { Automaton } from '../automaton/index.ts';
import { MOOD_KINDS, TRAIT_KINDS } from '../behaviour/index.ts';
import { WIDTH, type Sounding } from '../visits/index.ts';
import { STAYS, type Walk } from './walk.ts';

/** Sums over callers by need, `sum[need]`, in shares of all callers whose weights were given. */
export interface LineAnswer {
  readonly automaton: Automaton;
  readonly needs: readonly string[];
  readonly entered: Float64Array;
  /** Hung up in a menu, ran out of attempts, or found the line closed. */
  readonly lost: Float64Array;
  readonly menuSeconds: Float64Array;
  /** Still in a menu that (almost) nobody can leave when the solver stopped. */
  readonly unresolved: Float64Array;
  /** Worst end of the last option of the first menu, over all callers; seconds. */
  readonly firstMenuSeconds: number;
  /** `arrived[node * needs + need]`, at final nodes. */
  readonly arrived: Float64Array;
  /** `edgeFlow[edge * needs + need]`: times taken. */
  readonly edgeFlow: Float64Array;
  /** `lostAt[node * needs + need]`: lost in this menu, or by what was pressed there. */
  readonly lostAt: Float64Array;
  /** `heardAt[node * needs + need]`: times heard. */
  readonly heardAt: Float64Array;
}

/** Solved when less than this share of a kind of callers is still on its way. */
const RESIDUAL = 1e-12;
/** Enough for menus that keep a caller with probability .99 a round; beyond it the rest is `unresolved`. */
const MAX_SWEEPS = 4000;

/**
 * @param weights by group of the plan: shares of callers, `[need * TRAIT_KINDS + traits]`
 * Cost: kinds of callers times places that they reach times sweeps (some 5 to 15).
 */
export function solveLine(
  automaton: Automaton,
  needs: readonly string[],
  walk: Walk,
  soundings: readonly Sounding[],
  weights: readonly Float64Array[],
): LineAnswer {
  const count = needs.length;
  const { plan } = walk;
  const answer: LineAnswer = {
    automaton,
    needs,
    entered: new Float64Array(count),
    lost: new Float64Array(count),
    menuSeconds: new Float64Array(count),
    unresolved: new Float64Array(count),
    firstMenuSeconds: plan.first.reduce(
      (worst, stand) => Math.max(worst, soundings[stand]?.lastOptionEndSeconds ?? 0),
      0,
    ),
    arrived: new Float64Array(automaton.nodes.length * count),
    edgeFlow: new Float64Array(automaton.edges.length * count),
    lostAt: new Float64Array(automaton.nodes.length * count),
    heardAt: new Float64Array(automaton.nodes.length * count),
  };
  // Hanging up comes after the nodes.
  const isLoss = new Uint8Array(automaton.nodes.length + 1).fill(1);
  automaton.nodes.forEach(({ kind, destination }, node) => {
    isLoss[node] = Number(kind === 'final' && (destination?.goesTo ?? 'hang-up') === 'hang-up');
  });
  for (let need = 0; need < count; need++) {
    walk.taken.fill(0);
    walk.left.fill(0);
    for (let traits = 0; traits < TRAIT_KINDS; traits++) {
      const mass = enter(walk, weights, need, traits, answer, isLoss);
      if (mass === 0) continue;
      const rest = sweep(walk, soundings, need, traits, mass);
      answer.unresolved[need] = (answer.unresolved[need] as number) + rest;
      settle(walk, soundings, need, answer, isLoss);
    }
    for (let edge = 0; edge < automaton.edges.length; edge++)
      answer.edgeFlow[edge * count + need] = walk.taken[edge] as number;
    for (let node = 0; node < automaton.nodes.length; node++)
      answer.arrived[node * count + need] = walk.left[node] as number;
  }
  return answer;
}

/** Mass of one kind of callers that comes to a menu. */
function enter(
  { plan, pending, left }: Walk,
  weights: readonly Float64Array[],
  need: number,
  traits: number,
  answer: LineAnswer,
  isLoss: Uint8Array,
): number {
  let mass = 0;
  for (let group = 0; group < weights.length; group++) {
    const weight = weights[group]?.[need * TRAIT_KINDS + traits] as number;
    if (!(weight > 0)) continue;
    answer.entered[need] = (answer.entered[need] as number) + weight;
    const initial = plan.initial[group] as number;
    if (initial >= 0) {
      pending[initial] = (pending[initial] as number) + weight;
      mass += weight;
    } else {
      const end = -1 - initial;
      if (isLoss[end] === 1) answer.lost[need] = (answer.lost[need] as number) + weight;
      left[end] = (left[end] as number) + weight;
    }
  }
  return mass;
}

/** Moves the mass of one kind of callers on until it has left; returns what would not leave. */
function sweep(
  walk: Walk,
  soundings: readonly Sounding[],
  need: number,
  traits: number,
  entered: number,
): number {
  const { order, pending, heard, rows, wayTargets, wayCounts, wayShares, times } = walk;
  rows.fill(-1);
  const enough = entered * RESIDUAL;
  let mass = entered;
  let trapped = 0;
  for (let round = 0; mass > enough && round < MAX_SWEEPS; round++) {
    mass = 0;
    for (let i = 0; i < order.length; i++) {
      const place = order[i] as number;
      const arriving = pending[place] as number;
      if (arriving === 0) continue;
      pending[place] = 0;
      if (rows[place] === -1) findWays(walk, soundings, place, need, traits);
      const hearings = times[place] as number;
      if (hearings === 0) trapped += arriving;
      heard[place] = (heard[place] as number) + arriving * hearings;
      const first = place * WIDTH;
      const end = first + (wayCounts[place] as number);
      for (let way = first; way < end; way++) {
        const target = wayTargets[way] as number;
        pending[target] = (pending[target] as number) + arriving * (wayShares[way] as number);
      }
    }
    for (let i = 0; i < order.length; i++) mass += pending[order[i] as number] as number;
  }
  for (let i = 0; i < order.length; i++) pending[order[i] as number] = 0;
  return trapped + mass;
}

/** What these callers do at a place, added up by where it leads. */
function findWays(
  { rows, ways, wayCounts, wayShares, times }: Walk,
  soundings: readonly Sounding[],
  place: number,
  need: number,
  traits: number,
): void {
  const sounding = soundings[Math.floor(place / MOOD_KINDS)] as Sounding;
  const { columns, probability } = sounding;
  const row = sounding.rowOf(need, traits, place % MOOD_KINDS);
  rows[place] = row;
  const first = place * WIDTH;
  const count = wayCounts[place] as number;
  for (let way = first; way < first + count; way++) wayShares[way] = 0;
  let stay = 0;
  for (let i = 0; i < columns.length; i++) {
    const way = ways[first + i] as number;
    const share = probability[row + i] as number;
    if (way >= 0) wayShares[first + way] = (wayShares[first + way] as number) + share;
    else if (way === STAYS) stay += share;
  }
  const hearings = 1 - stay < RESIDUAL ? 0 : 1 / (1 - stay);
  times[place] = hearings;
  for (let way = first; way < first + count; way++) wayShares[way] = (wayShares[way] as number) * hearings;
}

/** What came of it: every visit's outcomes, once. Leaves the pages empty. */
function settle(
  { plan, order, heard, rows, edges, ends, taken, left }: Walk,
  soundings: readonly Sounding[],
  need: number,
  answer: LineAnswer,
  isLoss: Uint8Array,
): void {
  const { stands } = plan;
  const { heardAt, lostAt } = answer;
  const needs = answer.needs.length;
  let allSeconds = 0;
  let allLost = 0;
  for (let at = 0; at < order.length; at++) {
    const place = order[at] as number;
    const times = heard[place] as number;
    if (times === 0) continue;
    heard[place] = 0;
    const stand = Math.floor(place / MOOD_KINDS);
    const { columns, probability, meanSeconds } = soundings[stand] as Sounding;
    const row = rows[place] as number;
    const width = columns.length;
    allSeconds += times * (meanSeconds[row / width] as number);
    const first = stand * WIDTH;
    let lost = 0;
    for (let i = 0; i < width; i++) {
      const moved = times * (probability[row + i] as number);
      const edge = edges[first + i] as number;
      taken[edge] = (taken[edge] as number) + moved;
      const end = ends[first + i] as number;
      if (end < 0) continue;
      left[end] = (left[end] as number) + moved;
      if (isLoss[end] === 1) lost += moved;
    }
    const own = (stands[stand] as (typeof stands)[number]).node * needs + need;
    heardAt[own] = (heardAt[own] as number) + times;
    lostAt[own] = (lostAt[own] as number) + lost;
    allLost += lost;
  }
  answer.lost[need] = (answer.lost[need] as number) + allLost;
  answer.menuSeconds[need] = (answer.menuSeconds[need] as number) + allSeconds;
}
