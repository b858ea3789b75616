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
import { joinLines, say } from '../../util/said.ts';
import { languageOf } from '../language/choose-language.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
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
      say('A sweep needs something to vary.', '扫描需要有可变的因素。'),
      say(
        'Add --vary, for example --vary wrongNumber=0.05,0.15,0.30.',
        '请加上 --vary，例如 --vary wrongNumber=0.05,0.15,0.30。',
      ),
    );
  if (kind === 'lhs' && points === undefined)
    throw new Misuse(
      say('A Latin hypercube needs a number of points.', '拉丁超立方抽样需要指定设计点数。'),
      say('Add --points, for example --points 20.', '请加上 --points，例如 --points 20。'),
    );
  if (kind === 'grid' && points !== undefined)
    throw new Misuse(
      say('A grid has as many points as its levels make.', '网格的设计点数由各因素的水平决定。'),
      say('Leave --points out, or add --design lhs.', '请不写 --points，或加上 --design lhs。'),
    );
  const readings = vary.map((text) => parseFactor(text, study));
  const problems = readings.flatMap((reading) => reading.problems);
  refuse(problems.filter(({ severity }) => severity === 'error'));
  const language = languageOf(io);
  for (const problem of problems) {
    const { message, hint = '' } = tellProblem(problem, language);
    io.err(language === 'zh-CN' ? `注意：${message}${hint}\n` : `Note: ${message} ${hint}\n`);
  }
  const factors = readings.flatMap(({ factor }) => factor ?? []);
  const twice = factors.find(({ label }, f) => factors.findIndex((other) => other.label === label) !== f);
  if (twice)
    throw new Misuse(
      say(`"${twice.label}" is varied twice.`, `“${twice.label}”被变动了两次。`),
      say('Name all its values in one --vary.', '请在一个 --vary 中写出它的全部取值。'),
    );
  const design: PointDesign = kind === 'lhs' ? { kind, points: points ?? 0 } : { kind };
  const count = countPoints(factors, design);
  if (count > MAX_POINTS)
    throw new Misuse(
      say(
        `This grid has ${count} points; at most ${MAX_POINTS} are run.`,
        `这个网格有 ${count} 个设计点；最多运行 ${MAX_POINTS} 个。`,
      ),
      say('Take fewer levels, or --design lhs --points 200.', '请减少水平，或用 --design lhs --points 200。'),
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
  const hint = say(
    'A range gives fractions; name whole numbers one by one: --vary path=1,2,3.',
    '范围会产生小数；请逐一写出整数：--vary 路径=1,2,3。',
  );
  return { ...problem, ...wordProblem(sayMessage(problem), hint) };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0)
    throw new Misuse(
      joinLines(problems.map(sayMessage)),
      joinLines([
        ...new Map(
          problems.flatMap((problem) => sayHint(problem) ?? []).map((hint) => [hint.en, hint]),
        ).values(),
      ]),
    );
}

/** What points are ranked by. @throws Misuse for what the sweep does not look at */
export function scoreOf(plan: SweepPlan, figure: string, asked: string | undefined): Score {
  const pair = comparedWorlds(plan);
  const worlds = plan.study.worlds;
  const on = asked ?? pair?.after ?? worlds.at(-1) ?? '';
  if (on === 'change') {
    if (!pair)
      throw new Misuse(
        say(
          'There is no change to rank by: the sweep looks at one side only.',
          '没有可供排序的变化：扫描只看一侧。',
        ),
        say('Let --worlds name the worlds before and after.', '请用 --worlds 指明之前和之后的情形。'),
      );
    return { figure, on: { kind: 'change', from: pair.before, to: pair.after } };
  }
  if (!worlds.includes(on))
    throw new Misuse(
      say(`The sweep does not look at a world "${on}".`, `扫描不包含情形“${on}”。`),
      sayNearest(on, [...worlds, 'change']),
    );
  return { figure, on: { kind: 'world', world: on } };
}
