/** From a project and what the command line asks to the question of a study. */
import { checkDesign, type StudyQuestion } from '../../study/index.ts';
import { sayHint, sayMessage } from '../../util/problem.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import type { Project } from './load-project.ts';

/** Absent: what the scenario says. */
export interface Asked {
  readonly worlds: readonly string[] | undefined;
  readonly locale: string | undefined;
  readonly seed: number;
  readonly replay: string;
}

/**
 * @throws Misuse when the command line names what the scenario does not have; BadFiles when the scenario
 * itself is wrong.
 */
export function askStudy({ scenario, file, machines }: Project, asked: Asked): StudyQuestion {
  const known = scenario.worlds.map((world) => world.id);
  const worlds = asked.worlds ?? known;
  const locale = asked.locale ?? scenario.locale;
  const problems = checkDesign(scenario, machines, worlds, locale, file);
  const slips = problems.filter(
    ({ code }) => code === 'unknown-world' || (code === 'unknown-locale' && asked.locale !== undefined),
  );
  if (slips.length > 0) throw new Misuse(slips.map(sayMessage), slips[0] && sayHint(slips[0]));
  if (problems.length > 0) throw new BadFiles(problems);
  return {
    scenario,
    file,
    machines,
    worlds: known.filter((world) => worlds.includes(world)),
    locale,
    seed: asked.seed,
    replay: asked.replay,
  };
}
