/** What callers get in the end. */
import { entered } from './count-calls.ts';
import type { Figure } from './figure.ts';

export const SERVED: readonly Figure[] = [
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
];
