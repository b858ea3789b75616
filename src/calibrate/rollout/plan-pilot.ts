/** The size of a pilot of a scenario: by effect, in calls and in days of its own volume. */
import type { Text } from '../../chart/index.ts';
import { assembleWorld, type StudyQuestion, type StudyWorld } from '../../study/index.ts';
import { DAYS_OF_MONTH } from '../../scenario/index.ts';
import { guardRail, pilotCalls } from './pilot-size.ts';

/** The same caller's redials are no news: a caller stays in an arm. What comes on top, from least to most. */
export const REDIALS: readonly [least: number, most: number] = [1.1, 1.3];
/** When not callers but whole days are in the pilot, days differ: variance between them over that of calls. */
export const WHOLE_DAYS = 2.8;
/** Effects beside the predicted one, in shares of all calls. */
const EFFECTS = [0.02, 0.01, 0.005, 0.0025];
/** Two worlds that differ by less, in share of calls, are one. */
const LEAST_EFFECT = 1e-5;
const GUARDED = [100, 200, 500, 1000, 2000, 5000];

export type PilotFigure = 'lostRate' | 'misroutedRate';

export interface PilotSize {
  readonly figure: PilotFigure;
  /** Shares of first calls. */
  readonly before: number;
  readonly after: number;
  /** Whether `after` is what the scenario predicts. */
  readonly isPredicted: boolean;
  /** Calls in the pilot if calls were independent. */
  readonly calls: number;
  /** With redials of the same callers. */
  readonly withRedials: readonly [least: number, most: number];
  /** Days at the scenario's volume for those. */
  readonly days: readonly [least: number, most: number];
  /** Calls when whole days are switched instead of callers. */
  readonly byDays: number;
}

export interface PilotQuestion extends StudyQuestion {
  /** Share of callers in the pilot. */
  readonly share: number;
  readonly power: number;
  readonly level: number;
}

export interface PilotResult {
  readonly format: 'dialtree-pilot';
  readonly version: 1;
  readonly scenario: { readonly id: string; readonly title: Text; readonly file: string };
  readonly before: { readonly id: string; readonly title: Text };
  readonly after: { readonly id: string; readonly title: Text };
  readonly share: number;
  readonly power: number;
  readonly level: number;
  /** First calls a month, all arms. */
  readonly callsPerMonth: number;
  /** Whether the scenario's numbers were learnt from a log. */
  readonly isCalibrated: boolean;
  readonly sizes: readonly PilotSize[];
  /** Lost calls with which the pilot is stopped, by calls of the pilot. */
  readonly guard: readonly { readonly calls: number; readonly lost: number }[];
  readonly replay: string;
}

/** @throws what `assembleWorld` throws */
export function planPilot(question: PilotQuestion): PilotResult {
  const { scenario, share, power, level, replay, file } = question;
  const [before, after] = [scenario.compare.before, scenario.compare.after].map((id) =>
    assembleWorld(question, id, {}),
  ) as [StudyWorld, StudyWorld];
  const callsPerMonth = scenario.callersPerMonth.value;
  const perDay = (callsPerMonth / DAYS_OF_MONTH) * share;
  const sizeOf = (figure: PilotFigure, from: number, to: number, isPredicted: boolean): PilotSize => {
    const calls = pilotCalls({ before: from, after: to, share, power, level });
    const withRedials = REDIALS.map((factor) => calls * factor) as [number, number];
    const days = withRedials.map((each) => each / perDay) as [number, number];
    return {
      figure,
      before: from,
      after: to,
      isPredicted,
      calls,
      withRedials,
      days,
      byDays: calls * WHOLE_DAYS,
    };
  };
  const { lostRate: lost, misroutedRate: astray } = before.exact;
  const predicted = (
    [
      ['lostRate', lost, after.exact.lostRate],
      ['misroutedRate', astray, after.exact.misroutedRate],
    ] as const
  ).filter(([, from, to]) => Math.abs(from - to) >= LEAST_EFFECT);
  return {
    format: 'dialtree-pilot',
    version: 1,
    scenario: { id: scenario.id, title: scenario.title, file },
    before: { id: before.config.id, title: before.config.title },
    after: { id: after.config.id, title: after.config.title },
    share,
    power,
    level,
    callsPerMonth,
    isCalibrated: Object.values(scenario.parameters ?? {}).some(({ status }) => status === 'calibrated'),
    sizes: [
      ...predicted.map(([figure, from, to]) => sizeOf(figure, from, to, true)),
      ...EFFECTS.filter((effect) => effect < lost).map((effect) =>
        sizeOf('lostRate', lost, lost - effect, false),
      ),
    ],
    guard: GUARDED.flatMap((calls) => {
      const limit = guardRail(calls, lost);
      return limit === undefined ? [] : [{ calls, lost: limit }];
    }),
    replay,
  };
}
