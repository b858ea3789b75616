/** What is wrong with scenarios, and where they send callers to closed desks. */
import { explore } from '../../automaton/index.ts';
import { checkMachines, readScenarioText } from '../../scenario/index.ts';
import { checkClosedDesks } from '../../study/index.ts';
import { hasErrors, type Problem } from '../../util/problem.ts';
import type { Io } from '../process/io.ts';
import { machinesBeside, readMachines, readText, showPath } from './files.ts';

/** Problems of the scenario files, each with the machines beside it. Those of the machines alone are not looked for. */
export async function checkScenarios(io: Io, paths: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const path of paths) problems.push(...(await checkOne(io, path)));
  // Scenarios that share a machine find the same in it.
  return problems.filter(
    (problem, i) => problems.findIndex((other) => JSON.stringify(other) === JSON.stringify(problem)) === i,
  );
}

async function checkOne(io: Io, path: string): Promise<readonly Problem[]> {
  const reading = await readText(io, path);
  if (reading.problem) return [reading.problem];
  const file = showPath(io, path);
  const { scenario, problems } = readScenarioText(reading.text, file);
  if (!scenario) return problems;
  // Without a folder every machine is missing, and that is said.
  const { machines } = await readMachines(io, [machinesBeside(io, path)]).catch(() => ({ machines: [] }));
  const wanted = new Set(scenario.config.lines.map((line) => line.machine));
  const used = Object.fromEntries(
    machines.filter(({ config }) => wanted.has(config.id)).map((machine) => [machine.config.id, machine]),
  );
  const found = [...problems, ...checkMachines(scenario, used)];
  // A menu that goes round for ever is the rules' to say.
  const isExplored = Object.values(used).every(({ config }) => explore(config).automaton);
  return hasErrors(found) || !isExplored
    ? found
    : [...found, ...checkClosedDesks(scenario.config, used, file)];
}
