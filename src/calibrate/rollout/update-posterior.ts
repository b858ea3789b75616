/**
 * What was known before a roll-out, with what its log adds: the posterior of the scenario is the prior, joint as it is. Steps
 * are taken in its own coordinates (mean + factor u, u normal and independent), so that what the first log tied together
 * stays tied.
 *
 * Laws: a log that says nothing gives the posterior back; days that have taught the scenario already are not used twice;
 * the factor stays a lower triangle.
 */
import { parseScenario } from '../../scenario/index.ts';
import type { StudyQuestion } from '../../study/index.ts';
import type { Problem } from '../../util/problem.ts';
import type { LoggedCall } from '../../calls/index.ts';
import type { HeadlineChange } from '../answer.ts';
import type { IsLeftOut } from '../calibrate.ts';
import type { CallBatches } from '../findings/find-in-log.ts';
import { climb } from '../fit/climb.ts';
import { misfitOf } from '../fit/describe-fit.ts';
import { evaluateInline } from '../fit/fit-paths.ts';
import { findHeadlineChange } from '../headline.ts';
import { createLocalClock, dateOf } from '../local-clock.ts';
import { countPaths } from '../paths/count-paths.ts';
import type { PathDesign } from '../paths/types.ts';
import type { CalibrationResult, Spread } from '../types.ts';
import { writeCalibrated, type WriteOptions } from '../write/write-calibrated.ts';
import { describeMoved, moveTo, spaceOf } from './posterior-space.ts';
import type { Rollout } from './waves.ts';

/** A parameter that the log moved. */
export interface MovedParameter {
  readonly name: string;
  readonly before: Spread;
  readonly after: Spread;
  /** Of its middle, in standard deviations of what was known before. */
  readonly shift: number;
}

/** What a roll-out's log did to what was known. */
export interface PosteriorUpdate {
  /** First calls that it was learnt from, after those that had taught the scenario before. */
  readonly calls: number;
  readonly from: string;
  readonly to: string;
  /** The furthest moved, at most `MOST_MOVED`; only such as moved by a standard deviation or more. */
  readonly moved: readonly MovedParameter[];
  /** Parameters whose doubt shrank by a tenth or more. */
  readonly narrowed: number;
  readonly isSettled: boolean;
  /** Change of the lead figure, `uncalibrated` before this log and `calibrated` with it. */
  readonly headline: HeadlineChange | undefined;
  /** The scenario that was written, as shown to people. */
  readonly written: string | undefined;
}

export type UpdateOutcome =
  | {
      readonly kind: 'updated';
      readonly update: PosteriorUpdate;
      readonly text: string | undefined;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'no-posterior' }
  /** No call is later than those that taught the scenario already, up to this day. */
  | { readonly kind: 'nothing-new'; readonly to: string }
  | { readonly kind: 'stopped' };

export interface UpdateQuestion {
  readonly question: StudyQuestion;
  /** The scenario's file as it stands. */
  readonly text: string;
  readonly rollout: Rollout;
  readonly versions: Readonly<Record<string, string>>;
  readonly zone: string;
  /** For the headline. */
  readonly draws: number;
  readonly write: WriteOptions;
}

export interface UpdateHooks {
  readonly signal?: { readonly aborted: boolean };
  readonly pause?: () => Promise<void>;
  readonly onStep?: (step: number) => void;
  readonly onDraw?: (done: number, all: number) => void;
}

const DAY = 86_400_000;
/** Version of calls to a number that is kept, from the day on which the new menu answers it. */
const MOVED = ' moved';
const MOST_MOVED = 8;
const SETTLED = 0.1;
const TOLD = 0.9;

export async function updatePosterior(
  asked: UpdateQuestion,
  calls: CallBatches,
  isLeftOut: IsLeftOut,
  hooks: UpdateHooks = {},
): Promise<UpdateOutcome> {
  const { question, rollout, zone, versions } = asked;
  const { scenario } = question;
  const { posterior } = scenario;
  if (!posterior) return { kind: 'no-posterior' };
  const clock = createLocalClock(zone);
  const dayOf = ({ events }: LoggedCall): number => clock(events[0]?.t ?? 0).dayNumber;
  const answering = scenario.lines.find(({ id }) => id === rollout.answeredBy)?.machine;
  const design: PathDesign = {
    question,
    world: rollout.before,
    versions: { ...versions, ...(answering !== undefined && { [MOVED]: answering }) },
    timeZone: zone,
    heard: posterior.heard,
    // What has taught the scenario already only tells who has called before.
    ...(posterior.to !== '' && { countFrom: dateOf(Math.floor(Date.parse(posterior.to) / DAY) + 1) }),
  };
  const counts = await countPaths(
    placeCalls(calls, rollout, versions, dayOf),
    design,
    (call) => call.need !== '' || isLeftOut(call),
  );
  if (hooks.signal?.aborted) return { kind: 'stopped' };
  if (counts.calls === 0) return { kind: 'nothing-new', to: posterior.to };

  const evaluate = evaluateInline(design, counts);
  const hasNotes = counts.cells.some(({ coded }) => coded !== '');
  const space = spaceOf(question, posterior, hasNotes);
  const z0 = new Float64Array(space.active.length + Number(hasNotes));
  let summit: Awaited<ReturnType<typeof climb>>;
  try {
    summit = await climb(
      {
        parameters: space.parameters,
        scenario,
        weights: Float64Array.from(counts.cells, (cell) => cell.calls / counts.dispersion),
        evaluate: async (points) => {
          await hooks.pause?.();
          if (hooks.signal?.aborted) throw new Stopped();
          return evaluate(points);
        },
        place: space.place,
      },
      { precision: z0.map(() => 1), held: [] },
      z0,
      { ...(hooks.onStep && { onStep: hooks.onStep }) },
    );
  } catch (cause) {
    if (cause instanceof Stopped) return { kind: 'stopped' };
    throw cause;
  }

  const updated = moveTo(posterior, space.active, summit.z, summit.covariance);
  const rows = describeMoved(space.parameters, posterior, updated, counts.calls);
  // Draws of before are none of what is known now; rows are written anew.
  const { rows: _rows, draws: _draws, ...kept } = posterior;
  const result: CalibrationResult = {
    rows: rows.map(({ row }) => row),
    posterior: {
      ...kept,
      ...updated,
      counts: counts.sha256,
      calls: posterior.calls + counts.calls,
      from: posterior.from === '' ? counts.from : posterior.from,
      to: counts.to,
    },
    correlations: [],
    profiles: [],
    status: {
      steps: summit.steps,
      evaluations: summit.evaluations,
      gradient: summit.distance,
      isSettled: summit.distance < SETTLED,
      logLikelihood: summit.logLikelihood,
      misfit: misfitOf(counts.cells, summit.answer, z0.length).misfit,
      widened: 1,
    },
    worst: [],
    dispersion: counts.dispersion,
    notes: [],
    findings: [],
    direct: undefined,
    counts: counts.sha256,
    calls: counts.calls,
    from: counts.from,
    to: counts.to,
  };
  const { text, problems } = writeCalibrated(asked.text, question.file, result, asked.write);
  const calibrated = text === undefined ? undefined : parseScenario(text, question.file).scenario?.config;
  const headline =
    calibrated && asked.draws > 1
      ? await findHeadlineChange(question, calibrated, asked.draws, {
          ...(hooks.signal && { signal: hooks.signal }),
          ...(hooks.pause && { pause: hooks.pause }),
          ...(hooks.onDraw && { onDraw: hooks.onDraw }),
        })
      : undefined;
  if (hooks.signal?.aborted) return { kind: 'stopped' };
  return {
    kind: 'updated',
    update: {
      calls: counts.calls,
      from: counts.from,
      to: counts.to,
      moved: rows
        .filter(({ row, shift }) => row.how !== 'none' && Math.abs(shift) >= 1)
        .toSorted((a, b) => Math.abs(b.shift) - Math.abs(a.shift))
        .slice(0, MOST_MOVED)
        .map(({ row, shift }) => ({ name: row.name, before: row.prior, after: row.posterior, shift })),
      narrowed: rows.filter(({ row }) => row.narrowed <= TOLD).length,
      isSettled: summit.distance < SETTLED,
      headline,
      written: undefined,
    },
    text,
    problems,
  };
}

class Stopped extends Error {}

/** Calls with the world that was in force, or with the version that answered. */
async function* placeCalls(
  calls: CallBatches,
  { answeredBy, stages }: Rollout,
  versions: Readonly<Record<string, string>>,
  dayOf: (call: LoggedCall) => number,
): AsyncGenerator<LoggedCall[]> {
  const starts = stages.map(({ from }) => (from === '' ? -Infinity : Math.floor(Date.parse(from) / DAY)));
  for await (const batch of calls)
    yield batch.map((call) => {
      const day = dayOf(call);
      const stage = stages[starts.findLastIndex((start) => day >= start)];
      if (!stage || call.need !== '') return call;
      if (answeredBy === undefined) return call.arm === '' ? { ...call, arm: stage.world } : call;
      const isMoved = stage.moved.includes(call.line) && !Object.hasOwn(versions, call.version);
      return isMoved ? { ...call, version: MOVED } : call;
    });
}
