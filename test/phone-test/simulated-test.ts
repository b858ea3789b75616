import { planPhoneTest, simulateParticipants } from '../../src/phone-test/index.ts';
import type { Overrides } from '../../src/study/index.ts';
import { readMachines, readScenario } from '../studio/figures/read-project.ts';

export const scenario = readScenario();
export const machines = readMachines('merged', 'lines');

/** The case, taken by people who are what the model says. */
export async function simulateTest({
  participants = 30,
  seed = 1,
  overrides = {},
  worlds = ['before', 'after'],
}: {
  participants?: number;
  seed?: number;
  overrides?: Overrides;
  worlds?: string[];
} = {}) {
  const { plan, phrases } = await planPhoneTest(scenario, machines, {
    worlds,
    participants,
    seed,
    locale: 'en',
  });
  const results = simulateParticipants({
    scenario,
    machines,
    plan,
    overrides,
    seed,
    begins: Date.UTC(2026, 2, 2, 8),
  });
  return { plan, phrases, results };
}
