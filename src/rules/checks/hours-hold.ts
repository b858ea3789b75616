/** Opening hours hold at some moment: they do not end when they begin. */
import { showHour } from '../../chart/index.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const hoursHold: Rule<never> = {
  id: 'hours-hold',
  title: say(rulesWords, (words) => words.hoursHold.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.hoursHold.reason),
  source: 'defects found in real menus',
  limits: {},
  *check({ neverOpen }) {
    for (const { path, from, to } of neverOpen)
      yield {
        message: say(rulesWords, (words) =>
          words.hoursHold.message({ from: showHour(from), to: showHour(to) }),
        ),
        hint: say(rulesWords, (words) => words.hoursHold.hint),
        path,
      };
  },
};
