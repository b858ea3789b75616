/** A number in front of an electricity company, in English and Spanish. */
import type { NeedWords } from '../../src/behaviour/index.ts';
import type { MachineConfig, StateConfig, Transition } from '../../src/chart/index.ts';

export const needs = ['power.outage', 'power.bill'] as const;

export const words: readonly NeedWords[] = [
  {
    need: 'power.outage',
    product: { en: { electricity: 0.3 }, es: { luz: 0.3 } },
    intent: { en: { outage: 0.9 }, es: { avería: 0.9 } },
  },
  {
    need: 'power.bill',
    product: { en: { electricity: 0.3 }, es: { luz: 0.3 } },
    intent: { en: { bill: 0.9 }, es: { factura: 0.9 } },
  },
];

const label = (en: string, es: string) => ({ label: { en, es } });
const goTo = (desk: string, serves: readonly (typeof needs)[number][]): StateConfig => ({
  id: desk,
  type: 'final',
  meta: { destination: { goesTo: 'desk', desk, serves } },
});
const retry: readonly Transition[] = [
  {
    guard: { type: 'attemptsLeft', params: { max: 3 } },
    actions: { type: 'countAttempt' },
  },
  { target: '#front' },
];

/** A menu of both needs, behind `extra` menus of which the first named is entered first. */
export function powerLine(
  extra: Readonly<Record<string, StateConfig>> = {},
  options: Readonly<Record<string, Transition>> = {},
  locales: readonly string[] = ['en', 'es'],
): MachineConfig {
  return {
    id: 'power-line',
    context: { attempts: 0 },
    meta: { title: { en: 'Power' }, locales, noInputSeconds: 5, needs: [...needs] },
    initial: Object.keys(extra)[0] ?? 'menu',
    on: {
      HANGUP: { target: '#gone' },
      NO_INPUT: retry,
      NO_MATCH: retry,
      'DTMF.0': { target: '#front', meta: { role: 'operator', ...label('an agent', 'un agente') } },
    },
    states: {
      ...extra,
      menu: {
        id: 'menu',
        tags: ['menu'],
        entry: { type: 'resetAttempts' },
        on: {
          'DTMF.1': { target: '#faults', meta: label('an outage', 'una avería') },
          'DTMF.2': { target: '#billing', meta: label('a bill', 'su factura') },
          ...options,
        },
      },
      faults: goTo('faults', ['power.outage']),
      billing: goTo('billing', ['power.bill']),
      front: goTo('front', []),
      gone: { id: 'gone', type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } },
    },
  };
}

const choose = (language: string, name: string): Transition => ({
  target: '#menu',
  meta: { label: { [language]: name }, language },
});

/** Asks for the language first: silence and wrong keys go on in English. */
export const languageMenu: StateConfig = {
  tags: ['menu'],
  entry: { type: 'resetAttempts' },
  meta: { greeting: { en: 'Northern Power. Energía del Norte.' } },
  on: {
    'DTMF.1': choose('en', 'English'),
    'DTMF.2': choose('es', 'español'),
    NO_INPUT: { target: '#menu' },
    NO_MATCH: { target: '#menu' },
  },
};
