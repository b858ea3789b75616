/** An electricity company: a Spanish number before, one number that asks for the language after. */
import { printMachine, type MachineConfig } from '../../src/chart/index.ts';
import { printScenario, type ScenarioConfig } from '../../src/scenario/index.ts';
import { languageMenu, powerLine } from '../visits/two-languages.ts';

const topic = (id: string, en: string, es: string): ScenarioConfig['intents'][number] => ({
  id,
  title: { en: id, es: id },
  words: { en: { [en]: 0.9 }, es: { [es]: 0.9 } },
  share: 1,
  status: 'assumption',
});
const desk = (
  id: string,
  serves: ScenarioConfig['desks'][number]['serves'],
): ScenarioConfig['desks'][number] => ({
  id,
  title: { en: id, es: id },
  serves,
  staffing: { agents: 4 },
  status: 'assumption',
});
const spanishLine: MachineConfig = {
  ...powerLine({}, {}, ['es']),
  id: 'spanish-line',
  meta: { title: { es: 'Averías' }, locales: ['es'], needs: ['power.outage', 'power.bill'] },
};

const scenario: ScenarioConfig = {
  id: 'two-languages',
  title: { en: 'Northern Power', es: 'Energía del Norte' },
  about: { en: 'Invented for tests.', es: 'Inventado.' },
  locale: 'es',
  products: [topic('power', 'electricity', 'luz')],
  intents: [topic('outage', 'outage', 'avería'), topic('bill', 'bill', 'factura')],
  segments: [
    { id: 'locals', title: { es: 'Vecinos' }, share: 7, status: 'assumption', patience: 'customers' },
    {
      id: 'guests',
      title: { es: 'Visitantes' },
      share: 3,
      status: 'assumption',
      patience: 'customers',
      locale: 'en',
    },
  ],
  callersPerMonth: {
    value: 1500,
    low: 1000,
    high: 2000,
    unit: 'callers per month',
    source: 'a test',
    status: 'assumption',
  },
  days: 7,
  desks: [desk('faults', ['power.outage']), desk('billing', ['power.bill']), desk('front', [])],
  lines: [
    { id: 'spanish', title: { es: 'Averías' }, machine: 'spanish-line' },
    { id: 'one', title: { es: 'Un número' }, machine: 'power-line' },
  ],
  worlds: [
    { id: 'before', title: { en: 'Before', es: 'Antes' }, lines: ['spanish'], transfers: 'all' },
    { id: 'after', title: { en: 'After', es: 'Después' }, lines: ['one'], transfers: 'all' },
  ],
  compare: { before: 'before', after: 'after' },
};

export const TWO_LANGUAGES = 'scenarios/two-languages.scenario.json';
export const twoLanguagesProject: Readonly<Record<string, string>> = {
  'machines/spanish-line.machine.json': printMachine(spanishLine),
  'machines/power-line.machine.json': printMachine(powerLine({ tongue: languageMenu })),
  [TWO_LANGUAGES]: printScenario(scenario),
};
