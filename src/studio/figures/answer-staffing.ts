/** Plans agents for both worlds of a scenario. Its file of messages only connects it, so that tests need none. */
import {
  countMonths,
  DEFAULT_SEED,
  listCases,
  planStaffing,
  type RepeatedQuestion,
  type RunnerPool,
  type ServiceTarget,
  type StaffingResult,
} from '../../study/index.ts';
import type { JobAnswer, JobQuestion } from './job.ts';
import { readScene } from './scene.ts';

export interface StaffingQuestion extends JobQuestion {
  readonly target: ServiceTarget;
  /** New months that judge each plan. */
  readonly replications: number;
  /** Months at once. */
  readonly width: number;
}

export async function answerStaffing(
  { scenario, machines, target, replications, width }: StaffingQuestion,
  openPool: (width: number) => RunnerPool,
  send: (answer: JobAnswer<StaffingResult>) => void,
): Promise<void> {
  const { scene, problems } = readScene(scenario, machines);
  if (!scene) return send({ kind: 'refused', problems });
  const { before, after } = scene.scenario.compare;
  const design: RepeatedQuestion = {
    scenario: scene.scenario,
    file: scenario.path,
    machines: scene.machines,
    worlds: [...new Set([before, after])],
    locale: scene.scenario.locale,
    seed: DEFAULT_SEED,
    replications,
    replay: `dialtree staff ${scenario.path} --service-level ${target.share} --within ${target.withinSeconds} --replications ${replications}`,
  };
  const pool = openPool(width);
  try {
    const of = listCases(design).length * countMonths(replications);
    let done = 0;
    const onMonth = (): void => send({ kind: 'month', done: Math.min(of, (done += 1)), of });
    send({ kind: 'done', result: await planStaffing(design, { target }, pool, { onMonth }) });
  } catch (cause) {
    send({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
  } finally {
    await pool.end();
  }
}
