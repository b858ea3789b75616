/** The repository's own machines and scenario, as the studio would load them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MachineConfig, parseMachine } from '../../../src/chart/index.ts';
import { parseScenario, type ScenarioConfig } from '../../../src/scenario/index.ts';

const root = join(import.meta.dirname, '../../..');

export function readScenario(name = 'eighteen-lines'): ScenarioConfig {
  const { scenario } = parseScenario(
    readFileSync(join(root, 'scenarios', `${name}.scenario.json`), 'utf8'),
    name,
  );
  if (!scenario) throw new Error(`The scenario "${name}" cannot be read.`);
  return scenario.config;
}

export function readMachines(...folders: readonly string[]): Record<string, MachineConfig> {
  const machines: Record<string, MachineConfig> = {};
  for (const folder of folders) {
    for (const name of readdirSync(join(root, 'machines', folder)).filter((file) =>
      file.endsWith('.machine.json'),
    )) {
      const { machine } = parseMachine(readFileSync(join(root, 'machines', folder, name), 'utf8'), name);
      if (!machine) throw new Error(`The machine "${name}" cannot be read.`);
      machines[machine.config.id] = machine.config;
    }
  }
  return machines;
}
