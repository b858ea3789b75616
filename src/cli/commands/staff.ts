import {
  countMonths,
  listCases,
  listWays,
  planStaffing,
  type RepeatedQuestion,
  type StaffingWay,
} from '../../study/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { loadProject } from '../project/load-project.ts';
import { withRosters } from '../project/read-rosters.ts';
import { startProgress } from '../print/progress.ts';
import { BadValue, readChoices, readNumber, readWhole, readWorlds } from '../options/read-options.ts';
import { quoteOption, quoteRoster, quoteWord } from '../print/quote-word.ts';
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

/** So that most busy half-hours of the shipped cases can be told from their target. */
const REPLICATIONS = 16;
const KINDS = ['apart', 'pooled', 'cross-trained'] as const;

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
      '--ways <ways>',
      say(cliWords, (words, language) =>
        words.staff.ways({ ways: KINDS.join(commonWords[language].listComma) }),
      ),
      readChoices(KINDS),
    )
    .read(
      '--shift-hours <hours>',
      say(cliWords, (words) => words.staff.leastShift),
      readHalfHours,
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
    const project = await withRosters(io, await loadProject(io, path, options.machines), options);
    const design = designWorlds(project, options, printStaffCommand(project.file, options));
    const ways = chooseWays(design, options.ways);
    const isQuiet = options.quiet ?? false;
    const interruption = listenForInterrupt(io);
    const cases = listCases(design, ways);
    const progress = startProgress(
      io,
      isQuiet,
      say(cliWords, (words) => words.staff.progress({ count: cases.length })),
    );
    const all = cases.length * countMonths(options.replications);
    let months = 0;
    const onMonth = (done: number): void => {
      months += 1;
      progress.show(
        months,
        all,
        say(cliWords, (words) => words.staff.plans({ done, count: cases.length })),
      );
    };
    try {
      const target = { share: options.serviceLevel, withinSeconds: options.within };
      const result = await withPool(io, options, interruption, (pool) =>
        planStaffing(
          design,
          {
            target,
            ways,
            ...(options.shiftHours !== undefined && { leastShift: 2 * options.shiftHours }),
          },
          pool,
          { signal: interruption.signal, onMonth },
        ),
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

function readHalfHours(text: string): number {
  const hours = readNumber({ from: 0.5, to: 24 })(text);
  if (!Number.isInteger(2 * hours)) throw new BadValue(say(cliWords, (words) => words.staff.takesHalfHours));
  return hours;
}

/** Absent: all that there are. @throws Misuse */
function chooseWays(
  { scenario }: RepeatedQuestion,
  kinds: readonly StaffingWay['kind'][] | undefined,
): StaffingWay[] {
  const ways = listWays(scenario);
  const missing = kinds?.find((kind) => !ways.some((way) => way.kind === kind));
  if (missing !== undefined)
    throw new Misuse(
      say(cliWords, (words) => words.staff.noSuchWay({ way: missing })),
      say(cliWords, (words) => words.staff.takeApart),
    );
  return ways.filter((way) => kinds?.includes(way.kind) ?? true);
}

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
    ...quoteOption('ways', options.ways?.join(',')),
    ...quoteOption('shift-hours', options.shiftHours === undefined ? undefined : String(options.shiftHours)),
    `--seed ${options.seed} --replications ${options.replications}`,
    ...quoteOption('locale', options.locale),
    ...quoteOption('machines', options.machines),
    ...quoteRoster(options),
  ].join(' ');
}
