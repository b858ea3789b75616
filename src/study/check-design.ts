/** Whether a study can be run at all: worlds, lines and machines that exist. Problems, not exceptions. */
import { sayNearest, type MachineConfig } from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import { nearestLocale } from '../util/choose-text.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { say, studyWords, type Said } from '../words/index.ts';
import { ownValue } from '../util/own-value.ts';

/**
 * Why a study of these worlds cannot be run; empty when it can. `worlds` are ids, `machines` stand by id, `file` is the scenario's
 * name for problems.
 */
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
        say(studyWords, (words) => words.checkDesign.unknownWorld({ world })),
        sayNearest(world, known),
      );
  }
  const asked = scenario.worlds.filter((world) => worlds.includes(world.id));
  const lines = scenario.lines.filter((line) => asked.some((world) => world.lines.includes(line.id)));
  for (const line of lines) {
    if (!Object.hasOwn(machines, line.machine)) {
      report(
        'unknown-machine',
        say(studyWords, (words) =>
          words.checkDesign.unknownMachine({ lineId: line.id, machine: line.machine }),
        ),
        sayNearest(line.machine, Object.keys(machines)),
      );
    }
  }
  const spoken = new Set(lines.flatMap((line) => ownValue(machines, line.machine)?.meta.locales ?? []));
  if (spoken.size > 0 && nearestLocale(locale, [...spoken]) === undefined) {
    report(
      'unknown-locale',
      say(studyWords, (words) => words.checkDesign.unknownLocale({ locale })),
      sayNearest(locale, [...spoken]),
    );
  }
  return problems;
}
