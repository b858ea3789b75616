/**
 * Every figure a study reports: what it is called, what exactly it means, and how it is computed from the
 * counts of one replication. The definitions printed with a report are these.
 *
 * To add a figure: one row here. Reports, comparisons and sensitivity pick it up by themselves.
 */
import { OUTCOMES, type Counts, type Outcome } from '../kernel/index.ts';
import type { FigureInfo } from './types.ts';

export interface Figure extends FigureInfo {
  /** NaN when it has no meaning in this replication (nothing to divide by). */
  readonly of: (counts: Counts) => number;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
/** Calls of one replication that ended so. */
export function outcomeCalls(counts: Counts, ...outcomes: readonly Outcome[]): number {
  let total = 0;
  for (const outcome of outcomes) {
    for (let i = OUTCOMES.indexOf(outcome); i < counts.flow.length; i += OUTCOMES.length)
      total += counts.flow[i] ?? 0;
  }
  return total;
}
const entered = (c: Counts): number => c.calls - outcomeCalls(c, 'refused');
const lost = (c: Counts): number => outcomeCalls(c, 'lost-hung-up', 'lost-attempts', 'lost-closed');
const misrouted = (c: Counts): number => outcomeCalls(c, 'misrouted-wrong-number', 'misrouted-wrong-option');
const repeatWithin =
  (window: number) =>
  (c: Counts): number =>
    c.repeats[window] ?? Number.NaN;

export const FIGURES: readonly Figure[] = [
  {
    id: 'lostRate',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Lost in menu', 'zh-CN': '菜单流失率' },
    definition: {
      en: 'Calls that ended inside the menu without reaching any destination (hung up there, attempts ran out, or told that the line is closed), per call that entered a menu.',
      'zh-CN':
        '在菜单中结束、未到达任何去向的来电（中途挂断、尝试次数用尽或被告知不在服务时间），占进入菜单来电的比例。',
    },
    of: (c) => lost(c) / entered(c),
  },
  {
    id: 'lostCalls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Calls lost in menu', 'zh-CN': '菜单流失来电数' },
    definition: {
      en: 'The same calls, counted over the simulated month.',
      'zh-CN': '同上，按模拟月份计数。',
    },
    of: lost,
  },
  {
    id: 'misroutedRate',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Misrouted', 'zh-CN': '转错率' },
    definition: {
      en: 'Calls that reached an agent, a number or a service for other needs than this one, per call that entered a menu. Who gives up in a wrong desk’s queue counts as abandoned. An operator desk that serves nobody itself but passes callers on is not a misroute.',
      'zh-CN':
        '接通到受理其他需求而非该需求的坐席、号码或自助服务的来电，占进入菜单来电的比例。在错误坐席组排队时放弃的计为放弃。只负责转接的人工台不算转错。',
    },
    of: (c) => misrouted(c) / entered(c),
  },
  {
    id: 'misroutedNumber',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Misrouted: wrong number dialled', 'zh-CN': '转错：拨错号码' },
    definition: {
      en: 'Misrouted calls on a line that has no way to a desk serving the need.',
      'zh-CN': '所拨号码没有通往受理坐席的路径。',
    },
    of: (c) => outcomeCalls(c, 'misrouted-wrong-number') / entered(c),
  },
  {
    id: 'misroutedOption',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Misrouted: wrong option chosen', 'zh-CN': '转错：选错选项' },
    definition: {
      en: 'Misrouted calls on a line that could have served the need.',
      'zh-CN': '号码正确，但选错了选项。',
    },
    of: (c) => outcomeCalls(c, 'misrouted-wrong-option') / entered(c),
  },
  {
    id: 'redials',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Redials within 15 min', 'zh-CN': '15 分钟内重拨' },
    definition: {
      en: 'Further calls by the same caller for the same need within 15 minutes after a call that did not resolve it.',
      'zh-CN': '同一来电者为同一需求、在未解决的来电结束后 15 分钟内再次来电。',
    },
    of: repeatWithin(0),
  },
  {
    id: 'repeats1h',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Repeat calls within 1 h', 'zh-CN': '1 小时内重复来电' },
    definition: { en: 'The same within 1 hour (redials included).', 'zh-CN': '同上，1 小时内（含重拨）。' },
    of: repeatWithin(1),
  },
  {
    id: 'repeats24h',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Repeat calls within 24 h', 'zh-CN': '24 小时内重复来电' },
    definition: { en: 'The same within 24 hours.', 'zh-CN': '同上，24 小时内。' },
    of: repeatWithin(2),
  },
  {
    id: 'repeats7d',
    unit: 'per-month',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Repeat calls within 7 d', 'zh-CN': '7 天内重复来电' },
    definition: { en: 'The same within 7 days: the default window.', 'zh-CN': '同上，7 天内（默认窗口）。' },
    of: repeatWithin(3),
  },
  {
    id: 'calls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Calls', 'zh-CN': '来电总数' },
    definition: {
      en: 'All diallings: first calls, redials, repeat calls and calls about a second product. Transfers are part of their call.',
      'zh-CN': '全部拨打次数，含重拨、重复来电及第二需求来电；转接不另计。',
    },
    of: (c) => c.calls,
  },
  {
    id: 'callsPerNeed',
    unit: 'calls-per-need',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Calls per need', 'zh-CN': '每个需求的来电数' },
    definition: { en: 'Calls divided by the needs that callers brought.', 'zh-CN': '来电总数除以需求数。' },
    of: (c) => c.calls / c.needs,
  },
  {
    id: 'menuSeconds',
    unit: 'seconds',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Time in menu', 'zh-CN': '菜单停留时间' },
    definition: {
      en: 'Mean seconds from the start of the first prompt until the call leaves the menu, lost calls included.',
      'zh-CN': '从第一句提示音开始到离开菜单的平均秒数，含流失来电。',
    },
    of: (c) => c.menuSeconds / entered(c),
  },
  {
    id: 'operatorRate',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Operator key pressed', 'zh-CN': '按人工键' },
    definition: {
      en: 'Presses of the operator key per call that entered a menu.',
      'zh-CN': '每通进入菜单的来电按人工键的次数。',
    },
    of: (c) => c.operatorPresses / entered(c),
  },
  {
    id: 'failureRate',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Menu errors', 'zh-CN': '菜单错误率' },
    definition: {
      en: 'No-input and no-match events per call that entered a menu: the error rate of the menu as a task.',
      'zh-CN': '每通进入菜单来电的无输入与无效按键次数，即菜单任务的错误率。',
    },
    of: (c) => c.failures / entered(c),
  },
  {
    id: 'rightFirst',
    unit: 'share',
    better: 'higher',
    isHeadline: true,
    title: { en: 'Right desk at first attempt', 'zh-CN': '首次直达正确坐席' },
    definition: {
      en: 'Needs whose first dialling led straight to a desk that serves them, answered or not.',
      'zh-CN': '首次拨打即直接到达受理坐席的需求比例（无论是否接听）。',
    },
    of: (c) => c.rightFirst / c.needs,
  },
  {
    id: 'resolvedFirst',
    unit: 'share',
    better: 'higher',
    isHeadline: false,
    title: { en: 'First-contact resolution', 'zh-CN': '首次解决率' },
    definition: { en: 'Needs resolved by their first call.', 'zh-CN': '首次来电即解决的需求比例。' },
    of: (c) => c.resolvedFirst / c.needs,
  },
  {
    id: 'neverServed',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Needs never served', 'zh-CN': '始终未受理的需求' },
    definition: {
      en: 'Needs whose caller never talked to a desk that serves them, however often they called.',
      'zh-CN': '无论拨打多少次都未接通受理坐席的需求比例。',
    },
    of: (c) => c.needsNeverServed / c.needs,
  },
  {
    id: 'transferRate',
    unit: 'share',
    better: 'neither',
    isHeadline: false,
    title: { en: 'Transfers', 'zh-CN': '转接率' },
    definition: {
      en: 'Transfers between desks per call that entered a menu.',
      'zh-CN': '每通进入菜单来电的坐席间转接次数。',
    },
    of: (c) => c.transfers / entered(c),
  },
  {
    id: 'advised',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: '"Please dial another number"', 'zh-CN': '“请您另拨号码”' },
    definition: {
      en: 'Calls in which an agent had to tell the caller to dial another number.',
      'zh-CN': '坐席只能请来电者另拨号码的来电数。',
    },
    of: (c) => c.advised,
  },
  {
    id: 'secondNeedCalls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Calls for a second product', 'zh-CN': '第二产品另拨来电' },
    definition: {
      en: 'Extra diallings by served callers who asked about another product and could not be transferred.',
      'zh-CN': '已受理来电者又问及其他产品、因无法转接而另行拨打的次数。',
    },
    of: (c) => c.secondNeedCalls,
  },
  {
    id: 'waitSeconds',
    unit: 'seconds',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Queue wait', 'zh-CN': '排队等待' },
    definition: {
      en: 'Mean seconds in queue over all callers offered to a desk, those who abandon included.',
      'zh-CN': '所有进入坐席排队的来电平均等待秒数，含放弃者。',
    },
    of: (c) => sum(c.waitSeconds) / sum(c.offered),
  },
  {
    id: 'abandonRate',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Abandoned in queue', 'zh-CN': '排队放弃率' },
    definition: {
      en: 'Callers who hang up in the queue, per caller offered to a desk.',
      'zh-CN': '排队中放弃的比例。',
    },
    of: (c) => sum(c.abandoned) / sum(c.offered),
  },
  {
    id: 'answeredIn20',
    unit: 'share',
    better: 'higher',
    isHeadline: false,
    title: { en: 'Answered within 20 s', 'zh-CN': '20 秒内接通率' },
    definition: {
      en: 'Share of callers offered to a desk who are answered within 20 seconds (service level; the usual target is 80 %).',
      'zh-CN': '20 秒内接通的比例（服务水平，通常目标 80%）。',
    },
    of: (c) => sum(c.within20) / sum(c.offered),
  },
  {
    id: 'occupancy',
    unit: 'share',
    better: 'neither',
    isHeadline: false,
    title: { en: 'Agent occupancy', 'zh-CN': '坐席占用率' },
    definition: {
      en: 'Agent seconds in calls per agent second on duty.',
      'zh-CN': '通话时间占在岗时间的比例。',
    },
    of: (c) => (sum(c.busySeconds) + sum(c.misrouteSeconds)) / sum(c.staffedSeconds),
  },
  {
    id: 'misrouteHours',
    unit: 'hours-per-month',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Agent time on misroutes', 'zh-CN': '坐席处理转错耗时' },
    definition: {
      en: 'Agent hours spent on callers who were at the wrong desk.',
      'zh-CN': '坐席花在转错来电上的工时。',
    },
    of: (c) => sum(c.misrouteSeconds) / 3600,
  },
];

/** Not sampled but computed from the menus: the worst first menu of a world, for the worst caller. */
export const FIRST_MENU_FIGURE: FigureInfo = {
  id: 'firstMenuSeconds',
  unit: 'seconds',
  better: 'lower',
  isHeadline: true,
  title: { en: 'First menu, longest', 'zh-CN': '首层菜单时长（最长）' },
  definition: {
    en: 'Seconds from the start of the first menu to the end of its last option, for the line and the caller with the longest; limit 20 s. Estimated from the text, not sampled.',
    'zh-CN': '从首层菜单开始到最后一个选项读完的秒数，取最长的号码与来电者；上限 20 秒。由文本估算，非抽样。',
  },
};

/** Rows of a report, headline figures where a reader looks first. */
export const FIGURE_INFO: readonly FigureInfo[] = [
  FIGURES[0] as Figure,
  FIRST_MENU_FIGURE,
  ...FIGURES.slice(1),
].map(({ id, title, definition, unit, better, isHeadline }) => ({
  id,
  title,
  definition,
  unit,
  better,
  isHeadline,
}));
