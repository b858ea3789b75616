/**
 * One line solved for every kind of caller at once, without building a chain. Linear in the callers, so
 * whoever dials is weighed in afterwards (`add-up.ts`).
 *
 * Place by place, and there all kinds of callers: what callers do at a menu lies together in memory, and
 * needs that it leaves alike share the sum over its events.
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
  /** Hung up in a menu, or ran out of attempts. Who found the line closed has arrived at that end. */
  readonly lost: Float64Array;
  readonly menuSeconds: Float64Array;
  /** Still in a menu that (almost) nobody can leave when the solver stopped. */
  readonly unresolved: Float64Array;
  /** Worst end of the last option of the first menu, over all callers; seconds. */
  readonly firstMenuSeconds: number;
  /** `arrived[node * needs + need]`, at final nodes. */
  readonly arrived: Float64Array;
  /** `lostAt[node * needs + need]`: lost in this menu, or by what was pressed there. */
  readonly lostAt: Float64Array;
  /** `heardAt[node * needs + need]`: times heard. */
  readonly heardAt: Float64Array;
  /**
   * Times taken, by edge, where each need counts as often as `dial[need]` says. Summed when asked for: some
   * ten additions for each place and kind of caller.
   */
  edgeFlow(dial: ArrayLike<number>): Float64Array;
}

/** Solved when less than this share of a kind of callers is still on its way. */
const RESIDUAL = 1e-12;
/** Enough for menus that keep a caller with probability .99 a round; beyond it the rest is `unresolved`. */
const MAX_SWEEPS = 4000;

/** By place, then by kind of caller: `[place * kinds + need * TRAIT_KINDS + traits]`. */
interface Flow {
  /** 1 for a place to which somebody has come who has not been moved on. */
  readonly isPending: Uint8Array;
  readonly pending: Float64Array;
  /** Times heard. */
  readonly heard: Float64Array;
}

/**
 * @param weights by group of the plan: shares of callers, `[need * TRAIT_KINDS + traits]`
 * Cost: kinds of callers times places that they reach times sweeps (one where no way leads back, else some
 * 5 to 15).
 */
export function solveLine(
  automaton: Automaton,
  needs: readonly string[],
  walk: Walk,
  soundings: readonly Sounding[],
  weights: readonly Float64Array[],
): LineAnswer {
  const count = needs.length;
  const kinds = count * TRAIT_KINDS;
  const { plan } = walk;
  const places = plan.stands.length * MOOD_KINDS;
  const flow: Flow = {
    isPending: new Uint8Array(places),
    pending: new Float64Array(places * kinds),
    heard: new Float64Array(places * kinds),
  };
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
    // Those who hang up in a menu are counted behind the nodes.
    arrived: new Float64Array((automaton.nodes.length + 1) * count),
    lostAt: new Float64Array(automaton.nodes.length * count),
    heardAt: new Float64Array(automaton.nodes.length * count),
    edgeFlow: (dial) => sumEdges(automaton.edges.length, walk, soundings, flow.heard, dial),
  };
  const enough = enter(walk, weights, flow, answer);
  const rests = new Float64Array(kinds);
  let isSettled = false;
  for (let round = 0; !isSettled && round < MAX_SWEEPS; round++) {
    sweep(walk, soundings, flow, rests, answer);
    isSettled = settle(walk, flow, enough, rests);
  }
  if (!isSettled) settle(walk, flow, new Float64Array(kinds).fill(Number.POSITIVE_INFINITY), rests);
  rests.forEach((rest, kind) => add(answer.unresolved, Math.floor(kind / TRAIT_KINDS), rest));
  return answer;
}

function add(sums: Float64Array, at: number, mass: number): void {
  sums[at] = (sums[at] as number) + mass;
}

/** Lets everybody in; returns by kind of caller which rest is small enough. */
function enter(
  { plan, isLoss }: Walk,
  weights: readonly Float64Array[],
  { isPending, pending }: Flow,
  { entered, lost, arrived }: LineAnswer,
): Float64Array {
  const count = entered.length;
  const enough = new Float64Array(count * TRAIT_KINDS);
  weights.forEach((ofGroup, group) => {
    const initial = plan.initial[group] as number;
    ofGroup.forEach((weight, kind) => {
      if (!(weight > 0)) return;
      const need = Math.floor(kind / TRAIT_KINDS);
      add(entered, need, weight);
      if (initial >= 0) {
        isPending[initial] = 1;
        add(pending, initial * enough.length + kind, weight);
        add(enough, kind, weight * RESIDUAL);
      } else {
        const end = -1 - initial;
        if (isLoss[end] === 1) add(lost, need, weight);
        add(arrived, end * count + need, weight);
      }
    });
  });
  return enough;
}

/** Moves everybody on once, in the order of the walk, and counts what they do on the way. */
function sweep(
  { plan, order, wayOf, targets, onward, wayCounts, isLoss }: Walk,
  soundings: readonly Sounding[],
  { isPending, pending, heard }: Flow,
  rests: Float64Array,
  { needs, lost, menuSeconds, arrived, lostAt, heardAt }: LineAnswer,
): void {
  const count = needs.length;
  const kinds = rests.length;
  const shares = new Float64Array(WIDTH);
  for (let at = 0; at < order.length; at++) {
    const place = order[at] as number;
    if (isPending[place] === 0) continue;
    isPending[place] = 0;
    const stand = Math.floor(place / MOOD_KINDS);
    const sounding = soundings[stand] as Sounding;
    const { columns, probability, meanSeconds, alike } = sounding;
    const width = columns.length;
    const own = (plan.stands[stand] as (typeof plan.stands)[number]).node * count;
    const here = place * kinds;
    const first = place * WIDTH;
    const ends = onward[place] as number;
    const ways = wayCounts[place] as number;
    for (let way = 0; way < ends; way++) isPending[targets[first + way] as number] = 1;
    for (let group = 0; group < alike.length; group++) {
      const members = alike[group] as Uint16Array;
      for (let traits = 0; traits < TRAIT_KINDS; traits++) {
        let some = 0;
        for (let m = 0; m < members.length; m++)
          some += pending[here + (members[m] as number) * TRAIT_KINDS + traits] as number;
        if (some === 0) continue;

        // What these callers do here, added up by where it leads; who stays hears it again.
        const row = sounding.rowOf(members[0] as number, traits, place % MOOD_KINDS);
        for (let way = 0; way < ways; way++) shares[way] = 0;
        let stay = 0;
        for (let i = 0; i < width; i++) {
          const way = wayOf[first + i] as number;
          const share = probability[row + i] as number;
          if (way === STAYS) stay += share;
          else shares[way] = (shares[way] as number) + share;
        }
        const times = 1 - stay < RESIDUAL ? 0 : 1 / (1 - stay);
        let lostShare = 0;
        for (let way = 0; way < ways; way++) {
          const share = (shares[way] as number) * times;
          shares[way] = share;
          if (way >= ends && isLoss[targets[first + way] as number] === 1) lostShare += share;
        }
        const seconds = times * (meanSeconds[row / width] as number);

        for (let m = 0; m < members.length; m++) {
          const need = members[m] as number;
          const kind = need * TRAIT_KINDS + traits;
          const arriving = pending[here + kind] as number;
          if (arriving === 0) continue;
          pending[here + kind] = 0;
          if (times === 0) add(rests, kind, arriving);
          add(heard, here + kind, arriving * times);
          add(heardAt, own + need, arriving * times);
          add(menuSeconds, need, arriving * seconds);
          add(lostAt, own + need, arriving * lostShare);
          add(lost, need, arriving * lostShare);
          for (let way = 0; way < ends; way++)
            add(pending, (targets[first + way] as number) * kinds + kind, arriving * (shares[way] as number));
          for (let way = ends; way < ways; way++)
            add(arrived, (targets[first + way] as number) * count + need, arriving * (shares[way] as number));
        }
      }
    }
  }
}

/** Gives up what is left of kinds of callers of whom little enough is; whether that is everybody. */
function settle(
  { order }: Walk,
  { isPending, pending }: Flow,
  enough: Float64Array,
  rests: Float64Array,
): boolean {
  const kinds = enough.length;
  const left = new Float64Array(kinds);
  const places = order.filter((place) => isPending[place] === 1);
  for (const place of places)
    for (let kind = 0; kind < kinds; kind++) add(left, kind, pending[place * kinds + kind] as number);
  let isSettled = true;
  for (let kind = 0; kind < kinds; kind++) {
    const mass = left[kind] as number;
    if (mass > (enough[kind] as number)) isSettled = false;
    else if (mass > 0) {
      add(rests, kind, mass);
      for (const place of places) pending[place * kinds + kind] = 0;
    }
  }
  return isSettled;
}

function sumEdges(
  edgeCount: number,
  { plan, order }: Walk,
  soundings: readonly Sounding[],
  heard: Float64Array,
  dial: ArrayLike<number>,
): Float64Array {
  // Hanging up takes no edge: counted behind them, and left out.
  const taken = new Float64Array(edgeCount + 1);
  const kinds = dial.length * TRAIT_KINDS;
  const byColumn = new Float64Array(WIDTH);
  for (let at = 0; at < order.length; at++) {
    const place = order[at] as number;
    const stand = Math.floor(place / MOOD_KINDS);
    const sounding = soundings[stand] as Sounding;
    const { columns, probability, alike } = sounding;
    byColumn.fill(0);
    for (let group = 0; group < alike.length; group++) {
      const members = alike[group] as Uint16Array;
      for (let traits = 0; traits < TRAIT_KINDS; traits++) {
        let times = 0;
        for (let m = 0; m < members.length; m++) {
          const need = members[m] as number;
          times += (heard[place * kinds + need * TRAIT_KINDS + traits] as number) * (dial[need] as number);
        }
        if (times === 0) continue;
        const row = sounding.rowOf(members[0] as number, traits, place % MOOD_KINDS);
        for (let i = 0; i < columns.length; i++) add(byColumn, i, times * (probability[row + i] as number));
      }
    }
    columns.forEach((event, i) => {
      const edge = plan.edges[stand * WIDTH + event] as number;
      add(taken, edge >= 0 ? edge : edgeCount, byColumn[i] as number);
    });
  }
  return taken.subarray(0, edgeCount);
}
