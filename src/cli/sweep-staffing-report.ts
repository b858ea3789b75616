/** Staffing plans for a terminal, and as a table by desk and hour. */
import type { UiLanguage } from './language/choose-ui-language.ts';
import { printGrid, underline } from './sweep-print-grid.ts';
import type { LevelCheck, StaffingCase, StaffingResult, SweepColumn } from '../study/index.ts';
import { sayText } from './sweep-words.ts';

const en = {
  about: (share: string, within: number, replications: number, seed: number) =>
    `Target: ${share} of the callers offered to a desk answered within ${within} s, in every half-hour of the week. ${replications} months a trial, ${replications} new ones to judge the plan; seed ${seed}.`,
  stopped: 'Stopped early: plans that were not found are left out.',
  plans: 'Agent hours a week',
  world: 'World',
  desks: 'Desks',
  apart: 'apart',
  pooled: 'pooled',
  hours: 'Agent hours',
  start: 'Erlang-A start',
  trials: 'Trials',
  missed: 'Half-hours missed / judged',
  untold: 'Too few calls',
  saving: 'What pooling saves',
  pools: (world: string, from: string, to: string, change: string) =>
    `${world}: ${from} agent hours a week apart, ${to} pooled: ${change}.`,
  apartOnly: (from: string, to: string, change: string) =>
    `One number with the skills kept apart: ${from} before, ${to} after: ${change}. A shared number pools nothing; what is left is the change in calls and misroutes.`,
  noPools: 'The scenario names no pools (desks[].pool), so only desks apart were staffed.',
  tight: 'The tightest busy half-hour, on new months',
  tightest: (name: string, desk: string, day: string, hour: string, agents: number) =>
    `${name}, ${desk}, ${day} ${hour} with ${agents} agents`,
  with: 'as planned',
  fewer: 'with one fewer',
  none: 'one agent is the least there can be',
  verdicts: {
    meets: 'meets the target',
    misses: 'misses the target',
    'not-told-apart': 'cannot be told from the target',
  },
  byDesk: 'By desk',
  desk: 'Desk',
  level: 'Answered in time',
  most: 'Most at once',
  judged:
    'A 95 % interval leaves out the target by chance in about one half-hour in forty on each side: a few missed ones among hundreds are no evidence. Plans stand for callers as the scenario has them; Erlang stands where a half-hour has too few calls to search.',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  unsettled: (name: string) =>
    `${name}: the search ran out of trials; half-hours marked as missed may need more agents.`,
  again: 'Run it again',
  tag: 'en',
  kicker: 'Agents by desk and half-hour',
  week: 'The week, desk by desk',
  how: 'Agents on duty in each half-hour, Monday to Sunday. Every desk has its own scale from zero.',
};
const zh: typeof en = {
  about: (share, within, replications, seed) =>
    `目标：每个坐席组在一周每个半小时内，${share} 的排队来电在 ${within} 秒内接通。每次试算 ${replications} 个月，另用 ${replications} 个新月份检验；种子 ${seed}。`,
  stopped: '提前中断：未找到的方案未列出。',
  plans: '每周坐席工时',
  world: '方案',
  desks: '坐席组',
  apart: '分开',
  pooled: '共享',
  hours: '坐席工时',
  start: 'Erlang-A 起点',
  trials: '试算',
  missed: '未达标/检验半小时数',
  untold: '来电过少',
  saving: '共享节省多少',
  pools: (world, from, to, change) => `${world}：分开每周 ${from} 工时，共享 ${to} 工时：${change}。`,
  apartOnly: (from, to, change) =>
    `仅合并号码、技能仍分开：之前 ${from}，之后 ${to}：${change}。共用号码本身不产生共享；差别只来自来电量与转错的变化。`,
  noPools: '场景没有定义共享组（desks[].pool），只计算了分开的坐席组。',
  tight: '最紧张的繁忙半小时（新月份检验）',
  tightest: (name, desk, day, hour, agents) => `${name}，${desk}，${day} ${hour}，${agents} 名坐席`,
  with: '按方案',
  fewer: '少一名',
  none: '至少需要一名坐席',
  verdicts: { meets: '达标', misses: '未达标', 'not-told-apart': '与目标无法区分' },
  byDesk: '各坐席组',
  desk: '坐席组',
  level: '及时接通',
  most: '同时最多',
  judged:
    '95% 区间每侧约有四十分之一的半小时偶然偏离目标：数百个半小时中少数未达标不足为据。方案只对场景所设的来电成立；来电过少的半小时沿用 Erlang 结果。',
  days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  unsettled: (name) => `${name}：试算次数用尽；未达标的半小时可能需要更多坐席。`,
  again: '再次运行',
  tag: 'zh-CN',
  kicker: '各坐席组每半小时坐席数',
  week: '一周排班，按坐席组',
  how: '周一至周日每半小时在岗坐席数；各图纵轴均从零开始，比例各自独立。',
};

export const staffingWords = (language: UiLanguage): typeof en => (language === 'zh' ? zh : en);

/** A plan as people call it: the world, and whether its desks are pooled. */
export function nameCase({ title, isPooled }: StaffingCase, language: UiLanguage): string {
  const words = staffingWords(language);
  return `${sayText(title, language)} (${isPooled ? words.pooled : words.apart})`;
}

/** A row for each plan, the first one the head. */
export function listPlans({ cases }: StaffingResult, language: UiLanguage): string[][] {
  const words = staffingWords(language);
  return [
    [words.world, words.desks, words.hours, words.start, words.trials, words.missed, words.untold],
    ...cases.map((each) => {
      const { desks, plan } = each;
      const { hoursMissed, hoursJudged } = plan.judgement;
      return [
        nameCase(each, language),
        String(desks.length),
        group(plan.weeklyHours),
        group(plan.startHours),
        String(plan.trials),
        `${hoursMissed} / ${hoursJudged}`,
        String(plan.untold),
      ];
    }),
  ];
}

export function describeTarget(
  { target: { share, withinSeconds }, replications, seed }: StaffingResult,
  language: UiLanguage,
): string {
  return staffingWords(language).about(percent(share), withinSeconds, replications, seed);
}

export function printStaffing(result: StaffingResult, language: UiLanguage): string {
  const words = staffingWords(language);
  const nameOf = (each: StaffingCase): string => nameCase(each, language);
  const plans = printGrid(listPlans(result, language), 1);
  const blocks = [
    `${sayText(result.scenario.title, language)}\n${describeTarget(result, language)}`,
    ...(result.isStopped ? [words.stopped] : []),
    ...result.cases.filter(({ plan }) => !plan.isSettled).map((each) => words.unsettled(nameOf(each))),
    `${underline(words.plans)}\n${plans}\n\n${words.judged}`,
    `${underline(words.saving)}\n${describeSavings(result, language).join('\n')}`,
    `${underline(words.tight)}\n${result.cases.flatMap((each) => describeTightest(each, nameOf(each), language)).join('\n')}`,
    ...result.cases.map(
      (each) => `${underline(`${words.byDesk}: ${nameOf(each)}`)}\n${printDesks(each, language)}`,
    ),
    `${underline(words.again)}\n  ${result.replay}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

export function describeSavings({ cases, compare }: StaffingResult, language: UiLanguage): string[] {
  const words = staffingWords(language);
  const find = (world: string, isPooled: boolean): StaffingCase | undefined =>
    cases.find((each) => each.world === world && each.isPooled === isPooled);
  const lines = cases
    .filter(({ isPooled }) => isPooled)
    .flatMap((pooled) => {
      const apart = find(pooled.world, false);
      return apart
        ? [
            words.pools(
              sayText(pooled.title, language),
              group(apart.plan.weeklyHours),
              group(pooled.plan.weeklyHours),
              relate(apart.plan.weeklyHours, pooled.plan.weeklyHours),
            ),
          ]
        : [];
    });
  const [before, after] = [find(compare.before, false), find(compare.after, false)];
  if (before && after)
    lines.push(
      words.apartOnly(
        group(before.plan.weeklyHours),
        group(after.plan.weeklyHours),
        relate(before.plan.weeklyHours, after.plan.weeklyHours),
      ),
    );
  if (cases.every(({ isPooled }) => !isPooled)) lines.push(words.noPools);
  return lines;
}

function describeTightest({ desks, plan }: StaffingCase, name: string, language: UiLanguage): string[] {
  const words = staffingWords(language);
  const { tightest } = plan.judgement;
  if (!tightest) return [];
  const desk = desks[tightest.desk];
  const { oneFewer } = tightest;
  const line = (label: string, check: LevelCheck): string =>
    `  ${label}: ${printLevel(check)}, ${words.verdicts[check.verdict]}`;
  return [
    words.tightest(
      name,
      (desk && sayText(desk.title, language)) || (desk?.id ?? ''),
      words.days[Math.floor(tightest.hour / 48)] ?? '',
      clockOf(tightest.hour),
      tightest.agents,
    ),
    line(words.with, tightest.asPlanned),
    oneFewer ? line(words.fewer, oneFewer) : `  ${words.none}`,
  ];
}

function printDesks({ desks, plan }: StaffingCase, language: UiLanguage): string {
  const words = staffingWords(language);
  return printGrid(
    [
      [words.desk, words.hours, words.most, words.level, ''],
      ...desks.map((desk, d) => {
        const agents = plan.agents[d] ?? new Int32Array();
        const check = plan.judgement.desks[d];
        return [
          sayText(desk.title, language) || desk.id,
          group(agents.reduce((sum, each) => sum + each, 0) / 2),
          String(agents.reduce((max, each) => Math.max(max, each), 0)),
          check ? printLevel(check) : '-',
          check ? words.verdicts[check.verdict] : '',
        ];
      }),
    ],
    1,
  );
}

function printLevel({ level }: LevelCheck): string {
  if (!Number.isFinite(level.mean)) return '-';
  return level.low === undefined || level.high === undefined
    ? percent(level.mean)
    : `${percent(level.mean)} (${percent(level.low)} .. ${percent(level.high)})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function relate(from: number, to: number): string {
  const share = from === 0 ? 0 : (to - from) / from;
  return `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)} %`;
}

function group(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Half-hour of the week as a time of day: 17 is 08:30. */
function clockOf(shift: number): string {
  return `${String(Math.floor((shift % 48) / 2)).padStart(2, '0')}:${shift % 2 === 0 ? '00' : '30'}`;
}

/** A row for each plan, desk and half-hour of the week. */
export function tabulateStaffing(result: StaffingResult): SweepColumn[] {
  const rows = result.cases.flatMap(({ world, isPooled, desks, plan }) =>
    desks.flatMap((desk, d) =>
      Array.from(plan.agents[d] ?? [], (agents, shift) => ({
        world,
        isPooled,
        desk: desk.id,
        day: 1 + Math.floor(shift / 48),
        time: clockOf(shift),
        agents,
        start: plan.start[d]?.[shift] ?? 0,
      })),
    ),
  );
  return [
    { name: 'world', kind: 'text', values: rows.map(({ world }) => world) },
    { name: 'pooled', kind: 'truth', values: rows.map(({ isPooled }) => isPooled) },
    { name: 'desk', kind: 'text', values: rows.map(({ desk }) => desk) },
    { name: 'day', kind: 'whole', values: rows.map(({ day }) => day) },
    { name: 'time', kind: 'text', values: rows.map(({ time }) => time) },
    { name: 'agents', kind: 'whole', values: rows.map(({ agents }) => agents) },
    { name: 'erlangStart', kind: 'whole', values: rows.map(({ start }) => start) },
  ];
}
