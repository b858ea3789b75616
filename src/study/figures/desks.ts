/** Queues and agents. */
import { sum } from './count-calls.ts';
import type { Figure } from './figure.ts';

export const DESKS: readonly Figure[] = [
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
