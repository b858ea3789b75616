/** "Our menu has changed" is not announced for ever. */
import type { Rule } from '../types.ts';

export const changeNotice: Rule<never> = {
  id: 'change-notice',
  title: 'The notice that the menu has changed is over when its date is',
  severity: 'info',
  reason: 'The notice costs every caller seconds and helps only those who remember the old keys. Silent unless today is given.',
  source: 'Avaya',
  limits: {},
  *check({ config, today }) {
    const notice = config.meta.changeNotice;
    // ISO dates compare as text.
    if (!notice || today === undefined || today <= notice.until) return;
    yield {
      message: `The notice that the menu has changed ended on ${notice.until}; today is ${today}.`,
      hint: 'Remove meta.changeNotice, or set a later date if keys have moved again.',
      path: ['meta', 'changeNotice', 'until'],
    };
  },
};
