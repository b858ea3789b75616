/** What happens inside menus. */
import { entered } from './count-calls.ts';
import type { Figure } from './figure.ts';

export const MENUS: readonly Figure[] = [
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
];
