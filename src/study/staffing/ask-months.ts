/** Months of one world with given agents, asked of a runner. */
import { countFreshCallers, type ArrivalProgram, type Counts, type ShiftTally } from '../../kernel/index.ts';
import { mapWithWidth, undefinedWhenStopped, type Runner } from '../runner.ts';
import type { DeskStaffing } from '../study-design.ts';
import type { ServiceTarget } from './types.ts';

/** Asked to stop when `aborted`. */
type Signal = { readonly aborted: boolean } | undefined;

/** By day of the period: fresh callers over those expected, minus 1. */
export function luckOf(arrivals: ArrivalProgram, seed: number, replication: number): number[] {
  const counts = countFreshCallers(arrivals, { seed, replication });
  return Array.from({ length: Math.ceil(counts.length / 24) }, (_, day) => {
    let [came, expected] = [0, 0];
    for (let hour = day * 24; hour < (day + 1) * 24; hour++) {
      came += counts[hour] ?? 0;
      expected += arrivals.expected[hour] ?? 0;
    }
    return expected > 0 ? came / expected - 1 : 0;
  });
}

/** Months side by side, as far as the runner goes; tallies in the order of the months. */
export function observerOf(
  runner: Runner,
  world: string,
  { withinSeconds }: ServiceTarget,
  skills: DeskStaffing['skills'],
  onMonth: () => void,
  signal: Signal,
): (agents: Int32Array, from: number, months: number) => Promise<ShiftTally[][] | undefined> {
  return (agents, from, months) => {
    const desks = { agents: Array.from(agents), withinSeconds, ...(skills && { skills }) };
    return askMonths(from, months, runner.width, onMonth, signal, (month): Promise<ShiftTally[]> =>
      runner.observe({ world, overrides: {}, from: month, count: 1, desks }),
    );
  };
}

export async function countMonthsOf(
  runner: Runner,
  world: string,
  staffing: DeskStaffing,
  from: number,
  months: number,
  onMonth: () => void,
  signal: Signal,
): Promise<readonly Counts[] | undefined> {
  const parts = await askMonths(from, months, runner.width, onMonth, signal, (month) =>
    runner.run({ world, overrides: {}, from: month, count: 1, staffing }),
  );
  return parts?.flat();
}

/** Undefined when it was stopped before all were done. */
async function askMonths<T>(
  from: number,
  months: number,
  width: number,
  onMonth: () => void,
  signal: Signal,
  ask: (month: number) => Promise<T>,
): Promise<T[] | undefined> {
  const answers = await mapWithWidth(
    Array.from({ length: months }, (_, i) => from + i),
    width,
    async (month) => {
      if (signal?.aborted) return undefined;
      const answer = await ask(month).catch(undefinedWhenStopped);
      onMonth();
      return answer;
    },
  );
  const done = answers.filter((answer) => answer !== undefined);
  return done.length < months ? undefined : done;
}
