/** A time-out written in milliseconds or minutes is a slip, not a taste. */
import { noInputOf } from '../no-input.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const timeoutUnits: Rule<'min' | 'max'> = {
  id: 'timeout-units',
  title: say('Time-outs are in seconds', '超时以秒为单位'),
  severity: 'error',
  reason: say(
    'A time-out below 1 s gives nobody a chance; one above 60 s is nearly always a value in milliseconds.',
    '超时短于 1 秒，谁也来不及按键；长于 60 秒，几乎都是误把毫秒当成了秒。',
  ),
  source: 'defects found in real menus',
  limits: {
    min: {
      value: 1,
      low: 0,
      high: 60,
      unit: say('seconds', '秒'),
      source: 'defects found in real menus',
      status: 'assumption',
    },
    max: {
      value: 60,
      low: 1,
      high: 600,
      unit: say('seconds', '秒'),
      source: 'defects found in real menus',
      status: 'assumption',
    },
  },
  *check({ menus }, { min, max }) {
    for (const menu of menus) {
      const { seconds, path } = noInputOf(menu.state);
      if (seconds >= min && seconds <= max) continue;
      yield {
        message: say(
          `Silence is taken for no input after ${seconds} s, which cannot be meant.`,
          `静默 ${seconds} 秒后判为无输入，这不可能是本意。`,
        ),
        hint: say(
          'noInputSeconds is in seconds: 5, not 5000 and not 0.005.',
          'noInputSeconds 的单位是秒：应写 5，而不是 5000 或 0.005。',
        ),
        path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, next: ['NO_INPUT'] },
      };
    }
  },
};
