/** A scenario with the machines of its lines. */
import type { MachineConfig } from '../../chart/index.ts';
import {
  checkMachines,
  checkMachinesOfDraft,
  readScenarioText,
  type Draft,
  type ScenarioConfig,
} from '../../scenario/index.ts';
import type { JsonDocument } from '../../util/read-json.ts';
import { hasErrors, sayHint, sortProblems, type Problem } from '../../util/problem.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { machinesBeside, readMachines, readText, showPath } from './files.ts';
import type { Io } from '../process/io.ts';
import { printProblems } from '../print/print-problems.ts';
import { say, cliWords } from '../../words/index.ts';

export interface Project {
  readonly scenario: ScenarioConfig;
  /** As shown to people. */
  readonly file: string;
  /** By machine id: those the scenario's lines name. */
  readonly machines: Readonly<Record<string, MachineConfig>>;
  /** Where a key of the scenario stands in its file. */
  readonly placeOf: JsonDocument['placeOf'];
}

/**
 * @throws BadFiles with every problem of the scenario and of the machines it needs; Misuse when there is no
 * machines folder.
 */
export async function loadProject(io: Io, path: string, machinesPath: string | undefined): Promise<Project> {
  const reading = await readText(io, path);
  if (reading.problem)
    throw reading.problem.code === 'file-missing'
      ? new Misuse(
          say(cliWords, (words) => words.loadProject.thereNoFile({ path })),
          sayHint(reading.problem),
        )
      : new BadFiles([reading.problem]);
  const file = showPath(io, path);
  const { scenario: parsed, problems, draft } = readScenarioText(reading.text, file);
  if (!parsed) {
    const more = draft ? await checkAhead(io, draft, machinesPath ?? machinesBeside(io, path)) : [];
    throw new BadFiles(sortProblems([...problems, ...more]));
  }

  const scenario = parsed.config;
  const folder = await readMachines(io, [machinesPath ?? machinesBeside(io, path)]);
  const wanted = new Set(scenario.lines.map((line) => line.machine));
  const used = folder.machines.filter(({ config }) => wanted.has(config.id));
  const machines = Object.fromEntries(used.map((machine) => [machine.config.id, machine]));
  const found = [...problems, ...checkMachines(parsed, machines)];
  // A broken file hides its id: when all machines are there without it, it is none of this scenario's
  // business.
  const isBusiness = (problem: Problem): boolean =>
    used.some((machine) => machine.file === problem.file) || wanted.size > Object.keys(machines).length;
  found.push(...folder.problems.filter(isBusiness));
  if (hasErrors(found)) throw new BadFiles(sortProblems(found));
  if (found.length > 0) printProblems(io, sortProblems(found));
  return {
    scenario,
    file,
    machines: Object.fromEntries(used.map(({ config }) => [config.id, config])),
    placeOf: parsed.document.placeOf,
  };
}

/** What would come to light once the scenario’s own mistakes are mended: machines that are not there, desks they do not know. */
async function checkAhead(io: Io, draft: Draft, folder: string): Promise<readonly Problem[]> {
  const { machines } = await readMachines(io, [folder]).catch(() => ({ machines: [] }));
  return checkMachinesOfDraft(
    draft,
    Object.fromEntries(machines.map((machine) => [machine.config.id, machine])),
  );
}
