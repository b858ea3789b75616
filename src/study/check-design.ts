/** Whether a study can be run at all: worlds, lines and machines that exist. Problems, not exceptions. */
import { suggest, type MachineConfig } from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import type { Problem } from '../util/problem.ts';

export function checkDesign(scenario: ScenarioConfig, machines: Readonly<Record<string, MachineConfig>>, worlds: readonly string[], locale: string, file: string): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, message: string, hint: string): void => {
    problems.push({ code, severity: 'error', message, hint, file });
  };
  const known = scenario.worlds.map((world) => world.id);
  for (const world of worlds) {
    if (!known.includes(world)) report('unknown-world', `The scenario has no world "${world}".`, suggest(world, known));
  }
  const asked = scenario.worlds.filter((world) => worlds.includes(world.id));
  const lines = scenario.lines.filter((line) => asked.some((world) => world.lines.includes(line.id)));
  for (const line of lines) {
    if (!(line.machine in machines)) {
      report('unknown-machine', `The line "${line.id}" needs the machine "${line.machine}", and no machine file has this id.`, suggest(line.machine, Object.keys(machines)));
    }
  }
  const spoken = new Set(lines.flatMap((line) => machines[line.machine]?.meta.locales ?? []));
  if (spoken.size > 0 && !spoken.has(locale)) {
    report('unknown-locale', `No line of these worlds speaks "${locale}".`, suggest(locale, [...spoken]));
  }
  return problems;
}
