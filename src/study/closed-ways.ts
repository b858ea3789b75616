/** Ways that lead callers to a desk while it is closed, and how many first calls take them: no menu asks the hours. */
import type { WorldProgram } from '../kernel/index.ts';
import { monthsPer, type Run } from './figures/index.ts';
import { solveExits, stretchesOf } from './first-calls.ts';
import { valueAt } from '../util/steps.ts';
import type { StudyWorld } from './study-world.ts';

export interface ClosedWay {
  /** Line id. */
  readonly line: string;
  /** State path of the final state that leads there. */
  readonly state: string;
  /** Desk id; of a pool, the pool's. */
  readonly desk: string;
  /** First calls expected a month that come this way while the desk is closed, */
  readonly closedCalls: number;
  /** and all that come this way. */
  readonly calls: number;
}

/** Most calls first; ways that are never taken while their desk is closed are left out. */
export function closedWays(world: StudyWorld, run: Run): ClosedWay[] {
  const { program, visits } = world;
  const shares = new Map<number, Float64Array>();
  const sharesAt = (clock: number): Float64Array => {
    const known = shares.get(clock) ?? solveExits(program, clock);
    shares.set(clock, known);
    return known;
  };
  const hours = program.desks.map((_, desk) => callersByClock(program, desk));
  return program.exits
    .flatMap(({ kind, desk }, exit): ClosedWay[] => {
      // Of desks that are never closed nothing is solved.
      const met = kind === 'desk' ? [...(hours[desk] ?? [])] : [];
      if (!met.some(([, { closed }]) => closed > 0)) return [];
      const months = monthsPer(run);
      let [calls, closedCalls] = [0, 0];
      for (const [clock, { open, closed }] of met) {
        const share = sharesAt(clock)[exit] ?? 0;
        calls += months * share * (open + closed);
        closedCalls += months * share * closed;
      }
      const { line, state } = visits.exits[exit] ?? { line: -1, state: '' };
      return closedCalls > 0
        ? [
            {
              line: world.lines[line]?.id ?? '',
              state,
              desk: world.desks[desk]?.id ?? '',
              closedCalls,
              calls,
            },
          ]
        : [];
    })
    .toSorted((a, b) => b.closedCalls - a.closedCalls);
}

/** Fresh callers of the period while a desk is open, and while it is closed, by clock. */
function callersByClock(
  program: WorldProgram,
  desk: number,
): ReadonlyMap<number, { readonly open: number; readonly closed: number }> {
  const { clocks, desks, loopAt } = program;
  const { open } = desks[desk] as WorldProgram['desks'][number];
  const byClock = new Map<number, { open: number; closed: number }>();
  for (const { at, callers } of stretchesOf(program, [clocks, open])) {
    const clock = valueAt(clocks, loopAt, at);
    const sum = byClock.get(clock) ?? { open: 0, closed: 0 };
    byClock.set(clock, sum);
    sum[valueAt(open, loopAt, at) === 1 ? 'open' : 'closed'] += callers;
  }
  return byClock;
}
