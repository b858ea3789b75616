/**
 * Where first calls arrive, and when, without simulating any: the chain of a world solved for each of its clocks, and
 * weighed by the callers expected while that clock is in force. Of the moment of dialling: the seconds in the menu are
 * left out. Redials and repeat calls are not first calls.
 */
import type { WorldProgram } from '../kernel/index.ts';
import { exitOf } from '../util/chain.ts';
import type { Steps } from '../util/steps.ts';

export const HALF_HOUR = 1800;
export const HALF_HOURS_A_WEEK = 336;

/** Solved when less than this share of the callers is still in a menu. */
const RESIDUAL = 1e-9;
const MAX_SWEEPS = 4000;

/** Shares of all callers who leave through each exit when they dial under this clock. */
export function solveExits(program: WorldProgram, clock: number): Float64Array {
  const { chain, exits, entry, dial, lineCount, arrivals } = program;
  const { rowStart, probability, target } = chain;
  const { typeProbability } = arrivals;
  const left = new Float64Array(exits.length);
  const pending = new Float64Array(rowStart.length - 1);
  const move = (to: number, mass: number): void => {
    if (to < 0) left[exitOf(to)] = (left[exitOf(to)] ?? 0) + mass;
    else pending[to] = (pending[to] ?? 0) + mass;
  };
  for (let line = 0; line < lineCount; line++)
    typeProbability.forEach((share, type) => {
      const mass = share * (dial[type * lineCount + line] ?? 0);
      if (mass > 0) move(entry[(clock * lineCount + line) * typeProbability.length + type] as number, mass);
    });
  for (let sweep = 0, rest = 1; rest > RESIDUAL && sweep < MAX_SWEEPS; sweep++) {
    rest = 0;
    for (let row = 0; row < pending.length; row++) {
      const mass = pending[row] as number;
      if (mass === 0) continue;
      pending[row] = 0;
      const end = rowStart[row + 1] as number;
      for (let i = rowStart[row] as number; i < end; i++) {
        const to = target[i] as number;
        const moved = mass * (probability[i] as number);
        // What comes to a row further on is moved on in this very sweep.
        if (to >= 0 && to <= row) rest += moved;
        move(to, moved);
      }
    }
  }
  return left;
}

/** A stretch of the period in which nothing changes: neither the steps nor the half-hour. */
export interface Stretch {
  /** Seconds from the period's start. */
  readonly at: number;
  /** Fresh callers expected in it. */
  readonly callers: number;
  /** Half-hour of the week, Monday 0 h first. */
  readonly cell: number;
}

/** The whole period, stretch by stretch. */
export function stretchesOf({ arrivals, loopAt }: WorldProgram, steps: readonly Steps[]): Stretch[] {
  const { expected } = arrivals;
  const end = expected.length * 3600;
  const edges = new Set<number>();
  for (let at = 0; at < end; at += HALF_HOUR) edges.add(at);
  for (const { at } of steps) for (const edge of at) if (edge < Math.min(end, loopAt)) edges.add(edge);
  const moments = [...edges].toSorted((a, b) => a - b);
  return moments.map((at, i) => ({
    at,
    callers: ((expected[Math.floor(at / 3600)] ?? 0) * ((moments[i + 1] ?? end) - at)) / 3600,
    cell: Math.floor(at / HALF_HOUR) % HALF_HOURS_A_WEEK,
  }));
}
