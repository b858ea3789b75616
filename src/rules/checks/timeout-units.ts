/** A time-out written in milliseconds or minutes is a slip, not a taste. */
import { noInputOf } from '../no-input.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const timeoutUnits: Rule<'min' | 'max'> = {
  id: 'timeout-units',
  title: say(rulesWords, (words) => words.timeoutUnits.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.timeoutUnits.reason),
  source: 'defects found in real menus',
  limits: {
    min: {
      value: 1,
      low: 0,
      high: 60,
      unit: say(rulesWords, (words) => words.timeoutUnits.minUnit),
      source: 'defects found in real menus',
      status: 'assumption',
    },
    max: {
      value: 60,
      low: 1,
      high: 600,
      unit: say(rulesWords, (words) => words.timeoutUnits.maxUnit),
      source: 'defects found in real menus',
      status: 'assumption',
    },
  },
  *check({ menus }, { min, max }) {
    for (const menu of menus) {
      const { seconds, path } = noInputOf(menu.state);
      if (seconds >= min && seconds <= max) continue;
      yield {
        message: say(rulesWords, (words) => words.timeoutUnits.message({ seconds })),
        hint: say(rulesWords, (words) => words.timeoutUnits.hint),
        path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, next: ['NO_INPUT'] },
      };
    }
  },
};
