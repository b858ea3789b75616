/** Calls that desks meet in simulated months, with the scenario's own agents. */
import { compileWorld, observeDesks, SHIFTS_A_WEEK } from '../../kernel/index.ts';
import { assembleWorld, DEFAULT_SEED } from '../../study/index.ts';
import type { JobAnswer, JobQuestion } from './job.ts';
import { readScene } from './scene.ts';

export interface CallsQuestion extends JobQuestion {
  readonly world: string;
  readonly months: number;
}

export interface SimulatedCalls {
  readonly world: string;
  readonly months: number;
  /** By desk id: calls that came to it, by half-hour of the week, of a mean week. */
  readonly offered: Readonly<Record<string, readonly number[]>>;
}

/** No service level is asked for, so any number of seconds will do. */
const IN_TIME = 20;

export function observeCalls(
  { scenario, machines, world, months }: CallsQuestion,
  send: (answer: JobAnswer<SimulatedCalls>) => void,
): void {
  const { scene, problems } = readScene(scenario, machines);
  if (!scene) return send({ kind: 'refused', problems });
  try {
    const design = {
      scenario: scene.scenario,
      file: scenario.path,
      machines: scene.machines,
      worlds: [world],
      locale: scene.scenario.locale,
      seed: DEFAULT_SEED,
      replay: '',
    };
    const { program, desks } = assembleWorld(design, world, {});
    const prepared = compileWorld(program);
    const total = desks.map(() => new Float64Array(SHIFTS_A_WEEK));
    let weeks = 0;
    for (let replication = 0; replication < months; replication++) {
      for (const tally of observeDesks(prepared, { seed: DEFAULT_SEED, replication }, IN_TIME)) {
        weeks += 1;
        for (const [d, sum] of total.entries())
          for (let half = 0; half < SHIFTS_A_WEEK; half++)
            sum[half] = (sum[half] ?? 0) + (tally.offered[d * SHIFTS_A_WEEK + half] ?? 0);
      }
      send({ kind: 'month', done: replication + 1, of: months });
    }
    const offered = Object.fromEntries(
      desks.map(({ id }, d) => [id, Array.from(total[d] ?? [], (sum) => sum / Math.max(1, weeks))]),
    );
    send({ kind: 'done', result: { world, months, offered } });
  } catch (cause) {
    send({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
  }
}
