import { listCases, planStaffing } from '../../study/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { loadProject } from '../project/load-project.ts';
import { startProgress } from '../print/progress.ts';
import { readChoices, readWorlds, readNumber, readWhole } from '../options/read-options.ts';
import { quoteOption, quoteWord } from '../print/quote-word.ts';
import {
  checkDelivery,
  deliverReports,
  REPORT_FORMATS,
  rendererOf,
  type Delivery,
} from '../print/deliver-reports.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { declareWorkOptions, designWorlds, SCENARIO_FILE, withPool } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { defineCommand } from './types.ts';

const REPLICATIONS = 2;
/** Trials of a search, for the bar. */
const LIKELY_TRIALS = 14;

const declare = (command: Declaration) =>
  declareWorkOptions(command)
    .argument('<scenario>', SCENARIO_FILE)
    .readOr(
      '--service-level <share>',
      say(cliWords, (words) => words.staff.shareCallersOfferedDesk),
      readNumber({ from: 0.05, to: 0.99 }),
      0.8,
    )
    .readOr(
      '--within <seconds>',
      say(cliWords, (words) => words.staff.whatInTimeMeans),
      readNumber({ from: 0, to: 3600 }),
      20,
    )
    .read(
      '--worlds <ids>',
      say(cliWords, (words) => words.staff.worldsStaffDefaultTwo),
      readWorlds,
    )
    .readOr(
      '--replications <n>',
      say(cliWords, (words) => words.staff.monthsInEachTrial),
      readWhole({ from: 1, to: 1000 }),
      REPLICATIONS,
    )
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.staff.severalWithCommasBetween({
          reportFormats: REPORT_FORMATS.join(commonWords[language].listComma),
        }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <folder>',
      say(cliWords, (words) => words.staff.writePlansThereStaffing),
    );
type Options = OptionsOf<typeof declare>;

export const staff = defineCommand({
  name: 'staff',
  summary: say(cliWords, (words) => words.staff.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const delivery = deliveryOf(options);
    await checkDelivery(io, delivery);
    const project = await loadProject(io, path, options.machines);
    const design = designWorlds(project, options, printStaffCommand(project.file, options));
    const isQuiet = options.quiet ?? false;
    const interruption = listenForInterrupt(io);
    const cases = listCases(design);
    const progress = startProgress(
      io,
      isQuiet,
      say(cliWords, (words) => words.staff.progress({ count: cases.length })),
    );
    // How many trials a search takes is not known before: the bar waits for the end when there are more.
    const likely = cases.length * LIKELY_TRIALS * options.replications;
    let months = 0;
    const onReplication = (done: number): void => {
      months = Math.min(likely - 1, months + 1);
      progress.show(
        months,
        likely,
        say(cliWords, (words) => words.staff.plans({ done, count: cases.length })),
      );
    };
    try {
      const target = { share: options.serviceLevel, withinSeconds: options.within };
      const result = await withPool(io, options, interruption, (pool) =>
        planStaffing(design, target, pool, { signal: interruption.signal, onReplication }),
      );
      progress.end();
      if (result.cases.length === 0)
        throw new Misuse(
          say(cliWords, (words) => words.staff.stoppedBeforeFirstPlan),
          say(cliWords, (words) => words.staff.letRunLittleLonger),
        );
      await deliverReports(io, delivery, result, { language: languageOf(io) });
      return 0;
    } finally {
      progress.end();
      interruption.end();
    }
  },
});

/** Unless told otherwise the text is printed, and the folder gets the plans for programs and as a page. */
function deliveryOf({ format, out, quiet = false }: Options): Delivery {
  const given = [...new Set(format ?? (out === undefined ? ['text'] : ['csv', 'json', 'html']))];
  return {
    renderers: given.map(rendererOf),
    out,
    stem: 'staffing',
    isQuiet: quiet,
    ...(format === undefined && { printed: rendererOf('text'), isFolder: true }),
  };
}

function printStaffCommand(scenario: string, options: Options): string {
  return [
    'dialtree staff',
    quoteWord(scenario),
    `--service-level ${options.serviceLevel} --within ${options.within}`,
    ...quoteOption('worlds', options.worlds?.join(',')),
    `--seed ${options.seed} --replications ${options.replications}`,
    ...quoteOption('locale', options.locale),
    ...quoteOption('machines', options.machines),
  ].join(' ');
}
