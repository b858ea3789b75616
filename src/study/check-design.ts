/** Whether a study can be run at all: worlds, lines and machines that exist. Problems, not exceptions. */
import { sayNearest, type MachineConfig } from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { say, type Said } from '../util/said.ts';

export function checkDesign(
  scenario: ScenarioConfig,
  machines: Readonly<Record<string, MachineConfig>>,
  worlds: readonly string[],
  locale: string,
  file: string,
): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, message: Said, hint: Said): void => {
    problems.push({ code, severity: 'error', ...wordProblem(message, hint), file });
  };
  const known = scenario.worlds.map((world) => world.id);
  for (const world of worlds) {
    if (!known.includes(world))
      report(
        'unknown-world',
        say(`The scenario has no world "${world}".`, `场景中没有情形“${world}”。`),
        sayNearest(world, known),
      );
  }
  const asked = scenario.worlds.filter((world) => worlds.includes(world.id));
  const lines = scenario.lines.filter((line) => asked.some((world) => world.lines.includes(line.id)));
  for (const line of lines) {
    if (!(line.machine in machines)) {
      report(
        'unknown-machine',
        say(
          `The line "${line.id}" needs the machine "${line.machine}", and no machine file has this id.`,
          `号码“${line.id}”需要菜单“${line.machine}”，但没有菜单文件使用这个 id。`,
        ),
        sayNearest(line.machine, Object.keys(machines)),
      );
    }
  }
  const spoken = new Set(lines.flatMap((line) => machines[line.machine]?.meta.locales ?? []));
  if (spoken.size > 0 && !spoken.has(locale)) {
    report(
      'unknown-locale',
      say(`No line of these worlds speaks "${locale}".`, `这些情形中没有号码使用语言“${locale}”。`),
      sayNearest(locale, [...spoken]),
    );
  }
  return problems;
}
