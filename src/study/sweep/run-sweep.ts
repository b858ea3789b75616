/** The course of a sweep: every point in every world, on the same callers, as many chunks at once as the runner takes. */
import type { Counts } from '../../kernel/index.ts';
import { FIGURES } from '../figures.ts';
import type { Runner } from '../run-study.ts';
import type { Chunk, StudyDesign } from '../study-design.ts';
import { overridesAt, variantAt, variantKey } from './apply-point.ts';
import type { PointAnswer, SweepPlan, SweepPoint } from './types.ts';

/** A runner that holds something: threads, a page's workers. */
export interface EndingRunner extends Runner {
  end(): Promise<void>;
}

export interface SweepHooks {
  /** A runner for one design; asked for once for each variant of scenario and machines, one after another. */
  readonly startRunner: (design: StudyDesign) => EndingRunner;
  /** Points that were answered before: not run again. */
  readonly known?: readonly PointAnswer[];
  /** Called as soon as a point is done, one at a time; the order depends on the runner. */
  readonly onPoint?: (answer: PointAnswer) => Promise<void> | void;
  /** Asks for an early end: chunks under way are finished, and points that they complete are kept. */
  readonly signal?: { readonly aborted: boolean };
  /** In replications. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Answers in the order of the points, the known ones included; fewer than there are points when it was stopped. */
export async function runSweep(plan: SweepPlan, hooks: SweepHooks): Promise<PointAnswer[]> {
  const { study, factors, points } = plan;
  const answers = new Map<number, PointAnswer>((hooks.known ?? []).map((answer) => [answer.point, answer]));
  const perPoint = study.worlds.length * study.replications;
  const total = points.length * perPoint;
  let done = points.filter(({ index }) => answers.has(index)).length * perPoint;
  hooks.onProgress?.(done, total);

  const variants = new Map<string, SweepPoint[]>();
  for (const point of points) {
    if (answers.has(point.index)) continue;
    const key = variantKey(factors, point);
    variants.set(key, [...(variants.get(key) ?? []), point]);
  }
  for (const members of variants.values()) {
    if (hooks.signal?.aborted) break;
    const runner = hooks.startRunner(variantAt(study, factors, members[0] as SweepPoint));
    try {
      await runMembers(members, runner);
    } finally {
      await runner.end();
    }
  }
  return points.flatMap(({ index }) => answers.get(index) ?? []);

  async function runMembers(members: readonly SweepPoint[], runner: Runner): Promise<void> {
    const jobs = members.flatMap((point) => chunksOf(plan, point, runner.width, members.length).map((chunk) => ({ point, chunk })));
    const parts = new Map<number, { chunk: Chunk; counts: Counts[] }[]>();
    let kept = Promise.resolve();
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < jobs.length && !hooks.signal?.aborted) {
        const { point, chunk } = jobs[next++] as (typeof jobs)[number];
        const counts = await runner.run(chunk);
        done += chunk.count;
        hooks.onProgress?.(done, total);
        const sofar = [...(parts.get(point.index) ?? []), { chunk, counts }];
        parts.set(point.index, sofar);
        if (sofar.reduce((sum, part) => sum + part.chunk.count, 0) < perPoint) continue;
        parts.delete(point.index);
        const answer = answerOf(study, point, sofar);
        answers.set(point.index, answer);
        kept = kept.then(() => hooks.onPoint?.(answer));
        await kept;
      }
    };
    await Promise.all(Array.from({ length: Math.min(runner.width, jobs.length) }, work));
  }
}

/** One chunk a world where points keep everybody busy; single replications where they would not. The answer is the same. */
function chunksOf({ study, factors }: SweepPlan, point: SweepPoint, width: number, points: number): Chunk[] {
  const overrides = overridesAt(factors, point);
  const isPlenty = points * study.worlds.length >= 2 * width;
  return study.worlds.flatMap((world): Chunk[] =>
    isPlenty
      ? [{ world, overrides, from: 0, count: study.replications }]
      : Array.from({ length: study.replications }, (_, from) => ({ world, overrides, from, count: 1 })),
  );
}

function answerOf(study: StudyDesign, point: SweepPoint, parts: readonly { readonly chunk: Chunk; readonly counts: readonly Counts[] }[]): PointAnswer {
  const worlds = study.worlds.map((world): [string, (number | null)[][]] => {
    const own = parts.filter(({ chunk }) => chunk.world === world).toSorted((a, b) => a.chunk.from - b.chunk.from);
    return [world, own.flatMap(({ counts }) => counts.map(figuresOf))];
  });
  return { point: point.index, worlds: Object.fromEntries(worlds) };
}

/** JSON has no NaN: a figure without meaning is null. */
function figuresOf(counts: Counts): (number | null)[] {
  return FIGURES.map(({ of }) => {
    const value = of(counts);
    return Number.isFinite(value) ? value : null;
  });
}
