/**
 * Who is asked what, in which order.
 *
 * Needs are dealt out one after another, round after round, so that each comes up equally often; a need's
 * world goes on by one from round to round. What a participant gets is then rotated to the places where those
 * needs and worlds have stood least: with as many tasks as needs that is a Latin square (Fisher 1925).
 */
import { SlotReader, Slots } from '../random/index.ts';

const PURPOSE_ORDER = 1011;
/** Needs first, worlds among what is left: more than any count of worlds. */
const NEED_FIRST = 1e6;

export interface Deal {
  readonly needs: number;
  readonly worlds: number;
  readonly participants: number;
  /** At most as many as there are pairs of a need and a world. */
  readonly tasksEach: number;
  readonly seed: number;
}

export interface Dealt {
  readonly need: number;
  readonly world: number;
}

/**
 * By participant, in the order of asking.
 *
 * Laws: every pair of a need and a world comes up equally often, or once more; nobody has a need twice unless
 * there are more tasks than needs.
 */
export function dealTasks({ needs, worlds, participants, tasksEach, seed }: Deal): Dealt[][] {
  const slots = new Slots(seed, 0);
  const order = shuffle(needs, slots, 0, 0);
  const stood = { need: grid(needs, tasksEach), world: grid(worlds, tasksEach) };
  return Array.from({ length: participants }, (_, participant) => {
    const own = Array.from({ length: tasksEach }, (__, k): Dealt => {
      const turn = participant * tasksEach + k;
      const at = turn % needs;
      return { need: order[at] as number, world: (Math.floor(turn / needs) + at) % worlds };
    });
    const costOf = (rotation: number): number =>
      own.reduce((sum, task, k) => {
        const place = (k + rotation) % tasksEach;
        return (
          sum + NEED_FIRST * countAt(stood.need, task.need, place) + countAt(stood.world, task.world, place)
        );
      }, 0);
    const costs = own.map((__, rotation) => costOf(rotation));
    const best = costs.indexOf(Math.min(...costs));
    const placed: Dealt[] = [];
    own.forEach((task, k) => {
      const place = (k + best) % tasksEach;
      placed[place] = task;
      (stood.need[task.need] as number[])[place] = countAt(stood.need, task.need, place) + 1;
      (stood.world[task.world] as number[])[place] = countAt(stood.world, task.world, place) + 1;
    });
    return placed;
  });
}

/** 0 to `count` - 1 in an order that depends on the address alone (Fisher and Yates). */
export function shuffle(count: number, slots: Slots, c0: number, c1: number): number[] {
  const reader = new SlotReader(slots, PURPOSE_ORDER, c0, c1);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(reader.nextUniform() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

function grid(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0));
}

function countAt(counts: readonly (readonly number[])[], row: number, column: number): number {
  return counts[row]?.[column] ?? 0;
}
