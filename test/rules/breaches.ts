/** For every rule, how the good machine is broken so that this rule alone complains. */
import type { RuleOptions } from '../../src/rules/index.ts';
import type { JsonPath, Severity } from '../../src/util/problem.ts';
import { all, PC_MENU, PHONE_MENU, put, rename, valueAt, type Edit } from './edit-machine.ts';

export interface Breach {
  /** How the good machine is broken; nothing else about it changes. */
  readonly edit: Edit;
  readonly at: JsonPath;
  readonly menu?: string;
  readonly severity?: Severity;
  readonly options?: RuleOptions;
  /** Broken in the machine that tells callers apart. */
  readonly isPersonal?: boolean;
  /** What the shortest call must be, where it matters. */
  readonly call?: readonly string[];
}

const same: Edit = (config) => config;
const label = (en: string, zh: string): object => ({ label: { en, 'zh-CN': zh } });
const IMPOSSIBLE = {
  type: 'when',
  params: { all: ['business', 'consumer'].map((identity) => ({ type: 'identityIs', params: { identity } })) },
};
const IS_OPEN = { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 } };
const at = (path: JsonPath, ...more: readonly (string | number)[]): JsonPath => [...path, ...more];

export const BREACHES: Readonly<Record<string, Breach>> = {
  'agent-after-attempts': {
    edit: put(['on', 'NO_INPUT', 1, 'target'], '#hung-up'),
    at: ['on', 'NO_INPUT', 1],
    menu: 'products',
    call: ['DONE', 'NO_INPUT', 'NO_INPUT', 'NO_INPUT'],
  },
  'announced-is-accepted': {
    edit: put(at(PC_MENU, 'meta', 'greeting'), { en: 'Press 7 for offers.', 'zh-CN': '优惠请按7。' }),
    at: at(PC_MENU, 'meta', 'greeting', 'zh-CN'),
    menu: 'pc.menu',
  },
  'attempts-bounded': {
    edit: put(['on', 'NO_INPUT'], [{ actions: { type: 'countAttempt' } }]),
    at: ['states', 'products'],
    menu: 'products',
    call: ['DONE', 'NO_INPUT', 'NO_INPUT', 'NO_INPUT'],
  },
  'attempts-reset': {
    edit: put(at(PC_MENU, 'entry'), undefined),
    at: PC_MENU,
    menu: 'pc.menu',
    severity: 'warning',
  },
  'back-goes-back': {
    edit: put(['states', 'pc', 'on', 'DTMF.star', 'target'], '#phone-menu'),
    at: ['states', 'pc', 'on', 'DTMF.star'],
    menu: 'pc.menu',
    call: ['DONE', 'DTMF.1', 'DTMF.star'],
  },
  'change-notice': {
    edit: put(['meta', 'changeNotice'], {
      text: { en: 'Our menu has changed.', 'zh-CN': '菜单有变化。' },
      until: '2025-01-31',
    }),
    at: ['meta', 'changeNotice', 'until'],
    severity: 'info',
    options: { today: '2025-02-01' },
  },
  depth: {
    edit: same,
    at: PC_MENU,
    menu: 'pc.menu',
    severity: 'warning',
    options: { limits: { depth: { menus: 1 } } },
  },
  'every-branch-wired': {
    edit: put(['on', 'NO_MATCH'], undefined),
    at: ['states', 'products'],
    menu: 'products',
  },
  'every-way-ends': {
    edit: all(
      put(['states', 'pc', 'states', 'repair', 'meta', 'destination'], {
        goesTo: 'hang-up',
        reason: 'attempts',
      }),
      put(['meta', 'needs'], ['pc.ask', 'phone.repair']),
    ),
    at: at(PC_MENU, 'on', 'DTMF.3'),
    menu: 'pc.menu',
    call: ['DONE', 'DTMF.1', 'DTMF.3'],
  },
  'examples-on-first-layer': {
    edit: put(['states', 'products', 'on', 'DTMF.1', 'meta', 'examples'], undefined),
    at: ['states', 'products', 'on', 'DTMF.1'],
    menu: 'products',
    severity: 'warning',
  },
  'first-prompt-seconds': {
    edit: put(['states', 'products', 'meta', 'greeting'], {
      en: 'Welcome to our service. '.repeat(8),
      'zh-CN': '您好。',
    }),
    at: ['states', 'products'],
    menu: 'products',
  },
  'hours-hold': {
    edit: put(at(PC_MENU, 'on', 'DTMF.2', 'guard'), {
      type: 'when',
      params: { any: [{ type: 'hoursOpen', params: { days: [5, 6, 7], from: 9, to: 9 } }, IS_OPEN] },
    }),
    at: at(PC_MENU, 'on', 'DTMF.2', 'guard', 'params', 'any', 0),
  },
  'keys-in-order': {
    edit: rename(['states', 'products', 'on'], 'DTMF.2', 'DTMF.4'),
    at: ['states', 'products'],
    menu: 'products',
  },
  'label-before-key': {
    edit: put(at(PC_MENU, 'meta', 'phrasing'), 'key-first'),
    at: at(PC_MENU, 'meta', 'phrasing'),
    menu: 'pc.menu',
  },
  'labels-distinct': {
    edit: put(at(PC_MENU, 'on', 'DTMF.2', 'meta', 'label', 'en'), 'advice on orders'),
    at: at(PC_MENU, 'on', 'DTMF.2', 'meta', 'label', 'en'),
    menu: 'pc.menu',
    severity: 'warning',
  },
  'language-is-spoken': {
    edit: put(at(PC_MENU, 'on', 'DTMF.1', 'meta', 'language'), 'fr'),
    at: at(PC_MENU, 'on', 'DTMF.1', 'meta', 'language'),
    menu: 'pc.menu',
  },
  'menu-offers-choice': {
    edit: all(
      put(at(PC_MENU, 'on', 'DTMF.4'), { target: '#hall', meta: label('something else', '其他') }),
      put(['states', 'hall'], { id: 'hall', tags: ['menu'], entry: { type: 'resetAttempts' } }),
    ),
    at: ['states', 'hall'],
    menu: 'hall',
  },
  'most-wanted-first': {
    edit: same,
    at: ['states', 'products', 'on', 'DTMF.2'],
    menu: 'products',
    severity: 'warning',
    options: { needShares: { 'pc.ask': 0.2, 'phone.ask': 0.8 } },
  },
  'need-in-two-choices': {
    edit: all(
      put(['states', 'products', 'on', 'DTMF.1', 'target'], '#range'),
      put(['states', 'range'], {
        id: 'range',
        tags: ['menu'],
        entry: { type: 'resetAttempts' },
        on: { 'DTMF.1': { target: '#pc-menu', meta: label('every model', '全部型号') } },
      }),
    ),
    at: ['meta', 'needs', 0],
    call: [],
  },
  'need-served': { edit: put(['meta', 'needs', 6], 'tv.buy'), at: ['meta', 'needs', 6], call: [] },
  'no-endless-loop': {
    edit: all(
      put(at(PC_MENU, 'on', 'NO_INPUT'), { target: '#sorry' }),
      put(['states', 'sorry'], { id: 'sorry', tags: ['announcement'], on: { DONE: { target: '#pc-menu' } } }),
    ),
    at: at(PC_MENU, 'on', 'NO_INPUT'),
    menu: 'pc.menu',
  },
  'no-input-timeout': {
    edit: put(['meta', 'noInputSeconds'], 12),
    at: ['meta', 'noInputSeconds'],
    menu: 'products',
    severity: 'warning',
  },
  'no-stuck-state': {
    edit: all(
      put(at(PC_MENU, 'on', 'DTMF.4'), { target: '#fork', meta: label('special offers', '优惠') }),
      put(['states', 'fork'], {
        id: 'fork',
        always: { guard: { type: 'identityIs', params: { identity: 'business' } }, target: '#operator' },
      }),
    ),
    at: ['states', 'fork'],
    menu: 'fork',
  },
  'one-meaning-per-key': {
    edit: rename(['on'], 'DTMF.9', 'DTMF.3'),
    at: at(PC_MENU, 'on', 'DTMF.3'),
    menu: 'pc.menu',
  },
  'operator-in-every-menu': {
    edit: put(['on', 'DTMF.0'], undefined),
    at: ['states', 'products'],
    menu: 'products',
  },
  'operator-reaches-agent': {
    edit: put(['on', 'DTMF.0', 'target'], '#products'),
    at: ['on', 'DTMF.0'],
    menu: 'products',
    call: ['DONE', 'DTMF.0'],
  },
  'operator-same-key': {
    edit: all(put(['states', 'pc', 'on', 'DTMF.8'], { target: '#operator', meta: { role: 'operator' } })),
    at: ['states', 'pc', 'on', 'DTMF.8'],
    menu: 'pc.menu',
  },
  'option-can-open': {
    edit: (config) =>
      put(at(PC_MENU, 'on', 'DTMF.3'), [
        { target: 'ask', guard: IMPOSSIBLE, meta: label('advice', '咨询') },
        valueAt(config, at(PC_MENU, 'on', 'DTMF.3')),
      ])(config),
    at: at(PC_MENU, 'on', 'DTMF.3', 0),
    menu: 'pc.menu',
  },
  'option-has-label': {
    edit: put(at(PC_MENU, 'on', 'DTMF.1', 'meta'), undefined),
    at: at(PC_MENU, 'on', 'DTMF.1'),
    menu: 'pc.menu',
  },
  'options-per-menu': {
    edit: same,
    at: PC_MENU,
    menu: 'pc.menu',
    options: { limits: { 'options-per-menu': { error: 2, warn: 2 } } },
  },
  'product-then-intent': {
    edit: put(at(PC_MENU, 'on', 'DTMF.4'), { target: '#products', meta: label('something else', '其他') }),
    at: at(PC_MENU, 'on', 'DTMF.4'),
    menu: 'pc.menu',
    call: ['DONE', 'DTMF.1', 'DTMF.4'],
  },
  'recording-seconds': {
    edit: put(at(PC_MENU, 'meta', 'recordings'), {
      en: {
        text: 'For advice, press 1. For orders, press 2. For repairs, press 3. To go back, press star.',
        seconds: 0,
      },
    }),
    at: at(PC_MENU, 'meta', 'recordings', 'en', 'seconds'),
    menu: 'pc.menu',
  },
  'repeat-and-back-same-key': {
    edit: rename(['states', 'phone', 'on'], 'DTMF.star', 'DTMF.pound'),
    at: ['states', 'phone', 'on', 'DTMF.pound'],
    menu: 'phone.menu',
  },
  'repeat-repeats': {
    edit: put(['on', 'DTMF.9', 'target'], '#products'),
    at: ['on', 'DTMF.9'],
    menu: 'pc.menu',
    call: ['DONE', 'DTMF.1', 'DTMF.9'],
  },
  'retry-differs': {
    edit: put(['meta', 'retry', 'noInput'], { en: '', 'zh-CN': '' }),
    at: ['meta', 'retry', 'noInput'],
    menu: 'products',
    severity: 'warning',
    call: ['DONE', 'NO_INPUT'],
  },
  'same-intent-same-key': {
    edit: all(
      rename(at(PHONE_MENU, 'on'), 'DTMF.1', 'spare'),
      rename(at(PHONE_MENU, 'on'), 'DTMF.2', 'DTMF.1'),
      rename(at(PHONE_MENU, 'on'), 'spare', 'DTMF.2'),
      (config) => {
        const {
          'DTMF.1': first,
          'DTMF.2': second,
          ...rest
        } = valueAt(config, at(PHONE_MENU, 'on')) as Record<string, unknown>;
        return put(at(PHONE_MENU, 'on'), { 'DTMF.1': first, 'DTMF.2': second, ...rest })(config);
      },
    ),
    at: at(PHONE_MENU, 'on', 'DTMF.1'),
    menu: 'phone.menu',
    severity: 'warning',
  },
  'states-reachable': {
    edit: put(['states', 'attic'], { id: 'attic', tags: ['menu'], on: { 'DTMF.1': { target: '#pc-menu' } } }),
    at: ['states', 'attic'],
    menu: 'attic',
  },
  'texts-speakable': {
    edit: put(at(PC_MENU, 'meta', 'greeting'), { en: 'Hello {{name}}.', 'zh-CN': '您好。' }),
    at: at(PC_MENU, 'meta', 'greeting', 'en'),
  },
  'texts-translated': {
    edit: put(at(PC_MENU, 'on', 'DTMF.1', 'meta', 'label', 'zh-CN'), undefined),
    at: at(PC_MENU, 'on', 'DTMF.1', 'meta', 'label'),
    menu: 'pc.menu',
  },
  'timeout-units': {
    edit: put(at(PC_MENU, 'meta', 'noInputSeconds'), 0.005),
    at: at(PC_MENU, 'meta', 'noInputSeconds'),
    menu: 'pc.menu',
  },
  'transition-taken': {
    edit: put(['on', 'NO_INPUT', 2], { target: '#products' }),
    at: ['on', 'NO_INPUT', 2],
    severity: 'warning',
  },
};
