/** What the report of a staffing says, in both languages. */
import type { Language } from '../types.ts';

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

export const staffingWords = (language: Language): typeof en => (language === 'zh' ? zh : en);
