/** Two products, two intents, two lines: small enough to count by hand. */
import type { Parameter } from '../../src/behaviour/index.ts';
import type { ScenarioConfig } from '../../src/scenario/index.ts';

export function assume(value: number, low: number, high: number, unit: string): Parameter {
  return { value, low, high, unit, source: 'a test', status: 'assumption' };
}

const topic = (id: string, share: number): ScenarioConfig['products'][number] => ({
  id,
  title: { en: id },
  words: { en: { [id]: 0.9 } },
  share,
  status: 'assumption',
});

export const smallScenario: ScenarioConfig = {
  id: 'small',
  title: { en: 'Small' },
  about: { en: 'Invented for a test.' },
  locale: 'en',
  products: [topic('pc', 3), topic('phone', 1)],
  intents: [topic('buy', 1), { ...topic('repair', 1), history: 'open-repair' }],
  segments: [
    { id: 'consumer', title: { en: 'Consumers' }, share: 3, status: 'assumption', patience: 'customers' },
    { id: 'prospect', title: { en: 'Prospects' }, share: 1, status: 'assumption', patience: 'prospects' },
  ],
  callersPerMonth: assume(7000, 5000, 9000, 'callers per month'),
  days: 14,
  desks: [
    {
      id: 'pc-desk',
      title: { en: 'Computers' },
      serves: ['pc.buy', 'pc.repair'],
      staffing: { serviceLevel: 0.8, withinSeconds: 20 },
      status: 'assumption',
    },
    {
      id: 'phone-desk',
      title: { en: 'Phones' },
      serves: ['phone.buy', 'phone.repair'],
      staffing: { agents: 2 },
      status: 'assumption',
    },
  ],
  lines: [
    { id: 'one', title: { en: 'One' }, machine: 'small', number: '400-000-0001' },
    { id: 'two', title: { en: 'Two' }, machine: 'small' },
  ],
  worlds: [
    { id: 'before', title: { en: 'Before' }, lines: ['one', 'two'], transfers: 'none' },
    { id: 'after', title: { en: 'After' }, lines: ['one'], transfers: 'all' },
  ],
  compare: { before: 'before', after: 'after' },
};
