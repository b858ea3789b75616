import packageJson from '../../../package.json' with { type: 'json' };
import {
  DEFAULT_DRAWS,
  DEFAULT_REPLICATIONS,
  DEFAULT_SENSITIVITY,
  FIGURES,
  MIN_REPLICATIONS,
  MIN_DRAWS,
  runStudy,
  type StudyDesign,
  type StudyHooks,
} from '../../study/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { checkDelivery, deliverReports, REPORT_FORMATS, rendererOf } from '../print/deliver-reports.ts';
import { askStudy } from '../project/ask-study.ts';
import { Misuse } from '../process/failures.ts';
import { stemOf } from '../project/files.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { loadProject } from '../project/load-project.ts';
import { withRosters } from '../project/read-rosters.ts';
import { startProgress } from '../print/progress.ts';
import { readChoice, readChoices, readWorlds, readNumber, readWhole } from '../options/read-options.ts';
import { printReplayCommand, type ReplayCommand } from '../print/replay-command.ts';
import { declareWorkOptions, SCENARIO_FILE, withPool } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say, cliWords, commonWords, type Said } from '../../words/index.ts';

const MAX_REPLICATIONS_FOR_PRECISION = 400;

const declare = (command: Declaration) =>
  declareWorkOptions(command)
    .argument('<scenario>', SCENARIO_FILE)
    .read(
      '--replications <n>',
      say(cliWords, (words) =>
        words.simulate.monthsSimulateInEach({
          defaultReplications: DEFAULT_REPLICATIONS,
          maxReplicationsForPrecision: MAX_REPLICATIONS_FOR_PRECISION,
        }),
      ),
      readWhole({ from: 1, to: 100_000 }),
    )
    .read(
      '--precision <width>',
      say(cliWords, (words) => words.simulate.stopWhenChangeLost),
      readNumber({ from: 1e-6, to: 1e9 }),
    )
    .read(
      '--precision-on <figure>',
      say(cliWords, (words) => words.simulate.figurePrecisionAboutIn),
      readChoice(FIGURES.map(({ id }) => id)),
    )
    .read(
      '--worlds <ids>',
      say(cliWords, (words) => words.simulate.onlyTheseWorldsWith),
      readWorlds,
    )
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.simulate.severalWithCommasBetween({
          reportFormats: REPORT_FORMATS.join(commonWords[language].listComma),
        }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <path>',
      say(cliWords, (words) => words.simulate.writeFileOrFolder),
    )
    .readOr(
      '--sensitivity <n>',
      say(cliWords, (words) => words.simulate.weeksForEachEnd),
      readWhole({ from: 1, to: 1000 }),
      DEFAULT_SENSITIVITY,
    )
    .denial(
      '--no-sensitivity',
      say(cliWords, (words) => words.simulate.leaveOneAtATimeOut),
    )
    .readOr(
      '--draws <n>',
      say(cliWords, (words) => words.simulate.draws({ minDraws: MIN_DRAWS })),
      readWhole({ from: MIN_DRAWS, to: 100_000 }),
      DEFAULT_DRAWS,
    )
    .denial(
      '--no-draws',
      say(cliWords, (words) => words.simulate.noDraws),
    )
    .denial(
      '--no-control',
      say(cliWords, (words) => words.simulate.leaveNoEffectControl),
    );
type Options = OptionsOf<typeof declare>;

export const simulate = defineCommand({
  name: 'simulate',
  summary: say(cliWords, (words) => words.simulate.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const formats = [...new Set(options.format ?? ['text'])];
    const delivery = {
      renderers: formats.map(rendererOf),
      out: options.out,
      stem: stemOf(path),
      isQuiet: options.quiet ?? false,
    };
    await checkDelivery(io, delivery);

    const project = await withRosters(io, await loadProject(io, path, options.machines), options);
    const replications =
      options.replications ??
      (options.precision === undefined ? DEFAULT_REPLICATIONS : MAX_REPLICATIONS_FOR_PRECISION);
    const sensitivityReplications = typeof options.sensitivity === 'number' ? options.sensitivity : 0;
    const draws = typeof options.draws === 'number' ? options.draws : 0;
    const command: ReplayCommand = {
      scenario: project.file,
      machines: options.machines,
      roster: options.roster,
      columns: options.columns,
      seed: options.seed,
      replications,
      precision: options.precision,
      precisionOn: options.precisionOn,
      worlds: options.worlds,
      locale: options.locale,
      sensitivityReplications:
        sensitivityReplications === DEFAULT_SENSITIVITY ? undefined : sensitivityReplications,
      draws: draws === DEFAULT_DRAWS ? undefined : draws,
      hasControl: options.control,
    };
    const { worlds, locale, seed, precision, precisionOn } = options;
    const replay = printReplayCommand(command);
    const design: StudyDesign = {
      ...askStudy(project, { worlds, locale, seed, replay }),
      replications,
      ...(precision === undefined ? {} : { precision }),
      ...(precisionOn === undefined ? {} : { precisionOn }),
      draws,
      sensitivityReplications,
      hasControl: options.control,
    };

    checkPrecision(options, project.scenario.compare, design.worlds);
    const interruption = listenForInterrupt(io);
    const progress = startProgress(
      io,
      options.quiet ?? false,
      describeRun(design, options.precision !== undefined),
    );
    try {
      const hooks: StudyHooks = {
        signal: interruption.signal,
        onProgress: ({ done, total, stage }) => progress.show(done, total, stage),
      };
      const result = await withPool(io, options, interruption, (pool) =>
        runStudy(design, pool.openRunner(design), hooks),
      );
      progress.end();
      // What was stopped early is given again by asking for as much as was done.
      const replay = result.isStopped
        ? printReplayCommand({
            ...command,
            replications: result.replications,
            precision: undefined,
            precisionOn: undefined,
          })
        : result.replay;
      await deliverReports(
        io,
        delivery,
        { ...result, replay },
        { language: languageOf(io), version: packageJson.version },
      );
      return 0;
    } catch (cause) {
      if (interruption.signal.aborted && !(cause instanceof Misuse))
        throw new Misuse(
          say(cliWords, (words) => words.simulate.stoppedBeforeFirstMonth),
          say(cliWords, (words) => words.simulate.letRunLittleLonger),
        );
      throw cause;
    } finally {
      progress.end();
      interruption.end();
    }
  },
});

/** @throws Misuse for a precision that could never be reached, or is about nothing. */
function checkPrecision(
  { precision, precisionOn, replications }: Options,
  { before, after }: { readonly before: string; readonly after: string },
  worlds: readonly string[],
): void {
  if (precision === undefined && precisionOn !== undefined)
    throw new Misuse(
      say(cliWords, (words) => words.simulate.precisionOnNamesFigure),
      say(cliWords, (words) => words.simulate.addPrecisionForExample),
    );
  if (precision !== undefined && replications !== undefined && replications < MIN_REPLICATIONS)
    throw new Misuse(
      say(cliWords, (words) =>
        words.simulate.precisionNeedsMonths({ least: MIN_REPLICATIONS, most: replications }),
      ),
      say(cliWords, (words) => words.simulate.precisionNeedsMonthsHint({ least: MIN_REPLICATIONS })),
    );
  const left = [before, after].find((world) => !worlds.includes(world));
  if (precision !== undefined && left !== undefined) {
    throw new Misuse(
      say(cliWords, (words) => words.simulate.precisionAboutChangeFrom({ before, after, left })),
      say(cliWords, (words) => words.simulate.addWorldsOrLeave),
    );
  }
}

function describeRun({ worlds, replications }: StudyDesign, isAtMost: boolean): Said {
  return say(cliWords, (words) =>
    words.simulate.simulating({
      bound: isAtMost ? 'atMost' : 'other',
      months: replications,
      worlds: worlds.length,
    }),
  );
}
