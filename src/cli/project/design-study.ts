/** From a project and what the command line asks to the design of a study. */
import { checkDesign, type StudyDesign } from '../../study/index.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import type { Project } from './load-project.ts';
import { sayHint, sayMessage } from '../../util/problem.ts';
import { joinLines } from '../../util/said.ts';

export interface StudyQuestion {
  readonly worlds: readonly string[] | undefined;
  readonly locale: string | undefined;
  readonly seed: number;
  readonly replications: number;
  readonly precision: number | undefined;
  readonly precisionOn?: string | undefined;
  readonly sensitivityReplications: number;
  readonly hasControl: boolean;
  readonly replay: string;
}

/**
 * @throws Misuse when the command line names what the scenario does not have; BadFiles when the scenario
 * itself is wrong.
 */
export function designStudy({ scenario, file, machines }: Project, question: StudyQuestion): StudyDesign {
  const known = scenario.worlds.map((world) => world.id);
  const asked = question.worlds ?? known;
  const locale = question.locale ?? scenario.locale;
  const problems = checkDesign(scenario, machines, asked, locale, file);
  const slips = problems.filter(
    ({ code }) => code === 'unknown-world' || (code === 'unknown-locale' && question.locale !== undefined),
  );
  if (slips.length > 0) throw new Misuse(joinLines(slips.map(sayMessage)), slips[0] && sayHint(slips[0]));
  if (problems.length > 0) throw new BadFiles(problems);
  return {
    scenario,
    file,
    machines,
    worlds: known.filter((world) => asked.includes(world)),
    locale,
    seed: question.seed,
    replications: question.replications,
    ...(question.precision === undefined ? {} : { precision: question.precision }),
    ...(question.precisionOn === undefined ? {} : { precisionOn: question.precisionOn }),
    sensitivityReplications: question.sensitivityReplications,
    hasControl: question.hasControl,
    replay: question.replay,
  };
}
