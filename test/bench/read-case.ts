/** A scenario of this project with its machines, as a question. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMachine, type MachineConfig } from '../../src/chart/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { DEFAULT_SEED, type StudyQuestion } from '../../src/study/index.ts';

export function readCase(name: string): StudyQuestion {
  const file = `scenarios/${name}.scenario.json`;
  const { scenario: read, problems } = parseScenario(readFileSync(file, 'utf8'), file);
  const scenario = read?.config;
  if (!scenario) throw new Error(problems[0]?.message ?? file);
  const files = readdirSync('machines', { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.machine.json'),
  );
  const configs = files.flatMap((each): MachineConfig[] => {
    const { machine } = parseMachine(readFileSync(join('machines', each), 'utf8'), each);
    return machine ? [machine.config] : [];
  });
  return {
    scenario,
    file,
    machines: Object.fromEntries(configs.map((config) => [config.id, config])),
    worlds: scenario.worlds.map(({ id }) => id),
    locale: scenario.locale,
    seed: DEFAULT_SEED,
    replay: '',
  };
}
