/** What a roll-out did, beside what was predicted: stage by stage, wave by wave. */
import { createAssembler, drawParameters, type Overrides, type StudyQuestion } from '../../study/index.ts';
import type { Titled } from '../answer.ts';
import type { IsLeftOut } from '../calibrate.ts';
import type { CallBatches } from '../findings/find-in-log.ts';
import { dateOf } from '../local-clock.ts';
import type { Spread } from '../types.ts';
import { verifyEffect, verifyStage, type VerifiedFigure } from './compare-stages.ts';
import { predictAgain } from './predict-again.ts';
import { createStagePredictor, type LineMasses, type StageMasses } from './predict-stage.ts';
import { addUpDays, tallyRollout, type RolloutLog } from './tally-rollout.ts';
import type { PosteriorUpdate } from './update-posterior.ts';
import { controlsOf, type Rollout, type Stage } from './waves.ts';

export interface VerifiedStage {
  /** First and last day with a call, `YYYY-MM-DD`; empty without any. */
  readonly from: string;
  readonly to: string;
  /** World that was in force; of numbers that are kept the one before. */
  readonly world: Titled;
  readonly days: number;
  readonly calls: number;
  readonly figures: readonly VerifiedFigure[];
}

export interface VerifiedWave {
  readonly from: string;
  /** Lines of before that moved then. */
  readonly lines: readonly string[];
  /** Days before and after that were compared, and calls of the lines that moved. */
  readonly days: readonly [before: number, after: number];
  readonly calls: readonly [before: number, after: number];
  /** Lines that served as controls; none: the wave is compared with its own past only. */
  readonly controls: number;
  /** Change of the share lost in menus; undefined with fewer than two days on a side. */
  readonly observed: Spread | undefined;
  /** The same by the draws, with the noise of days: where the observed change should lie. */
  readonly predicted: Spread;
  readonly p: number | undefined;
}

export interface VerificationResult {
  readonly format: 'dialtree-verification';
  readonly version: 2;
  readonly scenario: {
    readonly id: string;
    readonly title: Readonly<Record<string, string>>;
    readonly file: string;
  };
  /** The two worlds of the headline. */
  readonly compare: readonly [before: Titled, after: Titled];
  /** Calls that were compared, and later calls of the same callers, that were not. */
  readonly calls: number;
  readonly repeats: number;
  readonly isOfFirstCalls: boolean;
  /** Calls that something found about the log speaks against. */
  readonly leftOut: number;
  /** Calls on lines that the world of their day does not have: old numbers that are still dialled. */
  readonly elsewhere: number;
  readonly draws: number;
  readonly stages: readonly VerifiedStage[];
  readonly waves: readonly VerifiedWave[];
  readonly isCalibrated: boolean;
  /** Undefined when it was not asked for. */
  readonly update: PosteriorUpdate | undefined;
  readonly replay: string;
}

export interface VerificationHooks {
  readonly isStopped?: () => boolean;
  /** Between two draws: what is to be noticed there. */
  readonly pause?: () => Promise<void>;
  readonly onDraw?: (done: number, all: number) => void;
}

/** Why nothing can be compared. */
export type UnfitLog =
  | { readonly kind: 'empty' }
  /** All calls are of days before the first wave, or all of days after it began. */
  | { readonly kind: 'too-early'; readonly last: string; readonly wave: string };

export type Verification =
  | { readonly kind: 'result'; readonly result: VerificationResult }
  | UnfitLog
  /** A part of the draws would be no interval. */
  | { readonly kind: 'stopped' };

export interface RolloutQuestion {
  readonly question: StudyQuestion;
  readonly rollout: Rollout;
  /** IANA name of the clock of days. */
  readonly zone: string;
  /** 0: the scenario's own values, and no interval of what is not known. */
  readonly draws: number;
}

const DAY = 86_400_000;

/** @throws when the scenario has no world that it compares, or a line that is not there */
export async function verifyRollout(
  { question, rollout, zone, draws }: RolloutQuestion,
  calls: CallBatches,
  isLeftOut: IsLeftOut,
  hooks: VerificationHooks = {},
): Promise<Verification> {
  const operators = question.scenario.desks.filter(({ serves }) => serves.length === 0).map(({ id }) => id);
  const log = await tallyRollout(calls, isLeftOut, zone, new Set(operators));
  if (hooks.isStopped?.()) return { kind: 'stopped' };
  const { stages } = rollout;
  const starts = stages.map(({ from }) => (from === '' ? -Infinity : Math.floor(Date.parse(from) / DAY)));
  if (log.calls === 0) return { kind: 'empty' };
  if (log.last < (starts[1] ?? Infinity))
    return { kind: 'too-early', last: dateOf(log.last), wave: stages[1]?.from ?? '' };
  const numbers = stages.map((_, s) =>
    [...log.days.keys()]
      .filter((day) => day >= (starts[s] ?? 0) && day < (starts[s + 1] ?? Infinity))
      .toSorted((a, b) => a - b),
  );
  const foreseen = await predictStages(question, rollout, draws, hooks);
  if (!foreseen) return { kind: 'stopped' };
  const { predicted, again } = foreseen;

  const linesOf = stages.map(
    ({ world }) => new Set(question.scenario.worlds.find(({ id }) => id === world)?.lines),
  );
  const lines = stages.map((_, s) => loggedLines(log, numbers[s] ?? [], linesOf[s] ?? new Set()));
  const compared = { question, rollout, log, numbers, predicted, again, lines };
  const counted = lines.reduce((sum, own, s) => sum + addUpDays(log.days, numbers[s] ?? [], own).calls, 0);
  const { scenario, file, replay } = question;
  return {
    kind: 'result',
    result: {
      format: 'dialtree-verification',
      version: 2,
      scenario: { id: scenario.id, title: scenario.title, file },
      compare: [titled(scenario, scenario.compare.before), titled(scenario, scenario.compare.after)],
      calls: counted,
      repeats: log.repeats,
      isOfFirstCalls: log.isOfFirstCalls,
      leftOut: log.leftOut,
      elsewhere: log.calls - counted,
      draws,
      stages: stages.map((stage, s) => compareStage(compared, stage, s)),
      waves: stages.slice(1).map((stage, w) => compareWave(compared, stage, w + 1)),
      isCalibrated: scenario.posterior !== undefined,
      update: undefined,
      replay,
    },
  };
}

interface Compared {
  readonly question: StudyQuestion;
  readonly rollout: Rollout;
  readonly log: RolloutLog;
  /** By stage: its days that are in the log. */
  readonly numbers: readonly (readonly number[])[];
  /** By stage, by draw. */
  readonly predicted: readonly (readonly StageMasses[])[];
  /** By stage, by some of the draws: who calls again. */
  readonly again: readonly (readonly number[])[];
  /** By stage: its lines that are in the log. */
  readonly lines: readonly ReadonlySet<string>[];
}

function loggedLines(
  { days }: RolloutLog,
  numbers: readonly number[],
  known: ReadonlySet<string>,
): Set<string> {
  return new Set(
    numbers.flatMap((day) => [...(days.get(day)?.keys() ?? [])]).filter((line) => known.has(line)),
  );
}

function compareStage(
  { question, rollout, log, numbers, predicted, again, lines }: Compared,
  { world, moved }: Stage,
  s: number,
): VerifiedStage {
  const days = numbers[s] ?? [];
  const own = lines[s] ?? new Set<string>();
  const old = new Set(question.scenario.worlds.find(({ id }) => id === rollout.before)?.lines);
  const fresh = new Set([...own].filter((line) => moved.includes(line) || !old.has(line)));
  return {
    from: days[0] === undefined ? '' : dateOf(days[0]),
    to: days.length === 0 ? '' : dateOf(days.at(-1) as number),
    world: titled(question.scenario, world),
    days: days.length,
    calls: addUpDays(log.days, days, own).calls,
    figures: verifyStage({
      days: log.days,
      numbers: days,
      lines: own,
      fresh,
      hasNotes: log.hasNotes,
      seed: question.seed,
      stage: s,
      masses: predicted[s] ?? [],
      ...(again[s]?.length && { again: again[s] }),
    }),
  };
}

function compareWave(
  { question, rollout, log, numbers, predicted, lines }: Compared,
  { from, lines: moved }: Stage,
  s: number,
): VerifiedWave {
  const logged = lines[s] ?? new Set<string>();
  const controls = new Set(
    controlsOf(question.scenario, rollout, s).filter((line) => logged.has(line) && lines[s - 1]?.has(line)),
  );
  const isKept = rollout.answeredBy !== undefined;
  // Of numbers that are kept the moved ones alone; new numbers take the callers of all that moved so far.
  const ownOf = (stage: number): Set<string> =>
    new Set(
      [...(lines[stage] ?? [])].filter((line) => (isKept ? moved.includes(line) : !controls.has(line))),
    );
  const own: [Set<string>, Set<string>] = [ownOf(s - 1), ownOf(s)];
  const before = numbers[s - 1] ?? [];
  const after = numbers[s] ?? [];
  const effects = (predicted[s] ?? []).map((masses, k) => {
    const earlier = predicted[s - 1]?.[k] ?? new Map<string, LineMasses>();
    const change = lostShare(masses, own[1]) - lostShare(earlier, own[0]);
    return controls.size > 0 ? change - (lostShare(masses, controls) - lostShare(earlier, controls)) : change;
  });
  const { seed } = question;
  const found = verifyEffect({ days: log.days, before, after, own, controls, seed, stage: s, effects });
  return {
    from,
    lines: moved,
    days: [before.length, after.length],
    calls: [addUpDays(log.days, before, own[0]).calls, addUpDays(log.days, after, own[1]).calls],
    controls: controls.size,
    observed: found.observed,
    predicted: found.predicted,
    p: found.p,
  };
}

function titled({ worlds }: StudyQuestion['scenario'], id: string): Titled {
  return { id, title: worlds.find((world) => world.id === id)?.title ?? {} };
}

function lostShare(masses: StageMasses, lines: ReadonlySet<string>): number {
  let [lost, entered] = [0, 0];
  for (const [line, each] of masses)
    if (lines.has(line)) {
      lost += each.lost;
      entered += each.entered;
    }
  return entered > 0 ? lost / entered : 0;
}

/** Draws of which the kernel makes some days. */
const SIMULATED = 12;

/** By stage, by draw. */
async function predictStages(
  question: StudyQuestion,
  rollout: Rollout,
  draws: number,
  { isStopped, pause, onDraw }: VerificationHooks,
): Promise<Pick<Compared, 'predicted' | 'again'> | undefined> {
  const { scenario, seed } = question;
  const assemble = createAssembler(question);
  const settings: Overrides[] = draws > 0 ? drawParameters(scenario, seed, draws) : [{}];
  const predicted = rollout.stages.map((): StageMasses[] => []);
  const again = rollout.stages.map((): number[] => []);
  for (const [k, setting] of settings.entries()) {
    await pause?.();
    if (isStopped?.()) return undefined;
    onDraw?.(k, settings.length);
    const predict = createStagePredictor(question, rollout, scenario.compare.after, (world) =>
      assemble(world, setting),
    );
    rollout.stages.forEach((stage, s) => predicted[s]?.push(predict(stage)));
    // Numbers that are kept are no world of the scenario, which the kernel would have to simulate.
    if (rollout.answeredBy !== undefined || draws === 0 || k >= SIMULATED) continue;
    for (const [s, { world }] of rollout.stages.entries()) {
      await pause?.();
      if (isStopped?.()) return undefined;
      again[s]?.push(await predictAgain(question, world, setting, k));
    }
  }
  return { predicted, again };
}
