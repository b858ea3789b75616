/** How large a pilot has to be, from what the scenario predicts. */
import { planPilot } from '../../calibrate/index.ts';
import { DEFAULT_SEED } from '../../study/index.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoices, readLocale, readNumber } from '../options/read-options.ts';
import { CALLERS_LOCALE, MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import { checkDelivery, deliverReports, REPORT_FORMATS, rendererOf } from '../print/deliver-reports.ts';
import { quoteOption, quoteWord } from '../print/quote-word.ts';
import { Misuse } from '../process/failures.ts';
import { askStudy } from '../project/ask-study.ts';
import { stemOf } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { defineCommand } from './types.ts';

const declare = (command: Declaration) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .readOr(
      '--share <share>',
      say(cliWords, (words) => words.pilot.share),
      readNumber({ from: 0.001, to: 0.9 }),
      0.05,
    )
    .readOr(
      '--power <share>',
      say(cliWords, (words) => words.pilot.power),
      readNumber({ from: 0.5, to: 0.999 }),
      0.8,
    )
    .readOr(
      '--level <share>',
      say(cliWords, (words) => words.pilot.level),
      readNumber({ from: 0.001, to: 0.5 }),
      0.05,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER)
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.pilot.formats({ formats: REPORT_FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <path>',
      say(cliWords, (words) => words.pilot.out),
    )
    .option(
      '-q, --quiet',
      say(cliWords, (words) => words.workOptions.noProgressAndNothing),
    );
type Options = OptionsOf<typeof declare>;

export const pilot = defineCommand({
  name: 'pilot',
  summary: say(cliWords, (words) => words.pilot.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const delivery = {
      renderers: [...new Set(options.format ?? ['text'])].map(rendererOf),
      out: options.out,
      stem: stemOf(path),
      isQuiet: options.quiet ?? false,
    };
    await checkDelivery(io, delivery);
    const project = await loadProject(io, path, options.machines);
    const { before, after } = project.scenario.compare;
    if (before === after)
      throw new Misuse(
        say(cliWords, (words) => words.pilot.needsTwo),
        say(cliWords, (words) => words.pilot.needsTwoHint),
      );
    const { locale, share, power, level } = options;
    const replay = printPilotCommand(project.file, options);
    const question = askStudy(project, { worlds: [before, after], locale, seed: DEFAULT_SEED, replay });
    const result = planPilot({ ...question, share, power, level });
    await deliverReports(io, delivery, result, { language: languageOf(io) });
    return 0;
  },
});

function printPilotCommand(scenario: string, { share, power, level, locale, machines }: Options): string {
  return [
    'dialtree pilot',
    quoteWord(scenario),
    `--share ${share} --power ${power} --level ${level}`,
    ...quoteOption('locale', locale),
    ...quoteOption('machines', machines),
  ].join(' ');
}
