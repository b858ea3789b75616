/** Callers get time to decide, but not so long that the line seems dead. */
import { noInputOf } from '../no-input.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const noInputTimeout: Rule<'min' | 'max'> = {
  id: 'no-input-timeout',
  title: say(rulesWords, (words) => words.noInputTimeout.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.noInputTimeout.reason),
  source: 'defaults of phone platforms: Twilio 5 s, Genesys 5-10 s, Asterisk 10 s',
  limits: {
    min: {
      value: 3,
      low: 1,
      high: 60,
      unit: say(rulesWords, (words) => words.noInputTimeout.minUnit),
      source: 'Twilio, Genesys, Asterisk',
      status: 'vendor',
    },
    max: {
      value: 10,
      low: 1,
      high: 60,
      unit: say(rulesWords, (words) => words.noInputTimeout.maxUnit),
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
        message: say(rulesWords, (words) => words.noInputTimeout.message({ seconds, min, max })),
        hint: say(rulesWords, (words) => words.noInputTimeout.hint({ min, max })),
        path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, next: ['NO_INPUT'] },
      };
    }
  },
};
