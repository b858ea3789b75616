/** "Our menu has changed" is not announced for ever. */
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const changeNotice: Rule<never> = {
  id: 'change-notice',
  title: say(rulesWords, (words) => words.changeNotice.title),
  severity: 'info',
  reason: say(rulesWords, (words) => words.changeNotice.reason),
  source: 'Avaya',
  limits: {},
  *check({ config, today }) {
    const notice = config.meta.changeNotice;
    // ISO dates compare as text.
    if (!notice || today === undefined || today <= notice.until) return;
    yield {
      message: say(rulesWords, (words) => words.changeNotice.message({ until: notice.until, today })),
      hint: say(rulesWords, (words) => words.changeNotice.hint),
      path: ['meta', 'changeNotice', 'until'],
    };
  },
};
