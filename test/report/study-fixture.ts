/** Studies for reports to draw: the case, one that loses, one that was stopped, one with nothing in it. */
import { FIGURE_INFO, type Interval, type StudyResult } from '../../src/study/index.ts';
import { buildAssumed, buildStructure, buildUncertainty, drawnComparison, NUMBERS } from './drawn-fixture.ts';
import { about, AFTER, bare, BEFORE, differencesOf, PRODUCTS, world, type Values } from './world-fixture.ts';

const LINES = Array.from({ length: 18 }, (_, i) => `line-${String(i + 1).padStart(2, '0')}`);
const between = (part: number): Values =>
  Object.fromEntries(
    Object.keys(AFTER).map((id) => [id, (BEFORE[id] ?? 0) * (1 - part) + (AFTER[id] ?? 0) * part]),
  );

/** `part` of the way from the eighteen lines to the one. */
const LADDER: readonly (readonly [string, string, string, number, number])[] = [
  ['one-number', 'One number, company wording', '单一号码，企业用语', 1, -0.9],
  ['products', '+ product layer', '＋产品层', 1, 0.2],
  ['wording', '+ callers’ wording', '＋来电者用语', 1, 0.7],
  ['personalised', '+ personalisation', '＋个性化', 1, 0.9],
];
const STEPS: readonly (readonly [string, string, string, number, number])[] = [
  ['step-1', 'Step 1: PC and website', '第一步：电脑与官网', 11, 0.3],
  ['step-2', 'Step 2: office equipment', '第二步：办公设备', 6, 0.6],
];

export function buildStudy(changes: Partial<StudyResult> = {}): StudyResult {
  const before = world('before', 'Before: 18 lines', '合并前：18 个号码', LINES, BEFORE);
  const after = world('after', 'After: one number', '合并后：一个号码', ['one'], AFTER);
  const others = [...LADDER, ...STEPS].map(([id, en, zh, lines, part]) =>
    world(id, en, zh, lines === 1 ? ['one'] : LINES.slice(0, lines), between(part)),
  );
  const values: Readonly<Record<string, Values>> = {
    before: BEFORE,
    after: AFTER,
    ...Object.fromEntries([...LADDER, ...STEPS].map(([id, , , , part]) => [id, between(part)])),
  };
  const compare = (from: string, to: string) => ({
    from,
    to,
    differences: differencesOf(values[from] ?? {}, values[to] ?? {}),
    varianceRatio: { lostRate: 6.4 },
  });
  const steps = ['before', 'step-1', 'step-2', 'after'];
  const ablation = ['before', ...LADDER.map(([id]) => id), 'after'];
  const neighbours = [steps, ablation].flatMap((ids) =>
    ids.slice(1).map((id, i) => compare(ids[i] ?? '', id)),
  );
  return {
    format: 'dialtree-study',
    version: 2,
    scenario: {
      id: 'case',
      file: 'scenarios/case.scenario.json',
      title: { en: 'Eighteen service hotlines into one number', 'zh-CN': '十八条服务热线合并为一个号码' },
      about: {
        en: 'Published: 18 lines, one number. Names of lines are invented; everything marked assumption has no source.',
        'zh-CN': '已公布：18 个号码合一。号码名称为虚构；标为“假设”的没有来源。',
      },
    },
    locale: 'zh-CN',
    seed: 20_260_101,
    replications: 10,
    precision: undefined,
    isStopped: false,
    replay:
      'npx dialtree simulate scenarios/case.scenario.json --seed 20260101 --replications 10 --locale zh-CN',
    names: {
      products: Object.fromEntries(
        PRODUCTS.map((product, i) => [
          product,
          {
            en: product,
            'zh-CN': ['电脑', '平板', '手机', '打印机', '服务器', '配件', '智能家居'][i] ?? product,
          },
        ]),
      ),
      lines: Object.fromEntries([
        ...LINES.map((id, i) => [id, { en: `Line ${i + 1}`, 'zh-CN': `第 ${i + 1} 号热线` }] as const),
        ['one', { en: 'The one number', 'zh-CN': '统一号码' }] as const,
      ]),
    },
    figureInfo: FIGURE_INFO,
    worlds: [before, after, ...others],
    comparisons: [compare('before', 'after'), ...neighbours],
    compare: { before: 'before', after: 'after' },
    steps,
    ablation,
    uncertainty: buildUncertainty([
      drawnComparison('before', 'after', BEFORE, AFTER),
      ...steps
        .slice(1)
        .map((to, i) => drawnComparison(steps[i] ?? '', to, values[steps[i] ?? ''] ?? {}, values[to] ?? {})),
    ]),
    assumed: buildAssumed(),
    structure: buildStructure(-0.0164),
    numbers: NUMBERS,
    control: {
      sameMenus: { before: about(0.048), after: about(0.0534), difference: about(0.0054, 0.0006) },
      numbersKnown: { before: about(0.061), after: about(0.0534), difference: about(-0.0076, 0.0006) },
      isKept: true,
    },
    sensitivity: [
      {
        figure: 'lostRate',
        base: -0.0164,
        replications: 4,
        days: 7,
        bars: PARAMETERS.map((parameter, i) => ({
          parameter: parameter.name,
          unit: parameter.unit,
          status: parameter.status,
          low: parameter.low,
          high: parameter.high,
          atLow: about(-0.0164 - 0.03 / (i + 1.2), 0.0004),
          atHigh: about(-0.0164 + 0.024 / (i + 1), 0.0004),
        })),
      },
      {
        figure: 'repeats7d',
        base: -3150,
        replications: 4,
        days: 7,
        bars: PARAMETERS.map((parameter, i) => ({
          parameter: parameter.name,
          unit: parameter.unit,
          status: parameter.status,
          low: parameter.low,
          high: parameter.high,
          atLow: about(-3150 + 2400 / (i + 1), 90),
          atHigh: about(-3150 - 2900 / (i + 2), 90),
        })),
      },
    ],
    otherWords: {
      replications: 4,
      days: 7,
      lists: [undefined, 'others', 'third'].map((id, i) => ({
        id,
        title: id === undefined ? undefined : { en: `Author ${id}`, 'zh-CN': `作者 ${id}` },
        source: id === undefined ? undefined : 'written from the titles alone',
        figures: {
          lostRate: {
            before: about(0.07),
            after: about(0.055),
            difference: about(-0.015 - 0.004 * i, 0.001),
          },
          repeats7d: { before: about(9000), after: about(6000), difference: about(-3000 + 2000 * i, 100) },
        },
      })),
    },
    published: [
      {
        figure: 'lostRate',
        published: -0.085,
        simulated: about(-0.0164, 0.0004),
        verdict: 'smaller-effect',
        note: { en: 'Read as percentage points.', 'zh-CN': '按百分点理解。' },
        source: 'the case',
      },
      {
        figure: 'repeats7d',
        published: -2997,
        simulated: about(-3150, 240),
        verdict: 'inside',
        note: { en: 'May be derived from the first figure.', 'zh-CN': '可能由前一数字推得。' },
        source: 'the case',
      },
    ],
    parameters: PARAMETERS.map((parameter, i) => ({ ...parameter, isOverridden: i === 1 })),
    experience: [
      {
        id: 'csat',
        title: { en: 'CSAT', 'zh-CN': '满意度（CSAT）' },
        low: 0.4,
        high: 3.6,
        unit: { en: 'points of 100', 'zh-CN': '百分制分' },
        basis: { en: 'change in calls per need', 'zh-CN': '每个需求来电数的变化' },
        source: 'vendors, contradicting',
        status: 'vendor',
      },
    ],
    ...changes,
  };
}

const PARAMETERS = (
  [
    ['wrongNumber', 0.2, 0.1, 0.4, 'probability', 'Fonolo, discounted', 'vendor'],
    ['callersPerMonth', 235_000, 200_000, 260_000, 'callers', 'derived from 20,000 / 0.085', 'published'],
    ['stuckHazard', 0.02, 0.015, 0.028, 'per second', 'Anonymous Bank, 1999', 'measured'],
    ['progressHazard', 0.0013, 0.0005, 0.0025, 'per second', 'Anonymous Bank, 1999', 'measured'],
    ['noInput', 0.05, 0.01, 0.15, 'probability', 'none found', 'assumption'],
    ['noMatch', 0.03, 0.01, 0.15, 'probability', 'none found', 'assumption'],
    ['asksAgain', 0.5, 0.2, 0.8, 'probability', 'none found', 'assumption'],
    ['slip', 0.02, 0.005, 0.05, 'probability', 'none found', 'assumption'],
    ['operatorPress', 0.14, 0.05, 0.26, 'probability', 'ContactBabel 2014', 'published'],
    ['resolved', 0.7, 0.6, 0.8, 'probability', 'SQM', 'vendor'],
    ['highMark', 0.8, 0.6, 0.9, 'scent', 'none found', 'assumption'],
    ['lowMark', 0.3, 0.1, 0.5, 'scent', 'none found', 'assumption'],
    ['memoryCost', 0.1, 0.05, 0.2, 'per option', 'none found', 'assumption'],
  ] as const
).map(([name, value, low, high, unit, source, status]) => ({ name, value, low, high, unit, source, status }));

/** The same study with nothing drawn. */
export function buildUndrawnStudy(changes: Partial<StudyResult> = {}): StudyResult {
  const { uncertainty, assumed, structure, numbers, ...study } = buildStudy();
  void [uncertainty, assumed, structure, numbers];
  return { ...study, ...changes };
}

/** The same study with before and after exchanged: now merging loses. */
export function buildLosingStudy(): StudyResult {
  const study = buildStudy();
  const back = { from: 'after', to: 'before', differences: differencesOf(AFTER, BEFORE), varianceRatio: {} };
  return {
    ...study,
    compare: { before: 'after', after: 'before' },
    comparisons: [back],
    uncertainty: buildUncertainty([drawnComparison('after', 'before', AFTER, BEFORE)]),
    control: {
      sameMenus: { before: about(0.06), after: about(0.0546), difference: about(-0.0054, 0.0006) },
      numbersKnown: undefined,
      isKept: false,
    },
  };
}

/** Stopped in its first replication: no intervals anywhere, figures missing, no control, no sensitivity. */
export function buildStoppedStudy(): StudyResult {
  const study = buildUndrawnStudy();
  const strip = (figures: Readonly<Record<string, Interval>>): Record<string, Interval> =>
    Object.fromEntries(
      Object.entries(figures)
        .filter(([id]) => id !== 'repeats7d')
        .map(([id, figure]) => [id, bare(figure.mean)]),
    );
  return {
    ...study,
    replications: 1,
    isStopped: true,
    control: undefined,
    sensitivity: [],
    otherWords: undefined,
    published: [],
    experience: [],
    precision: { asked: 0.0005, reached: 0.004, isReached: false },
    worlds: study.worlds.map((each) => ({ ...each, figures: strip(each.figures) })),
    comparisons: study.comparisons.map((comparison) => ({
      ...comparison,
      differences: strip(comparison.differences),
      varianceRatio: {},
    })),
  };
}

/** Nothing but a frame. */
export function buildEmptyStudy(): StudyResult {
  return buildUndrawnStudy({
    worlds: [],
    comparisons: [],
    steps: [],
    ablation: [],
    control: undefined,
    sensitivity: [],
    otherWords: undefined,
    published: [],
    parameters: [],
    experience: [],
    figureInfo: [],
    replications: 0,
    isStopped: true,
  });
}
