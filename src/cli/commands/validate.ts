import { resolve } from 'node:path';
import { checkExpected, validateScenarios, type RepeatedQuestion } from '../../study/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { askStudy } from '../project/ask-study.ts';
import { findFiles, SCENARIO_SUFFIX } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { startProgress } from '../print/progress.ts';
import { readChoices, readNumber, readWhole } from '../options/read-options.ts';
import { quoteOption, quoteWord } from '../print/quote-word.ts';
import {
  checkDelivery,
  deliverReports,
  REPORT_FORMATS,
  rendererOf,
  type Delivery,
} from '../print/deliver-reports.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { declareWorkOptions, withPool } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import type { Io } from '../process/io.ts';
import { defineCommand } from './types.ts';

const REPLICATIONS = 20;
const CONFIDENCE = 0.99;

const declare = (command: Declaration) =>
  declareWorkOptions(command)
    .argument(
      '<scenarios...>',
      say(cliWords, (words) => words.validate.scenarios),
    )
    .readOr(
      '--replications <n>',
      say(cliWords, (words) => words.validate.replications),
      readWhole({ from: 2, to: 10_000 }),
      REPLICATIONS,
    )
    .readOr(
      '--confidence <share>',
      say(cliWords, (words) => words.validate.confidence),
      readNumber({ from: 0.5, to: 0.9999 }),
      CONFIDENCE,
    )
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.validate.formats({ formats: REPORT_FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <path>',
      say(cliWords, (words) => words.validate.out),
    );
type Options = OptionsOf<typeof declare>;

export const validate = defineCommand({
  name: 'validate',
  summary: say(cliWords, (words) => words.validate.summary),
  declare,
  run: async (io, paths, options) => {
    const delivery: Delivery = {
      renderers: [...new Set(options.format ?? ['text'])].map(rendererOf),
      out: options.out,
      stem: 'validation',
      isQuiet: options.quiet ?? false,
    };
    await checkDelivery(io, delivery);
    const designs = await designAll(io, paths, options);
    const interruption = listenForInterrupt(io);
    const progress = startProgress(
      io,
      options.quiet ?? false,
      say(cliWords, (words) => words.validate.progress({ count: designs.length })),
    );
    try {
      const result = await withPool(io, options, interruption, (pool) =>
        validateScenarios(designs, options.confidence, pool, {
          signal: interruption.signal,
          onReplication: (done, total) => progress.show(done, total, 'worlds'),
        }),
      );
      progress.end();
      if (result.scenarios.length === 0)
        throw new Misuse(
          say(cliWords, (words) => words.validate.stoppedBeforeFirst),
          say(cliWords, (words) => words.staff.letRunLittleLonger),
        );
      await deliverReports(io, delivery, result, { language: languageOf(io) });
      const isRight = result.scenarios.every(({ checks }) =>
        checks.every(({ verdict }) => verdict === 'agrees'),
      );
      return isRight && !result.isStopped ? 0 : 1;
    } finally {
      progress.end();
      interruption.end();
    }
  },
});

/**
 * A file named outright has something to be held against; of a folder those that have are taken.
 *
 * @throws BadFiles for what cannot be compared or run; Misuse for folders in which nothing can
 */
async function designAll(io: Io, paths: readonly string[], options: Options): Promise<RepeatedQuestion[]> {
  const { locale, seed, replications } = options;
  const replay = printValidateCommand(paths, options);
  const named = new Set(paths.map((path) => resolve(io.cwd, path)));
  const designs: RepeatedQuestion[] = [];
  const { files, problems: unreadable } = await findFiles(io, paths, SCENARIO_SUFFIX);
  // What is judged is all that was asked for, or nothing.
  if (unreadable.length > 0) throw new BadFiles(unreadable);
  for (const path of files) {
    const project = await loadProject(io, path, options.machines);
    if (!project.scenario.expected?.length && !named.has(path)) continue;
    const problems = checkExpected(project.scenario, project.file);
    if (problems.length > 0)
      throw new BadFiles(problems.map((each) => ({ ...each, ...project.placeOf(each.path ?? []) })));
    designs.push({ ...askStudy(project, { worlds: undefined, locale, seed, replay }), replications });
  }
  if (designs.length === 0)
    throw new Misuse(
      say(cliWords, (words) => words.validate.nothingThere),
      say(cliWords, (words) => words.validate.nothingThereHint),
    );
  return designs;
}

function printValidateCommand(paths: readonly string[], options: Options): string {
  return [
    'dialtree validate',
    ...paths.map(quoteWord),
    `--replications ${options.replications} --confidence ${options.confidence} --seed ${options.seed}`,
    ...quoteOption('locale', options.locale),
    ...quoteOption('machines', options.machines),
  ].join(' ');
}
