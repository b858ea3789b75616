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
import { say, cliWords, commonWords } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoice, readChoices, readWorlds, readWhole } from '../options/read-options.ts';
import { declareWorkOptions, designWorlds, SCENARIO_FILE, withPool } from '../options/work-options.ts';
import { printWritten, REPORT_FORMATS, rendererOf } from '../print/deliver-reports.ts';
import { startProgress } from '../print/progress.ts';
import { Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { stemOf, writeOutput } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { withRosters } from '../project/read-rosters.ts';
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
      say(cliWords, (words) => words.sweep.whatVaryParameterScenario),
      (text: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), text],
    )
    .readOr(
      '--design <kind>',
      say(cliWords, (words) => words.sweep.gridEveryCombinationOr),
      readChoice(['grid', 'lhs'] as const),
      'grid',
    )
    .read(
      '--points <n>',
      say(cliWords, (words) => words.sweep.pointsLatinHypercube),
      readWhole({ from: 2, to: MAX_POINTS }),
    )
    .read(
      '--worlds <ids>',
      say(cliWords, (words) => words.sweep.worldsSimulateDefaultTwo),
      readWorlds,
    )
    .read(
      '--figures <ids>',
      say(cliWords, (words) =>
        words.sweep.figuresShowDefaultTables({ defaultFigures: KEY_FIGURES.join(',') }),
      ),
      readChoices(FIGURE_IDS),
    )
    .read(
      '--rank <figure>',
      say(cliWords, (words) => words.sweep.figureRankPointsBy),
      readChoice(FIGURE_IDS),
    )
    .option(
      '--rank-on <world>',
      say(cliWords, (words) => words.sweep.worldOrChangeFrom),
    )
    .readOr(
      '--replications <n>',
      say(cliWords, (words) => words.sweep.monthsAtEachPoint),
      readWhole({ from: 1, to: 10_000 }),
      REPLICATIONS,
    )
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.sweep.onePrintedInPlace({
          reportFormats: REPORT_FORMATS.join(commonWords[language].listComma),
        }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <folder>',
      say(cliWords, (words) => words.sweep.folderResultsStoppedSweep),
    );
type Options = OptionsOf<typeof declare>;

export const sweep = defineCommand({
  name: 'sweep',
  summary: say(cliWords, (words) => words.sweep.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const project = await withRosters(io, await loadProject(io, path, options.machines), options);
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
  const language = languageOf(io);
  if (journal.known.length > 0 && !isQuiet)
    printLine(
      io.err,
      cliWords[language].sweep.goingOn({ done: journal.known.length, all: plan.points.length }),
    );

  const interruption = listenForInterrupt(io);
  const progress = startProgress(
    io,
    isQuiet,
    say(cliWords, (words) => words.sweep.progress({ count: plan.points.length })),
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
        say(cliWords, (words) => words.sweep.stoppedBeforeFirstPoint),
        say(cliWords, (words) => words.sweep.letRunLittleLonger),
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
  const language = languageOf(io);
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
  const isInFile = printed !== undefined && files.has(`sweep.${rendererOf(printed).extension}`);
  if (printed !== undefined && !(isText && isInFile && quiet))
    io.out(`${render(printed)}${isText ? '\n' : ''}`);
  for (const [name, content] of files) {
    const written = await writeOutput(io, join(out, name), content);
    // What another program reads from standard output holds nothing but the report.
    if (!quiet) printWritten(isText || printed === undefined ? io.out : io.err, io, written);
  }
}
