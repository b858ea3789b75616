/** A time-out written in milliseconds or minutes is a slip, not a taste. */
import { noInputOf } from '../no-input.ts';
import type { Rule } from '../types.ts';

export const timeoutUnits: Rule<'min' | 'max'> = {
  id: 'timeout-units',
  title: 'Time-outs are in seconds',
  severity: 'error',
  reason: 'A time-out below 1 s gives nobody a chance; one above 60 s is nearly always a value in milliseconds.',
  source: 'defects found in real menus',
  limits: {
    min: { value: 1, low: 0, high: 60, unit: 'seconds', source: 'defects found in real menus', status: 'assumption' },
    max: { value: 60, low: 1, high: 600, unit: 'seconds', source: 'defects found in real menus', status: 'assumption' },
  },
  *check({ menus }, { min, max }) {
    for (const menu of menus) {
      const { seconds, path } = noInputOf(menu.state);
      if (seconds >= min && seconds <= max) continue;
      yield {
        message: `Silence is taken for no input after ${seconds} s, which cannot be meant.`,
        hint: 'noInputSeconds is in seconds: 5, not 5000 and not 0.005.',
        path,
        menu: menu.state.path,
        shows: { nodes: menu.nodes, next: ['NO_INPUT'] },
      };
    }
  },
};
