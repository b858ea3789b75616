/** Callers get time to decide, but not so long that the line seems dead. */
import { noInputOf } from '../no-input.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const noInputTimeout: Rule<'min' | 'max'> = {
  id: 'no-input-timeout',
  title: say('The no-input time-out is 3 to 10 seconds', '无输入等待时间为 3 至 10 秒'),
  severity: 'warning',
  reason: say(
    'Below, slow callers are cut short; above, silence sounds like a broken line.',
    '太短，反应慢的来电者会被打断；太长，静默听起来像断线。',
  ),
  source: 'defaults of phone platforms: Twilio 5 s, Genesys 5-10 s, Asterisk 10 s',
  limits: {
    min: {
      value: 3,
      low: 1,
      high: 60,
      unit: say('seconds', '秒'),
      source: 'Twilio, Genesys, Asterisk',
      status: 'vendor',
    },
    max: {
      value: 10,
      low: 1,
      high: 60,
      unit: say('seconds', '秒'),
      source: 'Twilio, Genesys, Asterisk',
      status: 'vendor',
    },
  },
  *check({ menus }, { min, max }) {
    for (const menu of menus) {
      const { seconds, path } = noInputOf(menu.state);
      // Outside 1 to 60 s it is a slip of units, and another rule says so.
      if ((seconds >= min && seconds <= max) || seconds < 1 || seconds > 60) continue;
      yield {
        message: say(
          `Silence is taken for no input after ${seconds} s; ${min} to ${max} s is usual.`,
          `静默 ${seconds} 秒后才判为无输入；通常为 ${min} 至 ${max} 秒。`,
        ),
        hint: say(
          `Set noInputSeconds between ${min} and ${max}; 5 suits most menus.`,
          `将 noInputSeconds 设在 ${min} 至 ${max} 之间；多数菜单用 5 即可。`,
        ),
        path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, next: ['NO_INPUT'] },
      };
    }
  },
};
