import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { sayNearest } from '../../chart/index.ts';
import {
  checkVariant,
  comparedWorlds,
  countPoints,
  FIGURES,
  hashPlan,
  MAX_POINTS,
  parseFactor,
  planPoints,
  type PointDesign,
  runSweep,
  type Score,
  type StudyDesign,
  summariseSweep,
  type SweepHooks,
  type SweepPlan,
  tabulateSweep,
  variantKey,
} from '../../study/index.ts';
import type { Problem } from '../../util/problem.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { stemOf, writeOutput } from '../project/files.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import type { Io } from '../process/io.ts';
import { loadProject } from '../project/load-project.ts';
import { withFolder } from '../project/lock-folder.ts';
import { startProgress } from '../print/progress.ts';
import { readChoice, readChoices, readList, readWhole } from '../options/read-options.ts';
import { printSweepCommand, type SweepCommand } from '../print/sweep-command.ts';
import { openJournal } from '../project/sweep-journal.ts';
import { drawSweepPage } from '../sweep-page.ts';
import { printSweep, tabulatePoints } from '../sweep-report.ts';
import { printCsv, printParquet } from '../sweep-tables.ts';
import {
  declareWorkOptions,
  designWorlds,
  SCENARIO_FILE,
  withPool,
  type WorldOptions,
} from '../options/work-options.ts';
import type { CliCommand, ExitCode } from './types.ts';
import { sayHint, sayMessage, tellProblem, wordProblem } from '../../util/problem.ts';
import { joinLines, say } from '../../util/said.ts';

const FIGURE_IDS = FIGURES.map(({ id }) => id);
const DEFAULT_FIGURES = ['lostRate', 'misroutedRate', 'repeats7d'];
const REPLICATIONS = 5;
/** Beyond these nobody reads on: mend them and ask again. */
const MOST_PROBLEMS = 20;

interface Options extends WorldOptions {
  readonly vary?: readonly string[];
  readonly design: PointDesign['kind'];
  readonly points?: number;
  readonly figures?: readonly string[];
  readonly rank?: string;
  readonly rankOn?: string;
  readonly out?: string;
}

export const sweep: CliCommand = {
  name: 'sweep',
  summary: say(
    'simulate a grid or Latin hypercube over parameters, scenario and menus, and rank its points',
    '对参数、场景和菜单做网格或拉丁超立方扫描，并为设计点排名',
  ),
  declare: (command) =>
    declareWorkOptions(command)
      .argument('<scenario>', SCENARIO_FILE)
      .option(
        '--vary <name=levels>',
        say(
          'what to vary: a parameter, scenario#path or machine:id#path; levels a,b,c or low..high or low..high:count; once for each factor',
          '要变动的因素：参数名、scenario#路径 或 machine:id#路径；水平写作 a,b,c 或 低..高 或 低..高:个数；每个因素写一次',
        ),
        (text: string, earlier: unknown) => [...((earlier as string[] | undefined) ?? []), text],
      )
      .option(
        '--design <kind>',
        say('grid (every combination) or lhs (Latin hypercube)', 'grid（全部组合）或 lhs（拉丁超立方）'),
        readChoice(['grid', 'lhs'] as const),
        'grid',
      )
      .option(
        '--points <n>',
        say('points of a Latin hypercube', '拉丁超立方的设计点数'),
        readWhole({ from: 2, to: MAX_POINTS }),
      )
      .option(
        '--worlds <ids>',
        say(
          'worlds to simulate (default: the two that the scenario compares)',
          '要模拟的情形（默认：场景所比较的两个）',
        ),
        readList,
      )
      .option(
        '--figures <ids>',
        say(
          `figures to show (default: ${DEFAULT_FIGURES.join(',')}); the tables hold all`,
          `要显示的指标（默认：${DEFAULT_FIGURES.join(',')}）；表格中有全部指标`,
        ),
        readChoices(FIGURE_IDS),
      )
      .option(
        '--rank <figure>',
        say(
          'figure to rank points by (default: the first one shown)',
          '排名所依据的指标（默认：显示的第一个）',
        ),
        readChoice(FIGURE_IDS),
      )
      .option(
        '--rank-on <world>',
        say(
          'a world, or "change" from before to after (default: the world after)',
          '某个情形，或 change（从之前到之后的变化）（默认：之后的情形）',
        ),
      )
      .option(
        '--replications <n>',
        say('months at each point in each world', '每个设计点、每个情形的月数'),
        readWhole({ from: 1, to: 10_000 }),
        REPLICATIONS,
      )
      .option(
        '-o, --out <folder>',
        say(
          'folder of the results; a stopped sweep in it is gone on with (default: out/<scenario>-sweep)',
          '结果文件夹；其中中断的扫描会继续（默认：out/<场景>-sweep）',
        ),
      ),
  run: async (io, [path = ''], given) => {
    const options = given as unknown as Options;
    const project = await loadProject(io, path, options.machines);
    const out = options.out ?? `out/${stemOf(path)}-sweep`;
    const asked: SweepCommand = {
      ...options,
      scenario: project.file,
      vary: options.vary ?? [],
      points: options.design === 'lhs' ? options.points : undefined,
      worlds: options.worlds,
      figures: options.figures,
      rank: options.rank,
      rankOn: options.rankOn,
      locale: options.locale,
      machines: options.machines,
      out,
    };
    const study = designWorlds(project, options, printSweepCommand(asked));
    const plan = planOf(io, study, options);
    const figures = options.figures ?? DEFAULT_FIGURES;
    const score = scoreOf(plan, options.rank ?? figures[0] ?? 'lostRate', options.rankOn);
    return withFolder(io, out, () => sweepInto(io, out, plan, options, { figures, score }));
  },
};

/** Runs what the folder's journal does not hold yet, and writes the results beside it. */
async function sweepInto(
  io: Io,
  out: string,
  plan: SweepPlan,
  options: Options,
  { figures, score }: { readonly figures: readonly string[]; readonly score: Score },
): Promise<ExitCode> {
  const journal = await openJournal(
    io,
    join(out, 'sweep.journal.jsonl'),
    plan,
    await hashPlan(plan, packageJson.version),
  );
  const isQuiet = options.quiet ?? false;
  const language = chooseUiLanguage(io);
  if (journal.known.length > 0 && !isQuiet)
    io.err(
      language === 'zh'
        ? `继续：${plan.points.length} 个设计点中的 ${journal.known.length} 个之前已完成。\n`
        : `Going on: ${journal.known.length} of ${plan.points.length} points were done before.\n`,
    );

  const interruption = listenForInterrupt(io);
  const progress = startProgress(
    io,
    isQuiet,
    say(`Simulating ${plan.points.length} points`, `正在模拟 ${plan.points.length} 个设计点`),
  );
  try {
    const hooks: SweepHooks = {
      known: journal.known,
      onPoint: journal.add,
      signal: interruption.signal,
      onProgress: (done, total) => progress.show(done, total, 'points'),
    };
    const answers = await withPool(io, options, interruption, (pool) => runSweep(plan, pool, hooks));
    progress.end();
    if (answers.length === 0)
      throw new Misuse(
        say(
          'Stopped before the first point was done: there is nothing to report.',
          '还没完成第一个设计点就停止了：没有可报告的内容。',
        ),
        say('Let it run a little longer.', '请让它多运行一会儿。'),
      );
    const result = summariseSweep(plan, answers, {
      figures: [...new Set([...figures, score.figure])],
      score,
    });
    const columns = tabulateSweep(plan, answers);
    const points = tabulatePoints(result);
    const files: readonly (readonly [string, string | Uint8Array])[] = [
      ['replications.parquet', printParquet(columns)],
      ['replications.csv', printCsv(columns)],
      ['points.parquet', printParquet(points)],
      ['points.csv', printCsv(points)],
      ['sweep.json', `${JSON.stringify(result, undefined, 2)}\n`],
      ['sweep.html', drawSweepPage(result, language)],
    ];
    if (!isQuiet) io.out(`${printSweep(result, language)}\n`);
    for (const [name, content] of files) {
      const written = await writeOutput(io, join(out, name), content);
      if (!isQuiet) io.out(`${language === 'zh' ? '已写入：' : 'Written: '}${written}\n`);
    }
    return 0;
  } finally {
    progress.end();
    interruption.end();
  }
}

/** Factors, points and a look at every variant of the files, all before the first replication. */
function planOf(io: Io, study: StudyDesign, { vary = [], design: kind, points }: Options): SweepPlan {
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
  const language = chooseUiLanguage(io);
  for (const problem of problems) {
    const { message, hint = '' } = tellProblem(problem, language);
    io.err(language === 'zh' ? `注意：${message}${hint}\n` : `Note: ${message} ${hint}\n`);
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
  if (!/expected int/.test(problem.message)) return problem;
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

function scoreOf(plan: SweepPlan, figure: string, asked: string | undefined): Score {
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
