/** What the report of a sweep says, in both languages. */
import type { NumberWords, Unit } from '../../util/format-number.ts';
import type { Language } from '../types.ts';

const en = {
  tag: 'en',
  kicker: 'Dialtree sweep',
  grid: 'grid',
  lhs: 'Latin hypercube',
  about: (points: number, design: string, replications: number, seed: number) =>
    `${points} design points (${design}), ${replications} ${replications === 1 ? 'replication' : 'replications'} each, seed ${seed}; every point met the same callers.`,
  stopped: (done: number, asked: number) =>
    `Stopped: ${done} of ${asked} points are done. The same command goes on from there.`,
  oneReplication: 'One replication gives no intervals and no ranking that could be trusted.',
  point: 'Point',
  change: 'Change',
  interval: '95 % interval',
  ranking: 'Ranking',
  place: 'Place',
  score: 'Mean',
  behind: 'Behind the best',
  isApart: 'Told apart',
  yes: 'yes',
  no: 'no',
  best: 'best',
  rankedBy: (figure: string, on: string, better: string) =>
    `Ranked by “${figure}” ${on}, ${better} is better.`,
  inWorld: (world: string) => `in “${world}”`,
  ofChange: (from: string, to: string) => `as the change from “${from}” to “${to}”`,
  lower: 'lower',
  higher: 'higher',
  certainty: (point: number, setting: string, share: string) =>
    `Best is point ${point} (${setting}). Probability that it is truly the best: at least ${share}.`,
  notTold: (points: string) => `The data cannot tell it from: ${points}.`,
  tooFew: 'How sure that is cannot be said: it takes two points and two replications.',
  more: (shown: number, all: number) => `${shown} of ${all} rows; all are in points.csv.`,
  multiples: 'Each figure against each factor',
  data: 'Every point',
  how: 'One dot is one design point, its bar the 95 % interval. Points differ in the other factors too: a spread at one value is their effect.',
  again: 'Run it again',
  files: 'Ask the table',
  query:
    'Every replication of every point is in replications.parquet and replications.csv. Rows of one replication met the same callers. With DuckDB:',
} as const;
type SweepWords = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : (typeof en)[K];
};

const zh: SweepWords = {
  tag: 'zh-CN',
  kicker: 'Dialtree 扫描',
  grid: '网格',
  lhs: '拉丁超立方',
  about: (points, design, replications, seed) =>
    `${points} 个设计点（${design}），各 ${replications} 次重复，种子 ${seed}；所有设计点面对同一批来电者。`,
  stopped: (done, asked) => `已中断：完成 ${done} / ${asked} 个设计点。用同一命令即可继续。`,
  oneReplication: '仅一次重复，没有区间，排名不可信。',
  point: '设计点',
  change: '变化',
  interval: '95% 区间',
  ranking: '排名',
  place: '名次',
  score: '均值',
  behind: '与最优之差',
  isApart: '可区分',
  yes: '是',
  no: '否',
  best: '最优',
  rankedBy: (figure, on, better) => `按${on}的“${figure}”排名，${better}者为优。`,
  inWorld: (world) => `“${world}”`,
  ofChange: (from, to) => `从“${from}”到“${to}”的变化`,
  lower: '低',
  higher: '高',
  certainty: (point, setting, share) =>
    `最优为设计点 ${point}（${setting}）。其确为最优的概率至少为 ${share}。`,
  notTold: (points) => `数据无法与之区分：${points}。`,
  tooFew: '把握无法说明：至少需要两个设计点和两次重复。',
  more: (shown, all) => `显示 ${shown} / ${all} 行；全部见 points.csv。`,
  multiples: '各指标随各因素的变化',
  data: '全部设计点',
  how: '一点为一个设计点，短线为 95% 区间。各点的其他因素也不同：同一取值处的散布即其影响。',
  again: '再次运行',
  files: '查询结果表',
  query:
    '每个设计点的每次重复都在 replications.parquet 与 replications.csv 中，同一次重复面对同一批来电者。用 DuckDB 查询：',
};

export function sweepWords(language: Language): SweepWords {
  return language === 'zh' ? zh : en;
}

/** Points stand under each other, so a unit has one number of decimals. */
function decimalsFor(value: number, unit: Unit): number {
  if (unit === 'share') return 2;
  if (unit === 'seconds') return 1;
  return unit === 'calls-per-need' ? 3 : Math.abs(value) < 10 ? 1 : 0;
}

const NUMBERS: NumberWords = {
  unitSuffix: {
    share: '\u00a0%',
    seconds: '\u00a0s',
    'per-month': '',
    'calls-per-need': '',
    'hours-per-month': '',
  },
  points: '\u00a0pp',
  range: (low, high) => `${low} .. ${high}`,
  computed: '–',
  decimalsFor,
};

export function sweepNumbers(language: Language): NumberWords {
  return language === 'zh' ? { ...NUMBERS, points: '\u00a0个百分点' } : NUMBERS;
}
