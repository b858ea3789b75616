/**
 * Observed beside predicted: figures of a stage, and what a wave changed. Days are drawn again, the same ones for every line,
 * so that a bad day is a bad day for all; where few days would promise too much, calls are taken as independent instead.
 */
import { SlotReader, Slots } from '../../random/index.ts';
import { distributionNormal, quantileOf } from '../../stats/index.ts';
import { quantileNormal } from '../../util/normal-quantile.ts';
import type { Spread } from '../types.ts';
import type { StageMasses } from './predict-stage.ts';
import { addUpDays, type Days, type DayTally } from './tally-rollout.ts';

/** What is compared; `key`: share of hearings of the new first menu in which a key was pressed. */
export const VERIFIED_FIGURES = ['lost', 'misrouted', 'menuSeconds', 'again', 'key'] as const;
export type VerifiedFigureName = (typeof VERIFIED_FIGURES)[number];

/** One figure, observed and predicted; 90 % intervals. */
export interface Verified {
  readonly observed: Spread;
  /** By the draws, with the luck and the days of so many calls. */
  readonly predicted: Spread;
  readonly isInside: boolean;
  /** Two-sided: how often the scenario gives something at least as far off. */
  readonly p: number;
}

export interface VerifiedFigure extends Verified {
  readonly figure: VerifiedFigureName;
  /** The key; empty for other figures. */
  readonly what: string;
  readonly unit: 'share' | 'seconds';
  /** Calls, answered calls, callers or hearings that it is of. */
  readonly n: number;
}

const RESAMPLES = 400;
const TO_90 = 1.6449;
/** Fewer tell little, and may tell of somebody. */
const LEAST_CALLS = 30;
const LEAST_DAYS = 2;
/** Of the noise that is laid around each draw. */
const PARTS = 9;
/** c0 = stage. */
const PURPOSE_DAYS = 1150;

/** How a figure is read from what was counted, and from what is predicted. */
interface Reading {
  readonly figure: VerifiedFigureName;
  readonly what: string;
  readonly unit: 'share' | 'seconds';
  readonly of: (tally: DayTally) => readonly [sum: number, n: number];
  readonly predicted: (masses: StageMasses, lines: ReadonlySet<string>) => number;
}

export interface StageQuestion {
  readonly days: Days;
  /** Of the stage. */
  readonly numbers: readonly number[];
  readonly lines: ReadonlySet<string>;
  /** Lines with a menu that was not there before. */
  readonly fresh: ReadonlySet<string>;
  readonly hasNotes: boolean;
  readonly seed: number;
  readonly stage: number;
  /** By draw. */
  readonly masses: readonly StageMasses[];
  /** By draw: share of callers who call again within a day; absent: not predicted. */
  readonly again?: readonly number[];
}

export function verifyStage(question: StageQuestion): VerifiedFigure[] {
  const { days, numbers, lines, masses } = question;
  const seen = addUpDays(days, numbers, lines);
  const resampled = resampleDays(numbers, question.seed, question.stage).map((list) =>
    addUpDays(days, list, lines),
  );
  return readingsOf(question).flatMap(({ figure, what, unit, of, predicted }): VerifiedFigure[] => {
    const [sum, n] = of(seen);
    if (n < LEAST_CALLS) return [];
    const value = sum / n;
    const spread = unit === 'share' ? value * (1 - value) : Math.max(0, seen.squares / n - value ** 2);
    const values = resampled.flatMap((tally) => {
      const [part, all] = of(tally);
      return all > 0 ? [part / all] : [];
    });
    const noise = Math.max(Math.sqrt(spread / n), sdOf(values));
    const draws =
      figure === 'again'
        ? (question.again ?? [])
        : masses.map((each) => predicted(each, lines)).filter(Number.isFinite);
    // A key that nobody presses and nobody is expected to press says nothing.
    if (draws.every((draw) => draw < 1e-6) && sum === 0) return [];
    return [{ figure, what, unit, n, ...compare(value, noise, draws, [0, unit === 'share' ? 1 : Infinity]) }];
  });
}

function readingsOf({ hasNotes, fresh, masses: [first], again }: StageQuestion): Reading[] {
  const share =
    (
      part: (masses: StageMasses extends ReadonlyMap<string, infer M> ? M : never) => number,
      whole: (masses: StageMasses extends ReadonlyMap<string, infer M> ? M : never) => number,
    ) =>
    (masses: StageMasses, lines: ReadonlySet<string>): number => {
      let [a, b] = [0, 0];
      for (const [line, each] of masses)
        if (lines.has(line)) {
          a += part(each);
          b += whole(each);
        }
      return a / b;
    };
  const readings: Reading[] = [
    {
      figure: 'lost',
      what: '',
      unit: 'share',
      of: ({ lost, calls }) => [lost, calls],
      predicted: share(
        ({ lost }) => lost,
        ({ entered }) => entered,
      ),
    },
  ];
  if (hasNotes)
    readings.push({
      figure: 'misrouted',
      what: '',
      unit: 'share',
      of: ({ astray, answered }) => [astray, answered],
      predicted: share(
        ({ astray }) => astray,
        ({ served, astray, operator }) => served + astray + operator,
      ),
    });
  readings.push({
    figure: 'menuSeconds',
    what: '',
    unit: 'seconds',
    of: ({ seconds, timed }) => [seconds, timed],
    predicted: share(
      ({ seconds }) => seconds,
      ({ entered }) => entered,
    ),
  });
  if (again)
    readings.push({
      figure: 'again',
      what: '',
      unit: 'share',
      of: ({ again: times, known }) => [times, known],
      predicted: () => Number.NaN,
    });
  // New lines of one stage share a menu, or have one each: keys are told where there is one.
  const menus = new Map(
    [...fresh].flatMap((line) => {
      const masses = first?.get(line);
      return masses ? [[masses.menu, masses.pressed] as const] : [];
    }),
  );
  const [only] = menus;
  if (menus.size === 1 && only) {
    const [menu, pressed] = only;
    for (const key of [...pressed.keys()].toSorted())
      readings.push({
        figure: 'key',
        what: key,
        unit: 'share',
        of: ({ heard, done }) => [done.get(`${menu} ${key}`) ?? 0, heard.get(menu) ?? 0],
        predicted: (masses) =>
          share(
            (each) => each.pressed.get(key) ?? 0,
            ({ heard }) => heard,
          )(masses, fresh),
      });
  }
  return readings;
}

export interface EffectQuestion {
  readonly days: Days;
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Lines before and after that moved, and those that had not. */
  readonly own: readonly [before: ReadonlySet<string>, after: ReadonlySet<string>];
  readonly controls: ReadonlySet<string>;
  readonly seed: number;
  readonly stage: number;
  /** By draw: what moving the lines does, less what it does to the controls. */
  readonly effects: readonly number[];
}

/**
 * Change of the share lost: of the lines that moved less that of lines that had not yet (difference in differences, never
 * two-way fixed effects, which mislead when effects differ by line).
 */
export function verifyEffect(question: EffectQuestion): Partial<Verified> & Pick<Verified, 'predicted'> {
  const { days, before, after, own, controls, seed, stage, effects } = question;
  const lostOf = (numbers: readonly number[], lines: ReadonlySet<string>): readonly [number, number] => {
    const { lost, calls } = addUpDays(days, numbers, lines);
    return [lost / calls, calls];
  };
  const effectOf = (pre: readonly number[], post: readonly number[]): number =>
    lostOf(post, own[1])[0] -
    lostOf(pre, own[0])[0] -
    (controls.size > 0 ? lostOf(post, controls)[0] - lostOf(pre, controls)[0] : 0);
  const value = effectOf(before, after);
  const isEnough = before.length >= LEAST_DAYS && after.length >= LEAST_DAYS && Number.isFinite(value);
  if (!isEnough) return { predicted: endsOf(effects) };
  const pre = resampleDays(before, seed, 100 + 2 * stage);
  const post = resampleDays(after, seed, 101 + 2 * stage);
  const drawn = pre.map((list, i) => effectOf(list, post[i] ?? [])).filter(Number.isFinite);
  const parts = [
    lostOf(before, own[0]),
    lostOf(after, own[1]),
    ...(controls.size > 0 ? [lostOf(before, controls), lostOf(after, controls)] : []),
  ];
  const luck = Math.sqrt(parts.reduce((sum, [share, n]) => sum + (share * (1 - share)) / n, 0));
  return compare(value, Math.max(luck, sdOf(drawn)), effects, [-1, 1]);
}

function compare(
  value: number,
  noise: number,
  draws: readonly number[],
  [least, most]: readonly [number, number],
): Verified {
  const within = (each: number): number => Math.min(most, Math.max(least, each));
  const around = draws.flatMap((draw) =>
    Array.from({ length: PARTS }, (_, i) => draw + noise * quantileNormal((i + 0.5) / PARTS)),
  );
  const { value: middle, low, high } = endsOf(around);
  const sd = Math.hypot(noise, sdOf(draws));
  const off = Math.abs(value - mean(draws)) / (sd || 1e-12);
  const predicted = { value: middle, low: within(low), high: within(high) };
  return {
    observed: { value, low: within(value - TO_90 * noise), high: within(value + TO_90 * noise) },
    predicted,
    isInside: value >= predicted.low && value <= predicted.high,
    p: 2 * (1 - distributionNormal(off)),
  };
}

function resampleDays(list: readonly number[], seed: number, address: number): number[][] {
  const reader = new SlotReader(new Slots(seed, 0), PURPOSE_DAYS, address, 0);
  return Array.from({ length: RESAMPLES }, () =>
    list.map(() => list[Math.min(list.length - 1, Math.floor(reader.nextUniform() * list.length))] as number),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sdOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

export function endsOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { value: quantileOf(sorted, 0.5), low: quantileOf(sorted, 0.05), high: quantileOf(sorted, 0.95) };
}
