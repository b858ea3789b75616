/** Callers get time to decide, but not so long that the line seems dead. */
import { noInputOf } from '../no-input.ts';
import type { Rule } from '../types.ts';

export const noInputTimeout: Rule<'min' | 'max'> = {
  id: 'no-input-timeout',
  title: 'The no-input time-out is 3 to 10 seconds',
  severity: 'warning',
  reason: 'Below, slow callers are cut short; above, silence sounds like a broken line.',
  source: 'defaults of phone platforms: Twilio 5 s, Genesys 5-10 s, Asterisk 10 s',
  limits: {
    min: { value: 3, low: 1, high: 60, unit: 'seconds', source: 'Twilio, Genesys, Asterisk', status: 'vendor' },
    max: { value: 10, low: 1, high: 60, unit: 'seconds', source: 'Twilio, Genesys, Asterisk', status: 'vendor' },
  },
  *check({ menus }, { min, max }) {
    for (const menu of menus) {
      const { seconds, path } = noInputOf(menu.state);
      // Outside 1 to 60 s it is a slip of units, and another rule says so.
      if ((seconds >= min && seconds <= max) || seconds < 1 || seconds > 60) continue;
      yield {
        message: `Silence is taken for no input after ${seconds} s; ${min} to ${max} s is usual.`,
        hint: `Set noInputSeconds between ${min} and ${max}; 5 suits most menus.`,
        path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, next: ['NO_INPUT'] },
      };
    }
  },
};
