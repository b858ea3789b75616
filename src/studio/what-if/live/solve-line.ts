/**
 * One line solved for every need, without building a chain: only what the live figures need is summed. Linear
 * in the callers, so whoever dials is weighed in afterwards (`live-world.ts`).
 */
import { spokenOptions } from '../../../automaton/index.ts';
import { EVENTS, indexChart } from '../../../chart/index.ts';
import { servedAt } from '../../../exact/index.ts';
import type { VisitLine } from '../../../visits/index.ts';
import { TRAIT_KINDS, type Audience } from './audience.ts';
import type { Doings, HearingMemory, Sounding } from './hearing-memory.ts';
import { HUNG_UP, WIDTH, type LinePlan } from './line-plan.ts';

/** Sums over callers by need, `sum[need]`, in shares of all callers of the scenario. */
export interface LineAnswer {
  readonly entered: Float64Array;
  /** Hung up in a menu, ran out of attempts, or found the line closed. */
  readonly lost: Float64Array;
  /**
   * Arrived where other needs are served, but not this one. A desk that serves none and passes callers on is
   * not a misroute.
   */
  readonly misrouted: Float64Array;
  readonly menuSeconds: Float64Array;
  /** Worst end of the last option of the first menu, over all callers. */
  readonly firstMenuSeconds: number;
  /** `edgeFlow[edge * needs + need]`: times taken. */
  readonly edgeFlow: Float64Array;
  /** `lostAt[node * needs + need]`. */
  readonly lostAt: Float64Array;
  /** `heardAt[node * needs + need]`: times heard. */
  readonly heardAt: Float64Array;
}

/**
 * Below this share of a kind of callers, those still on their way are left alone: far under what is shown.
 */
const RESIDUAL = 1e-9;
/**
 * Enough for menus that keep a caller with probability .99 a round; who is then still inside stays uncounted.
 */
const MAX_SWEEPS = 2000;

export function solveLine(
  line: VisitLine,
  plan: LinePlan,
  audience: Audience,
  memory: HearingMemory,
): LineAnswer {
  const { automaton, config } = line;
  const needs = audience.needs.length;
  const chart = indexChart(config);
  const soundings = plan.stands.map(({ node, table, isFollowed }): Sounding | undefined => {
    const { kind, state, attempts } = automaton.nodes[node] ?? { kind: 'stuck', state: '', attempts: 0 };
    if (kind === 'menu')
      return memory.menu(chart, state, spokenOptions(automaton, config, table, node), attempts);
    return kind === 'announcement' ? memory.announcement(chart, state, attempts, isFollowed) : undefined;
  });
  const answer: LineAnswer = {
    entered: new Float64Array(needs),
    lost: new Float64Array(needs),
    misrouted: new Float64Array(needs),
    menuSeconds: new Float64Array(needs),
    firstMenuSeconds: plan.first.reduce(
      (worst, stand) => Math.max(worst, soundings[stand]?.lastOptionEndSeconds ?? 0),
      0,
    ),
    edgeFlow: new Float64Array(automaton.edges.length * needs),
    lostAt: new Float64Array(automaton.nodes.length * needs),
    heardAt: new Float64Array(automaton.nodes.length * needs),
  };
  const ends = {
    serves: servesTable(line, audience),
    isLoss: Uint8Array.from(automaton.nodes, ({ destination }) => Number(destination?.goesTo === 'hang-up')),
  };
  const scratch = scratchFor(plan);
  for (let need = 0; need < needs; need++) {
    for (let traits = 0; traits < TRAIT_KINDS; traits++) {
      scratch.ways.fill(UNKNOWN);
      enter(plan, need, traits, needs, answer, ends, scratch);
      sweep(plan, soundings, need, traits, scratch);
      settle(plan, need, needs, answer, ends, scratch);
    }
  }
  return answer;
}

/** Flat and made once for a plan: the loops below run some hundred thousand times at a keystroke. */
interface Scratch {
  /** Mass that has come to a place and not been moved on; all 0 between callers. */
  readonly pending: Float64Array;
  /** Times heard, by place. */
  readonly heard: Float64Array;
  readonly doings: Doings[];
  /** Number of places one goes on to from a place, or UNKNOWN: not looked at yet for these callers. */
  readonly ways: Int8Array;
  /**
   * `[place * WIDTH + way]`: to which place, and how often for one who comes here. Most keys lead to the same
   * few, or out.
   */
  readonly wayTargets: Int32Array;
  readonly wayShares: Float64Array;
  /**
   * Times heard by one who comes here: a way back to itself is summed in closed form. 0: nobody ever leaves.
   */
  readonly times: Float64Array;
}

const UNKNOWN = -1;
const scratches = new WeakMap<LinePlan, Scratch>();

function scratchFor(plan: LinePlan): Scratch {
  const known = scratches.get(plan);
  if (known) return known;
  const places = plan.stands.length * 2;
  const scratch: Scratch = {
    pending: new Float64Array(places),
    heard: new Float64Array(places),
    doings: Array.from({ length: places }, () => HANGS_UP),
    ways: new Int8Array(places),
    wayTargets: new Int32Array(places * WIDTH),
    wayShares: new Float64Array(places * WIDTH),
    times: new Float64Array(places),
  };
  scratches.set(plan, scratch);
  return scratch;
}

interface Ends {
  readonly serves: Uint8Array;
  readonly isLoss: Uint8Array;
}

/** `[node * needs + need]`: 1 where a final state serves the need, or serves nobody itself. */
function servesTable({ automaton }: VisitLine, { needs, desks }: Audience): Uint8Array {
  const serves = new Uint8Array(automaton.nodes.length * needs.length);
  automaton.nodes.forEach(({ destination }, node) => {
    if (!destination || !('serves' in destination)) return;
    const served = servedAt(destination, desks);
    needs.forEach(
      (need, n) => (serves[node * needs.length + n] = Number(served.length === 0 || served.includes(need))),
    );
  });
  return serves;
}

/** A state that neither speaks nor listens: there is nothing to do but hang up. */
const HANGS_UP: Doings = {
  events: Uint8Array.of(EVENTS.indexOf('HANGUP')),
  probability: Float64Array.of(1),
  seconds: Float64Array.of(0),
};

function enter(
  plan: LinePlan,
  need: number,
  traits: number,
  needs: number,
  answer: LineAnswer,
  ends: Ends,
  { pending }: Scratch,
): void {
  for (const { initial, weights } of plan.groups) {
    const weight = weights[need * TRAIT_KINDS + traits] as number;
    if (!(weight > 0)) continue;
    answer.entered[need] = (answer.entered[need] as number) + weight;
    if (initial >= 0) pending[initial] = (pending[initial] as number) + weight;
    else leave(-1 - initial, weight, -1, need, needs, answer, ends);
  }
}

/** Moves the mass of one kind of callers on until it has left. */
function sweep(
  plan: LinePlan,
  soundings: readonly (Sounding | undefined)[],
  need: number,
  traits: number,
  scratch: Scratch,
): void {
  const { order } = plan;
  const { pending, heard, ways, wayTargets, wayShares, times } = scratch;
  let mass = 0;
  for (let i = 0; i < order.length; i++) mass += pending[order[i] as number] as number;
  const enough = mass * RESIDUAL;
  for (let round = 0; mass > enough && round < MAX_SWEEPS; round++) {
    mass = 0;
    for (let i = 0; i < order.length; i++) {
      const place = order[i] as number;
      const arriving = pending[place] as number;
      if (arriving === 0) continue;
      pending[place] = 0;
      if (ways[place] === UNKNOWN)
        findWays(plan, place, soundings[place >> 1]?.doingsOf(need, traits, place & 1) ?? HANGS_UP, scratch);
      heard[place] = (heard[place] as number) + arriving * (times[place] as number);
      const first = place * WIDTH;
      const end = first + (ways[place] as number);
      for (let way = first; way < end; way++) {
        const target = wayTargets[way] as number;
        const moved = arriving * (wayShares[way] as number);
        pending[target] = (pending[target] as number) + moved;
        mass += moved;
      }
    }
  }
}

function findWays(
  { targets }: LinePlan,
  place: number,
  doings: Doings,
  { doings: known, ways, wayTargets, wayShares, times }: Scratch,
): void {
  const { events, probability } = doings;
  known[place] = doings;
  const first = place * WIDTH;
  let end = first;
  let stay = 0;
  for (let i = 0; i < events.length; i++) {
    const target = targets[first + (events[i] as number)] as number;
    if (target < 0) continue;
    if (target === place) {
      stay += probability[i] as number;
      continue;
    }
    let way = first;
    while (way < end && wayTargets[way] !== target) way++;
    if (way === end) {
      end++;
      wayTargets[way] = target;
      wayShares[way] = 0;
    }
    wayShares[way] = (wayShares[way] as number) + (probability[i] as number);
  }
  ways[place] = end - first;
  times[place] = 1 - stay < 1e-12 ? 0 : 1 / (1 - stay);
  for (let way = first; way < end; way++)
    wayShares[way] = (wayShares[way] as number) * (times[place] as number);
}

/** What came of it: every visit's outcomes, once. Leaves the scratch empty. */
function settle(
  { order, stands, targets, edges }: LinePlan,
  need: number,
  needs: number,
  answer: LineAnswer,
  ends: Ends,
  { pending, heard, doings }: Scratch,
): void {
  const { edgeFlow, heardAt } = answer;
  let seconds = 0;
  for (let at = 0; at < order.length; at++) {
    const place = order[at] as number;
    pending[place] = 0;
    const times = heard[place] as number;
    if (times === 0) continue;
    heard[place] = 0;
    const stand = place >> 1;
    const node = (stands[stand] as (typeof stands)[number]).node;
    const { events, probability, seconds: lasts } = doings[place] as Doings;
    heardAt[node * needs + need] = (heardAt[node * needs + need] as number) + times;
    for (let i = 0; i < events.length; i++) {
      const event = events[i] as number;
      const moved = times * (probability[i] as number);
      seconds += moved * (lasts[i] as number);
      const edge = edges[stand * WIDTH + event] as number;
      if (edge >= 0) edgeFlow[edge * needs + need] = (edgeFlow[edge * needs + need] as number) + moved;
      const target = targets[place * WIDTH + event] as number;
      if (target < 0) leave(-1 - target, moved, node, need, needs, answer, ends);
    }
  }
  answer.menuSeconds[need] = (answer.menuSeconds[need] as number) + seconds;
}

function leave(
  end: number,
  mass: number,
  node: number,
  need: number,
  needs: number,
  { lost, misrouted, lostAt }: LineAnswer,
  { serves, isLoss }: Ends,
): void {
  if (end === HUNG_UP || isLoss[end] === 1) {
    lost[need] = (lost[need] as number) + mass;
    if (node >= 0) lostAt[node * needs + need] = (lostAt[node * needs + need] as number) + mass;
  } else if (serves[end * needs + need] === 0) misrouted[need] = (misrouted[need] as number) + mass;
}
