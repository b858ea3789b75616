/** From files of calls to a calibrated scenario and a report of what they say. */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import {
  calibrate as learn,
  CHECKS,
  type CheckName,
  type Calibration,
  type CalibrationQuestion,
} from '../../calibrate/index.ts';
import { openCalibrationThreads } from '../../runner/node-calibration-threads.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { hooksOf, refuse } from '../calibrate/run-calibration.ts';
import { askAhead } from '../calibrate/ask-ahead.ts';
import { checkLogOptions, declareLogOptions, quoteLogOptions } from '../calibrate/log-options.ts';
import { openCalls } from '../calls/open-calls.ts';
import { settingOf } from '../calibrate/setting-of.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoices, readWhole } from '../options/read-options.ts';
import { checkDelivery, deliverReports, printWritten, rendererOf } from '../print/deliver-reports.ts';
import { startProgress } from '../print/progress.ts';
import { quoteOption, quoteWord } from '../print/quote-word.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { askStudy } from '../project/ask-study.ts';
import { prepareOutput, readText, showPath, stemOf, writeOutput } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { defineCommand } from './types.ts';

/** Enough for the ends of a 90 % interval, and half a minute for eighteen lines. */
const DRAWS = 60;

const declare = (command: Declaration) =>
  declareLogOptions(command, {
    help: say(cliWords, (words) => words.calibrate.draws),
    least: 0,
    usual: DRAWS,
  })
    .option(
      '--world <id>',
      say(cliWords, (words) => words.calibrate.world),
    )
    .read(
      '--checks <names>',
      say(cliWords, (words, language) =>
        words.calibrate.checks({ checks: CHECKS.join(commonWords[language].listComma) }),
      ),
      readChoices(CHECKS),
    )
    .denial(
      '--no-checks',
      say(cliWords, (words) => words.calibrate.noChecks),
    )
    .denial(
      '--no-times',
      say(cliWords, (words) => words.calibrate.noTimes),
    )
    .option(
      '--plan',
      say(cliWords, (words) => words.calibrate.plan),
    )
    .read(
      '--self-check <runs>',
      say(cliWords, (words) => words.calibrate.selfCheck),
      readWhole({ from: 2, to: 10_000 }),
    )
    .readOr(
      '--threads <n>',
      say(cliWords, (words) => words.workOptions.workerThreads),
      readWhole({ from: 1, to: 256 }),
      availableParallelism(),
    );
export type CalibrateOptions = OptionsOf<typeof declare>;

export const calibrate = defineCommand({
  name: 'calibrate',
  summary: say(cliWords, (words) => words.calibrate.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const isQuiet = options.quiet ?? false;
    const delivery = {
      renderers: [...new Set(options.format ?? ['text'])].map(rendererOf),
      out: options.report,
      stem: `${stemOf(path)}-calibration`,
      isQuiet,
    };
    await checkDelivery(io, delivery);
    const replay = printCalibrateCommand(showPath(io, path), options);
    if (options.plan === true || options.selfCheck !== undefined)
      return askAhead(io, path, delivery, { ...options, replay });
    if (!options.calls)
      throw new Misuse(
        say(cliWords, (words) => words.calibrate.needsCalls),
        say(cliWords, (words) => words.calibrate.needsCallsHint),
      );
    await checkLogOptions(options, (folder) => prepareOutput(io, folder));
    const project = await loadProject(io, path, options.machines);
    const opened = await openCalls(io, options.calls);
    const setting = await settingOf(io, path, project, opened, options);
    const reading = await readText(io, path);
    if (reading.problem) throw new BadFiles([reading.problem]);

    const { locale, seed, draws } = options;
    const asked: CalibrationQuestion = {
      question: {
        ...askStudy(project, { worlds: undefined, locale, seed, replay }),
        machines: Object.fromEntries(Array.from(setting.machines, ([id, { config }]) => [id, config])),
      },
      text: reading.text,
      world: options.world ?? project.scenario.compare.before,
      setting,
      times: options.times !== false,
      log: { file: opened.names, sources: opened.sources, expires: opened.expires },
      draws,
      write: { language: languageOf(io) },
    };
    const interruption = listenForInterrupt(io, 'stoppingCalibration');
    const progress = startProgress(
      io,
      isQuiet,
      say(cliWords, (words) => words.calibrate.progress({ count: options.calls?.length ?? 0 })),
    );
    const threads = openCalibrationThreads(options.threads);
    let outcome: Calibration;
    try {
      const hooks = hooksOf(interruption, progress, checksOf(options));
      outcome = await learn(asked, opened.calls, { ...hooks, evaluatorOf: threads.evaluatorOf });
    } finally {
      await threads.end();
      progress.end();
      interruption.end();
    }
    if (outcome.kind !== 'answer') refuse(io, outcome);
    const { answer, text, problems } = outcome;
    const written =
      options.out === undefined || text === undefined || answer.isStopped
        ? undefined
        : await writeOutput(io, options.out, text);
    await deliverReports(io, delivery, { ...answer, written }, { language: languageOf(io) });
    if (text === undefined) throw new BadFiles(problems);
    if (written !== undefined && !isQuiet) printWritten(io.err, io, showPath(io, resolve(io.cwd, written)));
    return 0;
  },
});

/** The cheap one, unless somebody asks for others. */
function checksOf({ checks }: CalibrateOptions): readonly CheckName[] {
  if (checks === false) return [];
  return Array.isArray(checks) ? checks : ['predicted'];
}

function printCalibrateCommand(scenario: string, options: CalibrateOptions): string {
  return [
    'dialtree calibrate',
    quoteWord(scenario),
    ...quoteOption('world', options.world),
    ...(options.plan === true ? ['--plan'] : []),
    ...quoteOption('self-check', options.selfCheck === undefined ? undefined : String(options.selfCheck)),
    ...(options.checks === false ? ['--no-checks'] : []),
    ...(options.times === false ? ['--no-times'] : []),
    ...quoteOption('checks', Array.isArray(options.checks) ? options.checks.join(',') : undefined),
    ...quoteLogOptions(options),
  ].join(' ');
}
