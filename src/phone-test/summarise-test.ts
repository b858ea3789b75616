/**
 * What a phone test says, and how surely. Tasks of one participant are alike, so an interval is the wider of two:
 * Wilson's over tasks, and the ratio of sums over participants.
 */
import type { Locale, NeedId, Text } from '../chart/index.ts';
import { meanInterval, quantileStudent, ratioInterval, shareInterval } from '../stats/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import type { JudgedTask } from './judge-tasks.ts';
import { tallyMatrices, type TestMatrix } from './tally-matrices.ts';

/** `hits` of `of`; 95 % interval. */
export interface TestShare {
  readonly hits: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/** Mean over participants, 95 % interval; bounds are absent with fewer than two of them. */
export interface TestMean {
  readonly mean: number;
  readonly low?: number;
  readonly high?: number;
  /** Participants. */
  readonly of: number;
}

export interface TestCounts {
  readonly tasks: number;
  /** Among lines of which one at least is right; absent where there was one number. */
  readonly rightNumber?: TestShare;
  /** Among calls on a line that serves the need. */
  readonly firstKey: TestShare;
  readonly success: TestShare;
  readonly gaveUp: TestShare;
  /** Geometric mean, from the start of the menu to the first key. */
  readonly keySeconds?: TestMean;
  /** 1 to 7. */
  readonly ease?: TestMean;
}

export interface TestDifference {
  readonly figure: 'rightNumber' | 'firstKey' | 'success' | 'ease';
  /** Last world minus first, over participants who did both. */
  readonly mean: number;
  readonly low?: number;
  readonly high?: number;
  readonly participants: number;
  /**
   * More participants until a difference of this size would be clear (power 80 %); 0: it is clear. Absent: nothing
   * differed, or too few to say.
   */
  readonly more?: number;
  /** More participants until the interval is 5 points (of shares) or half a point (of ease) to either side. */
  readonly moreForPrecision?: number;
}

/** The report of a phone test, as data. */
export interface PhoneTestReport {
  readonly format: 'dialtree-phone-test-report';
  readonly scenario: { readonly id: string; readonly title: Text };
  readonly locale: Locale;
  readonly participants: number;
  readonly tasks: number;
  readonly worlds: readonly (TestCounts & { readonly id: string; readonly title: Text })[];
  readonly needs: readonly {
    readonly need: NeedId;
    readonly product: Text;
    readonly intent: Text;
    readonly worlds: readonly (TestCounts & { readonly id: string })[];
  }[];
  /** The last world against the first one. Empty: one world, or nobody did both. */
  readonly differences: readonly TestDifference[];
  readonly matrices: readonly TestMatrix[];
  /** How many plans the results are of. */
  readonly plans: number;
}

const EASE_PRECISION = 0.5;
const SHARE_PRECISION = 0.05;
const POWER_80 = 0.8416;
/** Participants below which the interval over them says more than it knows. */
const FEWEST_FOR_RATIO = 5;

/** @param worlds in the order of asking; the last is held against the first */
export function summariseTest(
  scenario: ScenarioConfig,
  judged: readonly JudgedTask[],
  context: Pick<PhoneTestReport, 'locale' | 'plans'> & { readonly participants: number },
): PhoneTestReport {
  const worlds = scenario.worlds.filter(({ id }) => judged.some(({ world }) => world === id));
  const topics = new Map([...scenario.products, ...scenario.intents].map(({ id, title }) => [id, title]));
  const needs = [...new Set(judged.map(({ need }) => need))];
  const order = scenario.products.flatMap((product) =>
    scenario.intents.map((intent): NeedId => `${product.id}.${intent.id}`),
  );
  needs.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const of = (world: string, need?: NeedId): JudgedTask[] =>
    judged.filter((task) => task.world === world && (need === undefined || task.need === need));
  const [first, last] = [worlds[0]?.id, worlds.at(-1)?.id];
  return {
    format: 'dialtree-phone-test-report',
    scenario: { id: scenario.id, title: scenario.title },
    ...context,
    tasks: judged.length,
    worlds: worlds.map(({ id, title }) => ({ id, title, ...countTasks(of(id)) })),
    needs: needs.map((need) => {
      const [product = '', intent = ''] = need.split('.');
      return {
        need,
        product: topics.get(product) ?? { en: product },
        intent: topics.get(intent) ?? { en: intent },
        worlds: worlds
          .filter(({ id }) => of(id, need).length > 0)
          .map(({ id }) => ({ id, ...countTasks(of(id, need)) })),
      };
    }),
    differences:
      first === undefined || last === undefined || first === last ? [] : compare(of(first), of(last)),
    matrices: worlds.flatMap(({ id }) => tallyMatrices(scenario, id, of(id), needs)),
  };
}

export function countTasks(tasks: readonly JudgedTask[]): TestCounts {
  const dialled = tasks.filter(({ isRightNumber }) => isRightNumber !== undefined);
  const eases = byRun(tasks, ({ ease }) => ease ?? undefined);
  const seconds = byRun(tasks, ({ firstKey }) => firstKey && Math.log(Math.max(0.1, firstKey.seconds)));
  const key = meanOf(seconds);
  return {
    tasks: tasks.length,
    ...(dialled.length > 0 && {
      rightNumber: shareOf(dialled, ({ isRightNumber }) => isRightNumber === true),
    }),
    firstKey: shareOf(
      tasks.filter(({ hasChoice }) => hasChoice),
      ({ firstKey }) => firstKey?.isRight === true,
    ),
    success: shareOf(tasks, ({ isSuccess }) => isSuccess),
    gaveUp: shareOf(tasks, ({ gaveUp }) => gaveUp),
    ...(key && {
      keySeconds: {
        mean: Math.exp(key.mean),
        ...(key.low !== undefined && { low: Math.exp(key.low) }),
        ...(key.high !== undefined && { high: Math.exp(key.high) }),
        of: key.of,
      },
    }),
    ...(eases.length > 0 && { ease: meanOf(eases) as TestMean }),
  };
}

function shareOf(tasks: readonly JudgedTask[], isHit: (task: JudgedTask) => boolean): TestShare {
  const hits = new Map<string, [hits: number, of: number]>();
  for (const task of tasks) {
    const [before, of] = hits.get(task.run) ?? [0, 0];
    hits.set(task.run, [before + Number(isHit(task)), of + 1]);
  }
  const runs = [...hits.values()];
  const total = runs.reduce((sum, [count]) => sum + count, 0);
  const wilson = shareInterval(total, tasks.length);
  const ratio =
    runs.length < FEWEST_FOR_RATIO || runs.length === tasks.length
      ? wilson
      : ratioInterval(
          runs.map(([count]) => count),
          runs.map(([, of]) => of),
        );
  return {
    hits: total,
    of: tasks.length,
    low: Math.max(0, Math.min(wilson.low, ratio.low)),
    high: Math.min(1, Math.max(wilson.high, ratio.high)),
  };
}

/** A participant’s mean, for those who have any value. */
function byRun(tasks: readonly JudgedTask[], valueOf: (task: JudgedTask) => number | undefined): number[] {
  return [...meansByRun(tasks, valueOf).values()];
}

function meansByRun(
  tasks: readonly JudgedTask[],
  valueOf: (task: JudgedTask) => number | undefined,
): Map<string, number> {
  const values = new Map<string, number[]>();
  for (const task of tasks) {
    const value = valueOf(task);
    if (value !== undefined) values.set(task.run, [...(values.get(task.run) ?? []), value]);
  }
  return new Map([...values].map(([run, own]) => [run, own.reduce((sum, v) => sum + v, 0) / own.length]));
}

function meanOf(values: readonly number[]): TestMean | undefined {
  if (values.length === 0) return undefined;
  const { estimate, low, high } = meanInterval(values);
  return { mean: estimate, ...(Number.isFinite(low) && { low, high }), of: values.length };
}

const VALUES: Readonly<Record<TestDifference['figure'], (task: JudgedTask) => number | undefined>> = {
  rightNumber: ({ isRightNumber }) => (isRightNumber === undefined ? undefined : Number(isRightNumber)),
  firstKey: ({ hasChoice, firstKey }) => (hasChoice ? Number(firstKey?.isRight === true) : undefined),
  success: ({ isSuccess }) => Number(isSuccess),
  ease: ({ ease }) => ease ?? undefined,
};

/** Within participants: who is good at menus is so in both worlds. */
function compare(before: readonly JudgedTask[], after: readonly JudgedTask[]): TestDifference[] {
  return (['success', 'rightNumber', 'firstKey', 'ease'] as const).flatMap((figure) => {
    const [a, b] = [before, after].map((tasks) => meansByRun(tasks, VALUES[figure]));
    const pairs = [...(a as Map<string, number>)].flatMap(([run, value]) => {
      const other = b?.get(run);
      return other === undefined ? [] : [other - value];
    });
    if (pairs.length === 0) return [];
    const { estimate: mean, low, high, count } = meanInterval(pairs);
    // Of a few who all did alike nothing is known of how others differ.
    if (!Number.isFinite(low) || low === high) return [{ figure, mean, participants: count }];
    const z = quantileStudent(0.975, Infinity);
    const sd = ((high - mean) / quantileStudent(0.975, count - 1)) * Math.sqrt(count);
    const needed = ((z + POWER_80) * sd) / Math.abs(mean);
    const precise = (z * sd) / (figure === 'ease' ? EASE_PRECISION : SHARE_PRECISION);
    const isClear = low > 0 || high < 0;
    return [
      {
        figure,
        mean,
        low,
        high,
        participants: count,
        ...(isClear ? { more: 0 } : mean !== 0 && { more: Math.max(1, Math.ceil(needed ** 2) - count) }),
        moreForPrecision: Math.max(0, Math.ceil(precise ** 2) - count),
      },
    ];
  });
}
