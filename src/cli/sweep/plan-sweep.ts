/** From what the command line varies to a plan: factors, points, and a look at every variant of the files. */
import { sayNearest } from '../../chart/index.ts';
import {
  checkVariant,
  comparedWorlds,
  countPoints,
  MAX_POINTS,
  parseFactor,
  planPoints,
  variantKey,
  type PointDesign,
  type Score,
  type RepeatedQuestion,
  type SweepPlan,
} from '../../study/index.ts';
import { sayHint, sayMessage, tellProblem, wordProblem, type Problem } from '../../util/problem.ts';
import { say, cliWords } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';

/** Beyond these nobody reads on: mend them and ask again. */
const MOST_PROBLEMS = 20;

export interface SweepOptions {
  readonly vary?: readonly string[];
  readonly design: PointDesign['kind'];
  readonly points?: number;
}

/** All before the first replication. @throws Misuse, BadFiles */
export function planSweep(
  io: Io,
  study: RepeatedQuestion,
  { vary = [], design: kind, points }: SweepOptions,
): SweepPlan {
  if (vary.length === 0)
    throw new Misuse(
      say(cliWords, (words) => words.planSweep.nothingVaries),
      say(cliWords, (words) => words.planSweep.nothingVariesHint),
    );
  if (kind === 'lhs' && points === undefined)
    throw new Misuse(
      say(cliWords, (words) => words.planSweep.noPointCount),
      say(cliWords, (words) => words.planSweep.noPointCountHint),
    );
  if (kind === 'grid' && points !== undefined)
    throw new Misuse(
      say(cliWords, (words) => words.planSweep.gridPoints),
      say(cliWords, (words) => words.planSweep.gridPointsHint),
    );
  const readings = vary.map((text) => parseFactor(text, study));
  const problems = readings.flatMap((reading) => reading.problems);
  refuse(problems.filter(({ severity }) => severity === 'error'));
  const language = languageOf(io);
  for (const problem of problems) {
    const { message, hint = '' } = tellProblem(problem, language);
    printLine(io.err, cliWords[language].planSweep.note({ message, hint }));
  }
  const factors = readings.flatMap(({ factor }) => factor ?? []);
  const places = factors.map(({ target }) => JSON.stringify(target));
  const twice = factors.find((_, f) => places.indexOf(places[f] ?? '') !== f);
  if (twice)
    throw new Misuse(
      say(cliWords, (words) => words.planSweep.variedTwice({ label: twice.label })),
      say(cliWords, (words) => words.planSweep.variedTwiceHint),
    );
  const design: PointDesign = kind === 'lhs' ? { kind, points: points ?? 0 } : { kind };
  const count = countPoints(factors, design);
  if (count > MAX_POINTS)
    throw new Misuse(
      say(cliWords, (words) => words.planSweep.tooManyPoints({ count, maxPoints: MAX_POINTS })),
      say(cliWords, (words) => words.planSweep.tooManyPointsHint),
    );
  const plan: SweepPlan = { study, design, factors, points: planPoints(factors, design, study.seed) };
  checkVariants(plan);
  return plan;
}

function checkVariants({ study, factors, points }: SweepPlan): void {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const point of points) {
    const key = variantKey(factors, point);
    if (seen.has(key)) continue;
    seen.add(key);
    problems.push(...checkVariant(study, factors, point));
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (problems.length > 0) throw new BadFiles(problems.slice(0, MOST_PROBLEMS).map(adviseWhole));
}

/** A range gives fractions, and the schema of the file knows nothing of ranges. */
function adviseWhole(problem: Problem): Problem {
  if (problem.params?.expected !== 'int') return problem;
  const hint = say(cliWords, (words) => words.planSweep.wholeNumbersHint);
  return { ...problem, ...wordProblem(sayMessage(problem), hint) };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0)
    throw new Misuse(problems.map(sayMessage), [
      ...new Map(
        problems.flatMap((problem) => sayHint(problem) ?? []).map((hint) => [hint.en, hint]),
      ).values(),
    ]);
}

/** What points are ranked by. @throws Misuse for what the sweep does not look at */
export function scoreOf(plan: SweepPlan, figure: string, asked: string | undefined): Score {
  const pair = comparedWorlds(plan);
  const worlds = plan.study.worlds;
  const on = asked ?? pair?.after ?? worlds.at(-1) ?? '';
  if (on === 'change') {
    if (!pair)
      throw new Misuse(
        say(cliWords, (words) => words.planSweep.noChange),
        say(cliWords, (words) => words.planSweep.noChangeHint),
      );
    return { figure, on: { kind: 'change', from: pair.before, to: pair.after } };
  }
  if (!worlds.includes(on))
    throw new Misuse(
      say(cliWords, (words) => words.planSweep.unknownWorld({ on })),
      sayNearest(on, [...worlds, 'change']),
    );
  return { figure, on: { kind: 'world', world: on } };
}
