/** One run of the self-check: a truth, a log of it, what calibration finds. Depends on nothing but its task. */
import { DAYS_OF_MONTH, type ScenarioConfig } from '../../scenario/index.ts';
import type { LoggedCall } from '../../calls/index.ts';
import { SlotReader, Slots } from '../../random/index.ts';
import { distributionNormal } from '../../stats/index.ts';
import type { StudyQuestion } from '../../study/index.ts';
import { listFitParameters, pointAt, TO_90, type FitParameter } from '../fit/fit-parameters.ts';
import { fitPaths } from '../fit/fit-paths.ts';
import { countPaths } from '../paths/count-paths.ts';
import { logCalls } from '../simulated/log-calls.ts';
import type { LogKind } from '../simulated/log-kinds.ts';
import type { Recovered } from './types.ts';

/** What is asked of one run. Plain data: it crosses threads. */
export interface SelfCheckTask {
  /** The world whose lines are in force. */
  readonly world: string;
  /** First calls of each log, about: the scenario's callers are as many as make them in `days`. */
  readonly calls: number;
  readonly days: number;
  readonly kind: LogKind;
  /** Parameters that are unknown. Absent: all that the fit knows. */
  readonly only?: readonly string[];
  /** Run, from 0: truth, callers and luck are its own. */
  readonly run: number;
  /** By how much sds are widened. Absent: as the fit does. */
  readonly widened?: number;
}

/** c0 = run, c1 = hash of the name. */
const PURPOSE_TRUTH = 1112;

/** What was true and what was found, parameter by parameter; the same on any thread. @throws what the fit throws */
export async function runSelfCheck(question: StudyQuestion, task: SelfCheckTask): Promise<Recovered[]> {
  const { world, days, kind, only, run } = task;
  const design = resize(question, task);
  const { scenario } = design;
  const parameters = listFitParameters(scenario, {
    hasDispositions: kind === 'dispositions',
    ...(only && { only }),
  });
  const truth = drawAll(parameters, question.seed, run);
  const { overrides, accuracy } = pointAt(parameters, scenario, truth);
  const options = { kind, codedRight: accuracy, times: true };
  const log = logCalls(design, { world, overrides, replication: run, days }, options);
  const counts = await countPaths(inTurn(log), { question: design, world, times: true });
  const { posterior, status } = await fitPaths(
    counts,
    { question: design, world },
    { ...(only && { only }), ...(task.widened !== undefined && { widened: task.widened }) },
  );
  return parameters.flatMap(({ name, scale }, j): Recovered[] => {
    const at = posterior.names.indexOf(name);
    // How well agents note belongs to the log and to no scenario.
    if (at < 0) return [];
    const mean = posterior.mean[at] ?? 0;
    const sd = Math.hypot(...(posterior.factor[at] ?? []));
    const off = ((truth[j] ?? 0) - mean) / sd;
    return [
      {
        run,
        name,
        scale,
        truth: truth[j] ?? 0,
        value: mean,
        low: mean - TO_90 * sd,
        high: mean + TO_90 * sd,
        isInside: Math.abs(off) <= TO_90,
        rank: distributionNormal(off),
        narrowed: sd / priorSd(parameters, j),
        isSettled: status.isSettled,
      },
    ];
  });
}

/** As many callers in these days as make a log of this size; everything else is the scenario's. */
function resize(question: StudyQuestion, { calls, days }: SelfCheckTask): StudyQuestion {
  const value = (calls / days) * DAYS_OF_MONTH;
  const { callersPerMonth } = question.scenario;
  return {
    ...question,
    scenario: {
      ...question.scenario,
      days,
      callersPerMonth: { ...callersPerMonth, value, low: value, high: value },
    },
  };
}

/** Draw k of all that a fit could learn, as overrides and as how well agents note needs. The same seed and k, the same truth. */
export function drawTruth(scenario: ScenarioConfig, seed: number, k: number): ReturnType<typeof pointAt> {
  const parameters = listFitParameters(scenario, { hasDispositions: true });
  return pointAt(parameters, scenario, drawAll(parameters, seed, k));
}

/** On the scales. Of shares only their ratios mean something: the mean of their logarithms stays the prior's. */
function drawAll(parameters: readonly FitParameter[], seed: number, run: number): number[] {
  const slots = new Slots(seed, 0);
  const off = parameters.map(
    ({ name, sd }) => sd * new SlotReader(slots, PURPOSE_TRUTH, run, hashOf(name)).nextNormal(),
  );
  return parameters.map(({ mean, group, least, most }, j) => {
    const mates = group === undefined ? [] : off.filter((_, k) => parameters[k]?.group === group);
    const shift = mates.length === 0 ? 0 : mates.reduce((sum, each) => sum + each, 0) / mates.length;
    return Math.min(most, Math.max(least, mean + (off[j] ?? 0) - shift));
  });
}

function priorSd(parameters: readonly FitParameter[], j: number): number {
  const { sd = 1, group } = parameters[j] ?? {};
  const mates = group === undefined ? 0 : parameters.filter((each) => each.group === group).length;
  return mates > 1 ? sd * Math.sqrt(1 - 1 / mates) : sd;
}

async function* inTurn(batches: Iterable<LoggedCall[]>): AsyncGenerator<LoggedCall[]> {
  yield* batches;
}

/** FNV-1a, 32 bits: by name and not by place, so that one parameter more leaves the truth of the others as it is. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash | 0;
}
