/**
 * A design point laid over a study: overrides for parameters, a scenario and machines of its own for places
 * in files.
 */
import { checkMachineValue, sayNearest, type MachineConfig, type MachineFile } from '../../chart/index.ts';
import { checkMachines, checkScenarioValue, type ScenarioConfig } from '../../scenario/index.ts';
import { hasErrors, sayHint, sayMessage, wordProblem, type Problem } from '../../util/problem.ts';
import { say, studyWords, type Said } from '../../words/index.ts';
import type { Overrides, RepeatedQuestion } from '../study-design.ts';
import { setAtPath } from './resolve-path.ts';
import type { Factor, SweepPoint } from './types.ts';
import { ownValue } from '../../util/own-value.ts';

/**
 * Points that differ in parameters only share a variant: its menus are explored once and one set of threads
 * serves them all.
 */
export function variantKey(factors: readonly Factor[], point: SweepPoint): string {
  return JSON.stringify(
    factors.flatMap(({ label, target }, f) =>
      target.kind === 'parameter' ? [] : [[label, point.values[f]]],
    ),
  );
}

export function overridesAt(factors: readonly Factor[], point: SweepPoint): Overrides {
  return Object.fromEntries(
    factors.flatMap(({ target }, f) =>
      target.kind === 'parameter' ? [[target.name, point.values[f] as number]] : [],
    ),
  );
}

/**
 * The study with the scenario and machines of this point. The study itself when the point turns parameters
 * only.
 */
export function variantAt(
  study: RepeatedQuestion,
  factors: readonly Factor[],
  point: SweepPoint,
): RepeatedQuestion {
  let scenario = study.scenario;
  let machines = study.machines;
  factors.forEach(({ target }, f) => {
    const value = point.values[f];
    if (target.kind === 'scenario') scenario = setAtPath(scenario, target.path, value) as ScenarioConfig;
    if (target.kind === 'machine') {
      const changed = setAtPath(ownValue(machines, target.machine), target.path, value) as MachineConfig;
      machines = { ...machines, [target.machine]: changed };
    }
  });
  return scenario === study.scenario && machines === study.machines
    ? study
    : { ...study, scenario, machines };
}

/** What is wrong with a variant as a project, said with the values that make it so. Empty: it can be run. */
export function checkVariant(
  study: RepeatedQuestion,
  factors: readonly Factor[],
  point: SweepPoint,
): Problem[] {
  const variant = variantAt(study, factors, point);
  if (variant === study) return [];
  const turned = factors
    .flatMap(({ label, target }, f) =>
      target.kind === 'parameter' ? [] : [`${label}=${String(point.values[f])}`],
    )
    .join(', ');
  const found: Problem[] = [];
  const { scenario, problems } = checkScenarioValue(variant.scenario, study.file);
  found.push(...problems);
  const files = new Map<string, MachineFile>();
  for (const [id, config] of Object.entries(variant.machines)) {
    const reading = checkMachineValue(config, `the machine "${id}"`);
    found.push(...reading.problems);
    if (reading.machine) files.set(reading.machine.config.id, reading.machine);
  }
  if (!hasErrors(found) && scenario) found.push(...checkMachines(scenario, Object.fromEntries(files)));
  return (
    found
      .filter(({ severity }) => severity === 'error')
      // Lines and columns are those of a file nobody has.
      .map(({ line: _, column: __, ...problem }) => {
        const inFile = sayMessage(problem);
        return {
          ...problem,
          ...wordProblem(
            say(studyWords, (words, language) =>
              words.applyPoint.message({ turned, message: inFile[language] }),
            ),
            hintFor(problem, factors, study),
          ),
        };
      })
  );
}

/** A key that the schema does not know is most likely misspelt. */
function hintFor(problem: Problem, factors: readonly Factor[], study: RepeatedQuestion): Said | undefined {
  for (const { target } of factors) {
    if (target.kind === 'parameter') continue;
    const word = target.path.at(-1);
    if (typeof word !== 'string' || problem.code !== 'unknown-key' || problem.path?.at(-1) !== word) continue;
    const root: unknown =
      target.kind === 'scenario' ? study.scenario : ownValue(study.machines, target.machine);
    const known = [...collectKeys(root, new Set())];
    if (!known.includes(word)) return sayNearest(word, known);
  }
  return sayHint(problem);
}

function collectKeys(value: unknown, into: Set<string>): Set<string> {
  if (typeof value !== 'object' || value === null) return into;
  for (const [key, inside] of Object.entries(value)) {
    if (!Array.isArray(value)) into.add(key);
    collectKeys(inside, into);
  }
  return into;
}
