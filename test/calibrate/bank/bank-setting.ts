/** A bank with one number: a menu that parts customers (`PS`) from prospects (`NW`). */
import { explore } from '../../../src/automaton/index.ts';
import type { LogSetting } from '../../../src/calibrate/index.ts';
import type { MachineConfig } from '../../../src/chart/index.ts';

export const BANK_MACHINE = {
  id: 'bank',
  meta: { title: { en: 'Bank' }, locales: ['en'] },
  initial: 'menu',
  states: {
    menu: {
      tags: ['menu'],
      meta: { title: { en: 'Menu' }, noInputSeconds: 5 },
      on: {
        'DTMF.1': { target: 'ps', meta: { label: { en: 'Your account' } } },
        'DTMF.2': { target: 'nw', meta: { label: { en: 'New customers' } } },
        NO_INPUT: { target: 'menu' },
        NO_MATCH: { target: 'menu' },
        HANGUP: { target: 'gone' },
      },
    },
    ps: { type: 'final', meta: { destination: { goesTo: 'desk', desk: 'PS', serves: ['account.ask'] } } },
    nw: { type: 'final', meta: { destination: { goesTo: 'desk', desk: 'NW', serves: ['account.open'] } } },
    gone: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } },
  },
} as unknown;

const desk = (id: string, need: string) => ({
  id,
  title: { en: id },
  serves: [need],
  staffing: { agents: 10 },
  status: 'assumption',
});
const words = { en: [['account', 0.9]] };
const SCENARIO = {
  id: 'bank',
  title: { en: 'Bank' },
  about: { en: 'A bank of summary figures.' },
  locale: 'en',
  products: [{ id: 'account', title: { en: 'Account' }, words, share: 1, status: 'assumption' }],
  intents: [
    { id: 'ask', title: { en: 'Ask' }, words, share: 0.7, status: 'assumption' },
    { id: 'open', title: { en: 'Open' }, words, share: 0.3, status: 'assumption' },
  ],
  segments: [{ id: 'all', title: { en: 'All' }, share: 1, patience: 'customers', status: 'assumption' }],
  callersPerMonth: {
    value: 30_000,
    low: 20_000,
    high: 40_000,
    unit: 'callers',
    source: '-',
    status: 'assumption',
  },
  days: 28,
  desks: [desk('PS', 'account.ask'), desk('NW', 'account.open')],
  lines: [{ id: 'bank', title: { en: 'Bank' }, machine: 'bank' }],
  worlds: [{ id: 'now', title: { en: 'Now' }, lines: ['bank'], transfers: 'all' }],
  compare: { before: 'now', after: 'now' },
};

/** Open from Sunday to Thursday, 7 h to midnight. */
export const BANK: LogSetting = {
  scenario: SCENARIO as never,
  machines: new Map([
    [
      'bank',
      {
        config: BANK_MACHINE as MachineConfig,
        automaton: explore(BANK_MACHINE as MachineConfig).automaton!,
      },
    ],
  ]),
  timeZone: 'Asia/Jerusalem',
  open: { bank: { days: [7, 1, 2, 3, 4], from: 7, to: 24 } },
  prospectDesks: ['NW'],
};
