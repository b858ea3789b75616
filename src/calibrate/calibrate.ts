/**
 * From files of calls to an answer: what is odd, what can be counted, what has to be fitted, what that does to the headline
 * and how well it predicts, one after another. It reads no file and writes none.
 *
 * Laws: tests of people (calls whose need is known) are fitted and never judged by the hours and days of a hotline; a log
 * that is refused is refused before anything is fitted; stopping gives what there is, or nothing.
 */
import type { LoggedCall } from '../calls/index.ts';
import { parseScenario, type ScenarioConfig } from '../scenario/index.ts';
import { namedParameters, type StudyQuestion } from '../study/index.ts';
import type { Problem } from '../util/problem.ts';
import { calibrateWords, say, type Said } from '../words/index.ts';
import type { CalibrationAnswer, ReadLog, StillAssumed, Titled } from './answer.ts';
import type { CalibrationChecks } from './checks/types.ts';
import { countLog } from './direct/count-log.ts';
import { createSieve, findInLog, type CallBatches } from './findings/find-in-log.ts';
import { createPlacer } from './findings/log-tally.ts';
import { isLineGiven, judgeTestLines } from './findings/judge-tests.ts';
import type { Finding } from './findings/types.ts';
import { evaluateInline, openFit } from './fit/fit-paths.ts';
import type { EvaluatePaths } from './fit/log-likelihood.ts';
import { findHeadlineChange } from './headline.ts';
import type { LogSetting } from './log-setting.ts';
import { countPaths } from './paths/count-paths.ts';
import type { PathCounts, PathDesign } from './paths/types.ts';
import type { CalibrationResult } from './types.ts';
import { countedRows } from './write/learnt-rows.ts';
import { writeCalibrated, type WriteOptions } from './write/write-calibrated.ts';

export const CALIBRATION_STAGES = ['findings', 'counts', 'direct', 'fit', 'headline', 'checks'] as const;
export type CalibrationStage = (typeof CALIBRATION_STAGES)[number];

export interface CalibrationQuestion {
  readonly question: StudyQuestion;
  /** The scenario's file as it stands, to be written with what was learnt. */
  readonly text: string;
  /** World that the log is of. */
  readonly world: string;
  readonly setting: LogSetting;
  readonly log: Omit<ReadLog, 'calls' | 'lines' | 'days'>;
  /** Whether times of keys are read, as far as the log has them. Absent: yes. */
  readonly times?: boolean;
  /** Draws for the headline; 0 leaves it out. */
  readonly draws: number;
  readonly write?: WriteOptions;
}

/** All that the checks of a calibration need to know of it. */
export interface Calibrated {
  readonly asked: CalibrationQuestion;
  readonly design: PathDesign;
  readonly counts: PathCounts;
  readonly result: CalibrationResult;
  /** The scenario with its posterior. */
  readonly scenario: ScenarioConfig;
  readonly calls: () => CallBatches;
  /** One for each pass over the calls. */
  readonly sieve: () => IsLeftOut;
}

export interface CalibrationHooks {
  readonly signal?: { readonly aborted: boolean };
  readonly onStage?: (stage: CalibrationStage, done: number, total: number) => void;
  /** Lets others have the thread. */
  readonly pause?: () => Promise<void>;
  /** Weighs paths on other threads. Absent: here. */
  readonly evaluatorOf?: (design: PathDesign, counts: PathCounts) => EvaluatePaths;
  /** Absent: none. */
  readonly check?: (calibrated: Calibrated) => Promise<CalibrationChecks>;
}

export type IsLeftOut = (call: LoggedCall) => boolean;

export type Calibration =
  | {
      readonly kind: 'answer';
      readonly answer: CalibrationAnswer;
      /** The scenario's file with what was learnt; undefined when it would be none any more, as `problems` say. */
      readonly text: string | undefined;
      readonly problems: readonly Problem[];
    }
  /** Something about the log forbids to learn from it: these findings, which nobody has decided about. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  /** Nothing was left to count. */
  | { readonly kind: 'empty'; readonly findings: readonly Finding[]; readonly counts: PathCounts }
  | { readonly kind: 'stopped' };

/** @param calls of all files, from the beginning each time it is called */
export async function calibrate(
  asked: CalibrationQuestion,
  calls: () => CallBatches,
  hooks: CalibrationHooks = {},
): Promise<Calibration> {
  const { question, setting, world } = asked;
  const isStopped = (): boolean => hooks.signal?.aborted ?? false;
  const stage = (name: CalibrationStage, done = 0, total = 1): void => hooks.onStage?.(name, done, total);

  stage('findings');
  const lines = new Map<string, number>();
  const days = new Set<number>();
  let read = 0;
  const watch = async function* (): AsyncGenerator<readonly LoggedCall[]> {
    for await (const batch of calls()) {
      if (isStopped()) return;
      read += batch.length;
      for (const call of batch) {
        lines.set(call.line, (lines.get(call.line) ?? 0) + 1);
        days.add(Math.floor((call.events[0]?.t ?? 0) / DAY));
      }
      yield ofCallers(batch);
      await hooks.pause?.();
    }
  };
  const found = await findInLog(setting, watch());
  if (isStopped()) return { kind: 'stopped' };
  const forbidden = found.findings.filter((finding) => isForbidden(finding, setting));
  if (forbidden.length > 0) return { kind: 'refused', findings: forbidden };

  stage('counts');
  const design: PathDesign = {
    question,
    world,
    times: asked.times ?? true,
    ...(setting.versions && { versions: setting.versions }),
    ...(setting.timeZone !== undefined && { timeZone: setting.timeZone }),
    isLineGiven: isLineGiven(setting),
  };
  const counts = await countPaths(calls(), design, sieveOf(asked, found));
  if (isStopped()) return { kind: 'stopped' };
  const findings = [...found.findings, ...judgeTestLines(counts, question.scenario, setting)];
  if (counts.calls === 0) return { kind: 'empty', findings, counts };

  stage('direct');
  const direct = await countLog(setting, found, onlyCallers(calls()));
  if (isStopped()) return { kind: 'stopped' };

  stage('fit');
  const evaluate = hooks.evaluatorOf?.(design, counts) ?? evaluateInline(design, counts);
  let step = 0;
  const opened = await openFit(
    counts,
    design,
    { onStep: () => stage('fit', ++step, STEPS) },
    async (points) => {
      await hooks.pause?.();
      if (isStopped()) throw new Stopped();
      return evaluate(points);
    },
  ).catch(undefinedWhenStopped);
  if (!opened) return { kind: 'stopped' };
  const { fit } = opened;
  const { sha256, from, to } = counts;
  const result: CalibrationResult = {
    ...fit,
    notes: [...learntBefore(question.scenario, counts), ...fit.notes],
    rows: [...fit.rows, ...countedRows(question.scenario, fit.rows, direct)],
    findings,
    direct,
    counts: sha256,
    calls: counts.calls,
    tasks: counts.cells.reduce((sum, { calls: own, need }) => sum + (need === '' ? 0 : own), 0),
    from,
    to,
  };
  const { text, problems } = writeCalibrated(asked.text, question.file, result, asked.write);
  const scenario = text === undefined ? undefined : parseScenario(text, question.file).scenario?.config;
  if (!scenario)
    return { kind: 'answer', answer: answerOf(asked, result, { read, lines, days, counts }), text, problems };

  stage('headline');
  let movers: readonly string[] = [];
  const headline =
    asked.draws > 0
      ? await findHeadlineChange(question, scenario, asked.draws, {
          ...(hooks.signal && { signal: hooks.signal }),
          ...(hooks.pause && { pause: hooks.pause }),
          onDraw: (done, total) => stage('headline', done, total),
          onMovers: (names) => (movers = names),
        })
      : undefined;
  const fitted = movers.filter((name) => fit.rows.some((row) => row.name === name));
  const profiles = await opened.profile(fitted.slice(0, PROFILES)).catch(undefinedWhenStopped);
  stage('checks');
  const checks = isStopped()
    ? {}
    : ((await hooks.check?.({
        asked,
        design,
        counts,
        result,
        scenario,
        calls,
        sieve: () => sieveOf(asked, found),
      })) ?? {});
  const answer = {
    ...answerOf(asked, result, { read, lines, days, counts }, scenario),
    headline,
    profiles: profiles ?? [],
    checks,
    isStopped: isStopped(),
  };
  return { kind: 'answer', answer, text, problems };
}

/** The same calls twice would count twice, and nothing in the numbers would show it. */
function learntBefore({ posterior }: ScenarioConfig, { from, to }: PathCounts): readonly Said[] {
  if (!posterior || posterior.to === '' || from > posterior.to || to < posterior.from) return [];
  return [say(calibrateWords, (words) => words.learntBefore(posterior))];
}

const DAY = 86_400_000;
/** Steps of a fit, more or less: for somebody who waits. */
const STEPS = 14;

/** Of the parameters that move the headline most, so many are shown with how the posterior falls beside them. */
const PROFILES = 5;

class Stopped extends Error {}

function undefinedWhenStopped(cause: unknown): undefined {
  if (!(cause instanceof Stopped)) throw cause;
}

function ofCallers(batch: readonly LoggedCall[]): readonly LoggedCall[] {
  return batch.every(({ need }) => need === '') ? batch : batch.filter(({ need }) => need === '');
}

async function* onlyCallers(calls: CallBatches): AsyncGenerator<readonly LoggedCall[]> {
  for await (const batch of calls) yield ofCallers(batch);
}

/** One for each pass: it remembers which call was there before. */
function sieveOf({ setting }: CalibrationQuestion, found: Parameters<typeof createSieve>[1]): IsLeftOut {
  const sieve = createSieve(setting, found);
  const place = createPlacer(setting);
  return (call) => call.need === '' && sieve(place(call)) !== undefined;
}

/** An error that nobody has said what to do with. */
function isForbidden({ id, kind, severity }: Finding, { keep = [], exclude = [] }: LogSetting): boolean {
  return severity === 'error' && ![...keep, ...exclude].some((each) => each === id || each === kind);
}

interface Read {
  readonly read: number;
  readonly lines: ReadonlyMap<string, number>;
  readonly days: ReadonlySet<number>;
  readonly counts: PathCounts;
}

function answerOf(
  { question, world, log }: CalibrationQuestion,
  result: CalibrationResult,
  { read, lines, days, counts }: Read,
  calibrated?: ScenarioConfig,
): CalibrationAnswer {
  const { scenario, file, replay } = question;
  const titled = (id: string): Titled => ({
    id,
    title: scenario.worlds.find((each) => each.id === id)?.title ?? {},
  });
  const ofWorld = scenario.worlds.find(({ id }) => id === world)?.lines ?? [];
  return {
    ...result,
    format: 'dialtree-calibration',
    version: 1,
    scenario: { id: scenario.id, title: scenario.title, file },
    world: titled(world),
    compare: [titled(scenario.compare.before), titled(scenario.compare.after)],
    log: {
      ...log,
      calls: read,
      days: days.size,
      lines: ofWorld.map((id) => ({
        id,
        title: scenario.lines.find((line) => line.id === id)?.title ?? {},
        calls: lines.get(id) ?? 0,
      })),
    },
    uncounted: counts.uncounted,
    checks: {},
    headline: undefined,
    assumed: calibrated ? stillAssumed(calibrated) : [],
    isStopped: false,
    written: undefined,
    replay,
  };
}

/** What has a range that no log of this hotline gave it, widest first, measured by its own size. */
function stillAssumed(scenario: ScenarioConfig): StillAssumed[] {
  return namedParameters(scenario)
    .filter(({ low, high, status }) => low < high && status !== 'calibrated' && status !== 'measured')
    .map(({ name, value, low, high, unit, status }) => ({ name, value, low, high, unit, status }))
    .toSorted((a, b) => widthOf(b) - widthOf(a));
}

function widthOf({ value, low, high }: StillAssumed): number {
  return value === 0 ? high - low : (high - low) / Math.abs(value);
}
