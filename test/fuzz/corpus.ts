/** What inputs grow from: the files of the project, and small ones of their own for readers that have none there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printMachine } from '../../src/chart/index.ts';
import { printScenario } from '../../src/scenario/index.ts';
import { smallProject } from '../cli/small-project.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { smallDesign } from '../study/small-study.ts';
import type { Luck } from './luck.ts';
import { readTree, type Tree } from './mutate/json-tree.ts';

export interface Sample {
  readonly text: string;
  readonly tree: Tree;
}
export interface Corpus {
  /** The smallest first. */
  readonly machines: readonly Sample[];
  readonly scenarios: readonly Sample[];
}

/** @param root of the project */
export function readCorpus(root: string): Corpus {
  const design = smallDesign();
  return {
    machines: toSamples([
      ...readFolder(join(root, 'machines'), '.machine.json'),
      ...Object.values(design.machines).map(printMachine),
      printMachine(smallMachine),
    ]),
    scenarios: toSamples([
      ...readFolder(join(root, 'scenarios'), '.scenario.json'),
      ...readFolder(join(root, 'test', 'fixtures'), '.scenario.json'),
      printScenario(design.scenario),
      smallProject['scenarios/small.scenario.json'] ?? '',
    ]),
  };
}

function readFolder(folder: string, suffix: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

export function toSamples(texts: readonly string[]): Sample[] {
  return texts
    .toSorted((a, b) => a.length - b.length)
    .flatMap((text) => {
      const tree = readTree(text);
      return tree ? [{ text, tree }] : [];
    });
}

/** Small ones more often: as many mistakes fit into them, and a thousand of them are read in the time of a large one. */
export function pickSample(luck: Luck, samples: readonly Sample[]): Sample {
  return samples[Math.floor(samples.length * luck.next() ** 3)] as Sample;
}
