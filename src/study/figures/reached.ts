/** Where calls end: lost in the menu, or at a desk for other needs. */
import { entered, lost, misrouted, outcomeCalls } from './count-calls.ts';
import type { Figure } from './figure.ts';

export const REACHED: readonly Figure[] = [
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
];
