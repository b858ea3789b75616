/** "Our menu has changed" is not announced for ever. */
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const changeNotice: Rule<never> = {
  id: 'change-notice',
  title: say('The notice that the menu has changed is over when its date is', '“菜单已变更”的提示到期即停播'),
  severity: 'info',
  reason: say(
    'The notice costs every caller seconds and helps only those who remember the old keys. Silent unless today is given.',
    '这条提示耗费每位来电者的时间，却只对记得旧按键的人有用。未指定当天日期时不检查。',
  ),
  source: 'Avaya',
  limits: {},
  *check({ config, today }) {
    const notice = config.meta.changeNotice;
    // ISO dates compare as text.
    if (!notice || today === undefined || today <= notice.until) return;
    yield {
      message: say(
        `The notice that the menu has changed ended on ${notice.until}; today is ${today}.`,
        `“菜单已变更”的提示已于 ${notice.until} 到期；今天是 ${today}。`,
      ),
      hint: say(
        'Remove meta.changeNotice, or set a later date if keys have moved again.',
        '删去 meta.changeNotice；若按键又有调整，请改用更晚的日期。',
      ),
      path: ['meta', 'changeNotice', 'until'],
    };
  },
};
