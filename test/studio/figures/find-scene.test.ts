import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../../src/chart/index.ts';
import { printScenario } from '../../../src/scenario/index.ts';
import { chooseScenario } from '../../../src/studio/figures/find-scene.ts';
import { readMachines, readScenario } from './read-project.ts';

const texts: Readonly<Record<string, string>> = {
  'scenarios/a-broken.scenario.json': '{',
  'scenarios/city.scenario.json': printScenario(readScenario('city')),
  'scenarios/lines.scenario.json': printScenario(readScenario()),
};
const choose = (config: MachineConfig): Promise<string | undefined> =>
  chooseScenario(Object.keys(texts), config, (path) => Promise.resolve(texts[path]));

describe('the scenario for a machine', () => {
  it('is the one in which it answers a line', async () => {
    expect(await choose(readMachines('merged')['merged'] as MachineConfig)).toContain('lines');
    expect(await choose(readMachines('city')['city'] as MachineConfig)).toContain('city');
  });

  it('is the one whose callers want what it offers, where it answers none', async () => {
    const stranger = (config: MachineConfig | undefined): MachineConfig =>
      ({ ...config, id: 'stranger' }) as MachineConfig;
    expect(await choose(stranger(readMachines('merged')['merged']))).toContain('lines');
    expect(await choose(stranger(readMachines('city')['city']))).toContain('city');
  });
});
