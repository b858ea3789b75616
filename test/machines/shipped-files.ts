/** Every machine and scenario in the repository, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseMachine, type MachineReading } from '../../src/chart/index.ts';
import { parseScenario, type ScenarioReading } from '../../src/scenario/index.ts';

const ROOT = new URL('../../', import.meta.url);

export interface Shipped<T> {
  /** Path from the repository's root. */
  readonly file: string;
  readonly text: string;
  readonly reading: T;
}

function readAll<T>(folder: string, ending: string, parse: (text: string, file: string) => T): Shipped<T>[] {
  const at = new URL(`${folder}/`, ROOT);
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => {
      const text = readFileSync(new URL(name, at), 'utf8');
      return { file: `${folder}/${name}`, text, reading: parse(text, `${folder}/${name}`) };
    });
}

export const shippedMachines: readonly Shipped<MachineReading>[] = readAll('machines', '.machine.json', parseMachine);
export const shippedScenarios: readonly Shipped<ScenarioReading>[] = readAll('scenarios', '.scenario.json', parseScenario);

/** What a relative reference in a file means, as a path from the repository's root. */
export function resolveFrom(file: string, reference: string): string {
  return new URL(reference, new URL(file, ROOT)).href.slice(ROOT.href.length);
}
