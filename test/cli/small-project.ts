import { printMachine } from '../../src/chart/index.ts';
import { printScenario } from '../../src/scenario/index.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { smallScenario } from '../scenario/small-scenario.ts';

/** A project of one machine and one scenario, whose desks are those the machine leads to. */
export const smallProject: Readonly<Record<string, string>> = {
  'machines/small.machine.json': printMachine(smallMachine),
  'scenarios/small.scenario.json': printScenario({
    ...smallScenario,
    callersPerMonth: { ...smallScenario.callersPerMonth, value: 2000, low: 1000 },
    days: 7,
    desks: [
      {
        id: 'pc-repair',
        title: { en: 'Computer repairs' },
        serves: ['pc.repair'],
        staffing: { agents: 3 },
        status: 'assumption',
      },
      {
        id: 'pc-buy',
        title: { en: 'Computer sales' },
        serves: ['pc.buy'],
        staffing: { agents: 3 },
        status: 'assumption',
      },
      {
        id: 'phone-repair',
        title: { en: 'Phone repairs' },
        serves: ['phone.repair'],
        staffing: { agents: 2 },
        status: 'assumption',
      },
      {
        id: 'phone-buy',
        title: { en: 'Phone sales' },
        serves: ['phone.buy'],
        staffing: { agents: 2 },
        status: 'assumption',
      },
      {
        id: 'business',
        title: { en: 'Business' },
        serves: ['pc.buy', 'phone.buy'],
        staffing: { agents: 2 },
        status: 'assumption',
      },
      {
        id: 'operator',
        title: { en: 'Operator' },
        serves: [],
        staffing: { agents: 2 },
        status: 'assumption',
      },
    ],
  }),
};
export const SMALL = 'scenarios/small.scenario.json';
