/** From files of calls to a calibrated scenario and a report of what they say. */
import { resolve } from 'node:path';
import {
  calibrate as learn,
  CHECKS,
  FINDING_KINDS,
  unknownChoices,
  type CheckName,
  type Calibration,
  type CalibrationQuestion,
} from '../../calibrate/index.ts';
import { DEFAULT_SEED } from '../../study/index.ts';
import { say, cliWords, commonWords, joinNames } from '../../words/index.ts';
import { hooksOf, refuse } from '../calibrate/run-calibration.ts';
import { askAhead } from '../calibrate/ask-ahead.ts';
import { openCalls } from '../calls/open-calls.ts';
import { settingOf } from '../calibrate/setting-of.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoices, readList, readLocale, readWhole } from '../options/read-options.ts';
import { CALLERS_LOCALE, MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import {
  checkDelivery,
  deliverReports,
  printWritten,
  REPORT_FORMATS,
  rendererOf,
} from '../print/deliver-reports.ts';
import { startProgress } from '../print/progress.ts';
import { quoteOption, quoteWord } from '../print/quote-word.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { askStudy } from '../project/ask-study.ts';
import { prepareOutput, readText, SCENARIO_SUFFIX, showPath, stemOf, writeOutput } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { defineCommand } from './types.ts';

/** Enough for the ends of a 90 % interval, and half a minute for eighteen lines. */
const DRAWS = 60;

const declare = (command: Declaration) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .read(
      '--calls <files>',
      say(cliWords, (words) => words.calibrate.calls),
      readList,
    )
    .option(
      '--world <id>',
      say(cliWords, (words) => words.calibrate.world),
    )
    .option(
      '-o, --out <file>',
      say(cliWords, (words) => words.calibrate.out),
    )
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.calibrate.formats({ formats: REPORT_FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '--report <path>',
      say(cliWords, (words) => words.calibrate.report),
    )
    .read(
      '--exclude <findings>',
      say(cliWords, (words) => words.calibrate.exclude),
      readList,
    )
    .read(
      '--keep <findings>',
      say(cliWords, (words) => words.calibrate.keep),
      readList,
    )
    .readOr(
      '--draws <n>',
      say(cliWords, (words) => words.calibrate.draws),
      readWhole({ from: 0, to: 10_000 }),
      DRAWS,
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
      '--seed <n>',
      say(cliWords, (words) => words.workOptions.wholeNumberFixesAll),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER)
    .option(
      '-q, --quiet',
      say(cliWords, (words) => words.workOptions.noProgressAndNothing),
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
    checkChoices([...(options.exclude ?? []), ...(options.keep ?? [])]);
    await checkOut(options.out, (folder) => prepareOutput(io, folder));
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
    let outcome: Calibration;
    try {
      outcome = await learn(asked, opened.calls, hooksOf(interruption, progress, checksOf(options)));
    } finally {
      progress.end();
      interruption.end();
    }
    if (outcome.kind !== 'answer') refuse(outcome);
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

/** A slip here would leave in, or leave out, what nobody meant. @throws Misuse */
function checkChoices(names: readonly string[]): void {
  const [name] = unknownChoices(names);
  if (name === undefined) return;
  throw new Misuse(
    say(cliWords, (words) => words.calibrate.noFinding({ name })),
    say(cliWords, (words, language) =>
      words.calibrate.noFindingHint({ kinds: joinNames(FINDING_KINDS, language) }),
    ),
  );
}

/** Asked before minutes of work. @throws Misuse */
async function checkOut(out: string | undefined, prepare: (folder: string) => Promise<void>): Promise<void> {
  if (out === undefined) return;
  if (!out.endsWith(SCENARIO_SUFFIX))
    throw new Misuse(
      say(cliWords, (words) => words.calibrate.isScenario({ out })),
      say(cliWords, (words) => words.calibrate.isScenarioHint),
    );
  await prepare(resolve(out, '..'));
}

function printCalibrateCommand(scenario: string, options: CalibrateOptions): string {
  return [
    'dialtree calibrate',
    quoteWord(scenario),
    ...quoteOption('calls', options.calls?.join(',')),
    ...quoteOption('world', options.world),
    ...quoteOption('exclude', options.exclude?.join(',')),
    ...quoteOption('keep', options.keep?.join(',')),
    ...(options.plan === true ? ['--plan'] : []),
    ...quoteOption('self-check', options.selfCheck === undefined ? undefined : String(options.selfCheck)),
    ...(options.checks === false ? ['--no-checks'] : []),
    ...quoteOption('checks', Array.isArray(options.checks) ? options.checks.join(',') : undefined),
    `--draws ${options.draws} --seed ${options.seed}`,
    ...quoteOption('locale', options.locale),
    ...quoteOption('machines', options.machines),
    ...quoteOption('out', options.out),
  ].join(' ');
}
