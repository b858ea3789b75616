/**
 * What a roll-out in waves did, beside what was predicted: lines that have moved against lines that have not yet.
 *
 * The effect of a wave is the change of its lines less the change of lines that are still to move, over the days from the
 * wave before to the wave after (difference in differences, never two-way fixed effects, which mislead when effects differ
 * by line). Days are drawn again, the same ones for both groups, so that a bad day is a bad day for both.
 */
import {
  dialByNeed,
  createAssembler,
  drawParameters,
  type Overrides,
  type StudyQuestion,
  type StudyWorld,
} from '../../study/index.ts';
import { createSolver } from '../../exact/index.ts';
import { expectedArrivals } from '../../scenario/index.ts';
import { SlotReader, Slots } from '../../random/index.ts';
import { quantileOf } from '../../stats/index.ts';
import type { CallBatches } from '../findings/find-in-log.ts';
import type { IsLeftOut } from '../calibrate.ts';
import { readCall } from '../read-call.ts';
import type { Spread } from '../types.ts';

/** Lines that move on a day, `YYYY-MM-DD`. */
export interface Wave {
  readonly from: string;
  readonly lines: readonly string[];
}

export interface VerifiedWave extends Wave {
  /** Days before and after that were compared, and calls of the lines that moved. */
  readonly days: readonly [before: number, after: number];
  readonly calls: readonly [before: number, after: number];
  /** Lines that served as controls; none: the wave is compared with its own past only. */
  readonly controls: number;
  /** Change of the share lost in menus; undefined with fewer than two days on a side. */
  readonly observed: Spread | undefined;
  /** The same by the draws, with the noise of days: where the observed change should lie. */
  readonly predicted: Spread;
}

export interface VerificationResult {
  readonly format: 'dialtree-verification';
  readonly version: 1;
  readonly scenario: {
    readonly id: string;
    readonly title: Readonly<Record<string, string>>;
    readonly file: string;
  };
  readonly calls: number;
  readonly draws: number;
  readonly waves: readonly VerifiedWave[];
  readonly isCalibrated: boolean;
  readonly replay: string;
}

const DAY = 86_400_000;
const RESAMPLES = 400;
const LEAST_DAYS = 2;
/** c0 = wave. */
const PURPOSE_DAYS = 1150;

interface Tally {
  readonly calls: number;
  readonly lost: number;
}
/** By day number, then line. */
type Days = ReadonlyMap<number, ReadonlyMap<string, Tally>>;

export interface VerificationHooks {
  readonly isStopped?: () => boolean;
  /** Between two draws: what is to be noticed there. */
  readonly pause?: () => Promise<void>;
  readonly onDraw?: (done: number, all: number) => void;
}

/**
 * @returns undefined when it was stopped: a part of the draws would be no interval
 * @throws when the scenario has no world that it compares, or a line that is not there
 */
export async function verifyWaves(
  question: StudyQuestion,
  waves: readonly Wave[],
  calls: CallBatches,
  isLeftOut: IsLeftOut,
  draws: number,
  hooks: VerificationHooks = {},
): Promise<VerificationResult | undefined> {
  const sorted = waves.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const days = await tallyDays(calls, isLeftOut);
  const effects = await predictEffects(question, sorted, draws, hooks);
  if (!effects) return undefined;
  const { scenario, file, replay, seed } = question;
  return {
    format: 'dialtree-verification',
    version: 1,
    scenario: { id: scenario.id, title: scenario.title, file },
    calls: [...days.values()].flatMap((day) => [...day.values()]).reduce((sum, each) => sum + each.calls, 0),
    draws,
    waves: sorted.map((wave, w) => verifyOne(sorted, w, days, effects[w] ?? [], seed, wave)),
    isCalibrated: scenario.posterior !== undefined,
    replay,
  };
}

async function tallyDays(calls: CallBatches, isLeftOut: IsLeftOut): Promise<Days> {
  const days = new Map<number, Map<string, Tally>>();
  for await (const batch of calls)
    for (const call of batch) {
      if (call.need !== '' || isLeftOut(call)) continue;
      const { exit, isCallBack } = readCall(call);
      if (isCallBack || exit === 'cut' || exit === 'closed') continue;
      const number = Math.floor((call.events[0]?.t ?? 0) / DAY);
      const day = days.get(number) ?? new Map<string, Tally>();
      const old = day.get(call.line) ?? { calls: 0, lost: 0 };
      const isLost = exit === 'menu' || exit === 'attempts';
      day.set(call.line, { calls: old.calls + 1, lost: old.lost + Number(isLost) });
      days.set(number, day);
    }
  return days;
}

function verifyOne(
  waves: readonly Wave[],
  w: number,
  days: Days,
  effects: readonly number[],
  seed: number,
  wave: Wave,
): VerifiedWave {
  const numberOf = (date: string): number => Math.floor(Date.parse(date) / DAY);
  const at = numberOf(wave.from);
  const first = w === 0 ? -Infinity : numberOf(waves[w - 1]?.from ?? '');
  const end = w + 1 < waves.length ? numberOf(waves[w + 1]?.from ?? '') : Infinity;
  const moved = new Set(waves.slice(0, w + 1).flatMap(({ lines }) => lines));
  const own = new Set(wave.lines);
  const numbers = [...days.keys()].toSorted((a, b) => a - b);
  const before = numbers.filter((day) => day >= first && day < at);
  const after = numbers.filter((day) => day >= at && day < end);
  const controls = new Set(
    [...days.values()].flatMap((day) => [...day.keys()]).filter((line) => !moved.has(line)),
  );
  const share = (list: readonly number[], lines: ReadonlySet<string>): number => {
    const { calls, lost } = sumOf(days, list, lines);
    return calls > 0 ? lost / calls : Number.NaN;
  };
  const effectOf = (pre: readonly number[], post: readonly number[]): number =>
    share(post, own) -
    share(pre, own) -
    (controls.size > 0 ? share(post, controls) - share(pre, controls) : 0);
  const counts: [number, number] = [sumOf(days, before, own).calls, sumOf(days, after, own).calls];
  const isEnough =
    before.length >= LEAST_DAYS && after.length >= LEAST_DAYS && counts[0] > 0 && counts[1] > 0;
  const reader = new SlotReader(new Slots(seed, 0), PURPOSE_DAYS, w, 0);
  const again = (list: readonly number[]): number[] =>
    list.map(() => list[Math.min(list.length - 1, Math.floor(reader.nextUniform() * list.length))] as number);
  const value = isEnough ? effectOf(before, after) : Number.NaN;
  const drawn = isEnough
    ? Array.from({ length: RESAMPLES }, () => effectOf(again(before), again(after))).filter(Number.isFinite)
    : [];
  const noise = drawn.map((each) => each - value);
  const predicted = effects.flatMap((effect, k) =>
    noise.length === 0
      ? [effect]
      : [0, 1, 2].map((i) => effect + (noise[(k * 3 + i) % noise.length] as number)),
  );
  return {
    ...wave,
    days: [before.length, after.length],
    calls: counts,
    controls: controls.size,
    observed: drawn.length > 0 ? { ...endsOf(drawn), value } : undefined,
    predicted: endsOf(predicted),
  };
}

function sumOf(days: Days, list: readonly number[], lines: ReadonlySet<string>): Tally {
  let calls = 0;
  let lost = 0;
  for (const number of list)
    for (const [line, tally] of days.get(number) ?? [])
      if (lines.has(line)) {
        calls += tally.calls;
        lost += tally.lost;
      }
  return { calls, lost };
}

function endsOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { value: quantileOf(sorted, 0.5), low: quantileOf(sorted, 0.05), high: quantileOf(sorted, 0.95) };
}

/** By wave and draw: what moving its lines does to the share lost of the callers who dialled them. First calls, exact. */
async function predictEffects(
  question: StudyQuestion,
  waves: readonly Wave[],
  draws: number,
  { isStopped, pause, onDraw }: VerificationHooks,
): Promise<number[][] | undefined> {
  const { scenario, seed } = question;
  const assemble = createAssembler(question);
  const settings: Overrides[] = draws > 0 ? drawParameters(scenario, seed, draws) : [{}];
  const effects = waves.map((): number[] => []);
  for (const [k, setting] of settings.entries()) {
    await pause?.();
    if (isStopped?.()) return undefined;
    onDraw?.(k, settings.length);
    const before = solveByNeed(question, assemble(scenario.compare.before, setting));
    const after = solveByNeed(question, assemble(scenario.compare.after, setting));
    waves.forEach(({ lines }, w) => {
      let [mass, was, is] = [0, 0, 0];
      before.lines.forEach((id, line) => {
        if (!lines.includes(id)) return;
        before.needs.forEach((_, need) => {
          const own = before.entered(need, line);
          mass += own;
          was += before.lost(need, line);
          is += own * after.lostShare(need);
        });
      });
      effects[w]?.push(mass > 0 ? (is - was) / mass : 0);
    });
  }
  return effects;
}

interface ByNeed {
  readonly lines: readonly string[];
  readonly needs: readonly string[];
  entered(need: number, line: number): number;
  lost(need: number, line: number): number;
  /** Of all calls with the need, whatever was dialled. */
  lostShare(need: number): number;
}

function solveByNeed({ scenario }: StudyQuestion, world: StudyWorld): ByNeed {
  const { audience, types, program, lines, parameters } = world;
  const solver = createSolver(audience, {
    weights: types.map(({ weight }) => weight),
    hours: expectedArrivals(scenario, parameters.world),
  });
  const answers = lines.map((line) => solver.solve(line));
  const needs = audience.needs.map(({ need }) => need);
  const dial = dialByNeed(program.dial, types, needs);
  const at = (masses: 'entered' | 'lost', need: number, line: number): number =>
    (dial[need * lines.length + line] ?? 0) * (answers[line]?.[masses][need] ?? 0);
  const all = (masses: 'entered' | 'lost', need: number): number =>
    lines.reduce((sum, _, line) => sum + at(masses, need, line), 0);
  return {
    lines: lines.map(({ id }) => id),
    needs,
    entered: (need, line) => at('entered', need, line),
    lost: (need, line) => at('lost', need, line),
    lostShare: (need) => {
      const entered = all('entered', need);
      return entered > 0 ? all('lost', need) / entered : 0;
    },
  };
}
