import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { printCsv, printParquet, tabulateResult } from '../../report/index.ts';
import {
  FIGURES,
  KEY_FIGURES,
  LEAD_FIGURE,
  hashPlan,
  MAX_POINTS,
  runSweep,
  type Score,
  summariseSweep,
  type SweepHooks,
  type SweepPlan,
  type SweepResult,
  tabulateSweep,
} from '../../study/index.ts';
import { say } from '../../util/said.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoice, readChoices, readList, readWhole } from '../options/read-options.ts';
import { declareWorkOptions, designWorlds, SCENARIO_FILE, withPool } from '../options/work-options.ts';
import { printWritten, REPORT_FORMATS, rendererOf } from '../print/deliver-reports.ts';
import { startProgress } from '../print/progress.ts';
import { Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import type { Io } from '../process/io.ts';
import { stemOf, writeOutput } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { withFolder } from '../sweep/lock-folder.ts';
import { planSweep, scoreOf } from '../sweep/plan-sweep.ts';
import { printSweepCommand, type SweepCommand } from '../sweep/sweep-command.ts';
import { openJournal } from '../sweep/sweep-journal.ts';
import { defineCommand, type ExitCode } from './types.ts';

const FIGURE_IDS = FIGURES.map(({ id }) => id);
const REPLICATIONS = 5;

const declare = (command: Declaration) =>
  declareWorkOptions(command)
    .argument('<scenario>', SCENARIO_FILE)
    .read(
      '--vary <name=levels>',
      say(
        'what to vary: a parameter, scenario#path or machine:id#path; levels a,b,c or low..high or low..high:count; once for each factor',
        '要变动的因素：参数名、scenario#路径 或 machine:id#路径；水平写作 a,b,c 或 低..高 或 低..高:个数；每个因素写一次',
      ),
      (text: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), text],
    )
    .readOr(
      '--design <kind>',
      say('grid (every combination) or lhs (Latin hypercube)', 'grid（全部组合）或 lhs（拉丁超立方）'),
      readChoice(['grid', 'lhs'] as const),
      'grid',
    )
    .read(
      '--points <n>',
      say('points of a Latin hypercube', '拉丁超立方的设计点数'),
      readWhole({ from: 2, to: MAX_POINTS }),
    )
    .read(
      '--worlds <ids>',
      say(
        'worlds to simulate (default: the two that the scenario compares)',
        '要模拟的情形（默认：场景所比较的两个）',
      ),
      readList,
    )
    .read(
      '--figures <ids>',
      say(
        `figures to show (default: ${KEY_FIGURES.join(',')}); the tables hold all`,
        `要显示的指标（默认：${KEY_FIGURES.join(',')}）；表格中有全部指标`,
      ),
      readChoices(FIGURE_IDS),
    )
    .read(
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
    .readOr(
      '--replications <n>',
      say('months at each point in each world', '每个设计点、每个情形的月数'),
      readWhole({ from: 1, to: 10_000 }),
      REPLICATIONS,
    )
    .read(
      '--format <formats>',
      say(
        `${REPORT_FORMATS.join(', ')}: one is printed in place of the summary; several, with commas between, are written into the folder`,
        `${REPORT_FORMATS.join('、')}：写一个则显示它而不显示摘要；写多个（以英文逗号分隔）则写入文件夹`,
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <folder>',
      say(
        'folder of the results; a stopped sweep in it is gone on with (default: out/<scenario>-sweep)',
        '结果文件夹；其中中断的扫描会继续（默认：out/<场景>-sweep）',
      ),
    );
type Options = OptionsOf<typeof declare>;

export const sweep = defineCommand({
  name: 'sweep',
  summary: say(
    'simulate a grid or Latin hypercube over parameters, scenario and menus, and rank its points',
    '对参数、场景和菜单做网格或拉丁超立方扫描，并为设计点排名',
  ),
  declare,
  run: async (io, [path = ''], options) => {
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
    const plan = planSweep(io, study, options);
    const figures = options.figures ?? KEY_FIGURES;
    const score = scoreOf(plan, options.rank ?? figures[0] ?? LEAD_FIGURE, options.rankOn);
    return withFolder(io, out, () => sweepInto(io, out, plan, options, { figures, score }));
  },
});

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
    await writeSweep(io, out, tabulateSweep(plan, answers), result, options);
    return 0;
  } finally {
    progress.end();
    interruption.end();
  }
}

/** The folder always holds the tables, the result and its page; `--format` says what else, and what is printed. */
async function writeSweep(
  io: Io,
  out: string,
  replications: ReturnType<typeof tabulateSweep>,
  result: SweepResult,
  { format, quiet = false }: Options,
): Promise<void> {
  const language = chooseUiLanguage(io);
  const render = (id: string): string => rendererOf(id).render(result, { language });
  const asked = [...new Set(format ?? [])];
  const printed =
    asked.length === 1 ? asked[0] : format === undefined || asked.includes('text') ? 'text' : undefined;
  const points = tabulateResult(result);
  const files = new Map<string, string | Uint8Array>([
    ['replications.parquet', printParquet(replications)],
    ['replications.csv', printCsv(replications)],
    ['points.parquet', printParquet(points)],
    ['points.csv', printCsv(points)],
    ...['json', 'html', ...(asked.length > 1 ? asked : [])].map(
      (id) => [`sweep.${rendererOf(id).extension}`, render(id)] as const,
    ),
  ]);
  const isText = printed === 'text';
  if (printed !== undefined && !(isText && quiet)) io.out(`${render(printed)}${isText ? '\n' : ''}`);
  for (const [name, content] of files) {
    const written = await writeOutput(io, join(out, name), content);
    // What another program reads from standard output holds nothing but the report.
    if (!quiet) printWritten(isText || printed === undefined ? io.out : io.err, io, written);
  }
}
