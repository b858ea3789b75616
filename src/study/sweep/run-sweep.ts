/**
 * The course of a sweep: every point in every world, on the same callers, as many chunks at once as the
 * runner takes.
 */
import type { Counts } from '../../kernel/index.ts';
import { FIGURES, type Run } from '../figures/index.ts';
import { undefinedWhenStopped, type Runner, type RunnerPool } from '../runner.ts';
import type { Chunk, RepeatedQuestion } from '../study-design.ts';
import { overridesAt, variantAt, variantKey } from './apply-point.ts';
import type { PointAnswer, SweepPlan, SweepPoint } from './types.ts';

export interface SweepHooks {
  /** Points that were answered before: not run again. */
  readonly known?: readonly PointAnswer[];
  /** Called as soon as a point is done, one at a time; the order depends on the runner. */
  readonly onPoint?: (answer: PointAnswer) => Promise<void> | void;
  /** Asks for an early end: chunks under way are finished, and points that they complete are kept. */
  readonly signal?: { readonly aborted: boolean };
  /** In replications. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Answers in the order of the points, the known ones included; fewer than there are points when it was
 * stopped.
 */
export async function runSweep(
  plan: SweepPlan,
  pool: RunnerPool,
  hooks: SweepHooks = {},
): Promise<PointAnswer[]> {
  const { study, factors, points } = plan;
  const answers = new Map<number, PointAnswer>((hooks.known ?? []).map((answer) => [answer.point, answer]));
  const perPoint = study.worlds.length * study.replications;
  const total = points.length * perPoint;
  let done = points.filter(({ index }) => answers.has(index)).length * perPoint;
  hooks.onProgress?.(done, total);

  const left = points.filter(({ index }) => !answers.has(index));
  // Points of one variant stand together: a worker knows a few designs at a time.
  const variants = new Map<string, SweepPoint[]>();
  for (const point of left) {
    const key = variantKey(factors, point);
    variants.set(key, [...(variants.get(key) ?? []), point]);
  }
  const parts = new Map<number, { chunk: Chunk; counts: Counts[] }[]>();
  let kept = Promise.resolve();
  const jobs = jobsInOrder();
  const work = async (): Promise<void> => {
    for (const { point, chunk, runner } of jobs) {
      if (hooks.signal?.aborted) return;
      const counts = await runner.run(chunk).catch(undefinedWhenStopped);
      if (!counts) return;
      done += chunk.count;
      hooks.onProgress?.(done, total);
      const sofar = [...(parts.get(point.index) ?? []), { chunk, counts }];
      parts.set(point.index, sofar);
      if (sofar.reduce((sum, part) => sum + part.chunk.count, 0) < perPoint) continue;
      parts.delete(point.index);
      const answer = answerOf(variantAt(study, factors, point), point, sofar);
      answers.set(point.index, answer);
      kept = kept.then(() => hooks.onPoint?.(answer));
      await kept;
    }
  };
  await Promise.all(Array.from({ length: pool.width }, work));
  return points.flatMap(({ index }) => answers.get(index) ?? []);

  /**
   * Variants are built, and their runners opened, only when their turn comes. All workers draw from this one
   * list.
   */
  function* jobsInOrder(): Generator<{ point: SweepPoint; chunk: Chunk; runner: Runner }> {
    for (const members of variants.values()) {
      const runner = pool.openRunner(variantAt(study, factors, members[0] as SweepPoint));
      for (const point of members)
        for (const chunk of chunksOf(plan, point, pool.width, left.length)) yield { point, chunk, runner };
    }
  }
}

/**
 * One chunk a world where points keep everybody busy; single replications where they would not. The answer is
 * the same.
 */
function chunksOf({ study, factors }: SweepPlan, point: SweepPoint, width: number, points: number): Chunk[] {
  const overrides = overridesAt(factors, point);
  const isPlenty = points * study.worlds.length >= 2 * width;
  return study.worlds.flatMap((world): Chunk[] =>
    isPlenty
      ? [{ world, overrides, from: 0, count: study.replications }]
      : Array.from({ length: study.replications }, (_, from) => ({ world, overrides, from, count: 1 })),
  );
}

function answerOf(
  study: RepeatedQuestion,
  point: SweepPoint,
  parts: readonly { readonly chunk: Chunk; readonly counts: readonly Counts[] }[],
): PointAnswer {
  const worlds = study.worlds.map((world): [string, (number | null)[][]] => {
    const own = parts
      .filter(({ chunk }) => chunk.world === world)
      .toSorted((a, b) => a.chunk.from - b.chunk.from);
    return [world, own.flatMap(({ counts }) => counts.map((each) => figuresOf(each, study.scenario)))];
  });
  return { point: point.index, worlds: Object.fromEntries(worlds) };
}

/** JSON has no NaN: a figure without meaning is null. */
function figuresOf(counts: Counts, run: Run): (number | null)[] {
  return FIGURES.map(({ of }) => {
    const value = of(counts, run);
    return Number.isFinite(value) ? value : null;
  });
}
