/** What a roll-out did, beside what was predicted. */
import { createPlacer, createSieve, findInLog, readWaves, verifyWaves } from '../../calibrate/index.ts';
import { DEFAULT_SEED } from '../../study/index.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { openCalls } from '../calls/open-calls.ts';
import { settingOf } from '../calibrate/setting-of.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { BadValue, readChoices, readList, readLocale, readWhole } from '../options/read-options.ts';
import { CALLERS_LOCALE, MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import { checkDelivery, deliverReports, REPORT_FORMATS, rendererOf } from '../print/deliver-reports.ts';
import { startProgress } from '../print/progress.ts';
import { quoteOption, quoteWord } from '../print/quote-word.ts';
import { Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { askStudy } from '../project/ask-study.ts';
import { stemOf } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { defineCommand } from './types.ts';

const DRAWS = 40;

const declare = (command: Declaration) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .read(
      '--calls <files>',
      say(cliWords, (words) => words.calibrate.calls),
      readList,
    )
    .read(
      '--waves <waves>',
      say(cliWords, (words) => words.verify.waves),
      (text: string) => {
        const waves = readWaves(text);
        if (!waves) throw new BadValue(say(cliWords, (words) => words.verify.badWaves));
        return { text, waves };
      },
    )
    .readOr(
      '--draws <n>',
      say(cliWords, (words) => words.verify.draws),
      readWhole({ from: 2, to: 10_000 }),
      DRAWS,
    )
    .readOr(
      '--seed <n>',
      say(cliWords, (words) => words.workOptions.wholeNumberFixesAll),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER)
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.calibrate.formats({ formats: REPORT_FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <path>',
      say(cliWords, (words) => words.calibrate.report),
    )
    .option(
      '-q, --quiet',
      say(cliWords, (words) => words.workOptions.noProgressAndNothing),
    );
type Options = OptionsOf<typeof declare>;

export const verify = defineCommand({
  name: 'verify',
  summary: say(cliWords, (words) => words.verify.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const isQuiet = options.quiet ?? false;
    const delivery = {
      renderers: [...new Set(options.format ?? ['text'])].map(rendererOf),
      out: options.out,
      stem: `${stemOf(path)}-verification`,
      isQuiet,
    };
    await checkDelivery(io, delivery);
    const { calls: files, waves, draws, seed, locale } = options;
    if (!files || !waves)
      throw new Misuse(
        say(cliWords, (words) => words.verify.needsWaves),
        say(cliWords, (words) => words.verify.needsWavesHint),
      );
    const project = await loadProject(io, path, options.machines);
    const { scenario } = project;
    const world = scenario.worlds.find(({ id }) => id === scenario.compare.before);
    const unknown = waves.waves.flatMap(({ lines }) => lines).find((line) => !world?.lines.includes(line));
    if (unknown !== undefined)
      throw new Misuse(
        say(cliWords, (words) => words.verify.unknownLine({ world: world?.id ?? '', line: unknown })),
        say(cliWords, (words, language) =>
          words.verify.knownLines({ lines: world?.lines.join(commonWords[language].listComma) ?? '' }),
        ),
      );
    const opened = await openCalls(io, files);
    const setting = await settingOf(io, path, project, opened, options);
    const stage = say(cliWords, (words) => words.verify.progress({ count: waves.waves.length }));
    const interruption = listenForInterrupt(io, 'stoppingUnwritten');
    const { signal } = interruption;
    const progress = startProgress(io, isQuiet, stage);
    // The key that stops it is only noticed between two pieces of work.
    const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const watch = async function* () {
      for await (const batch of opened.calls()) {
        await pause();
        if (signal.aborted) return;
        yield batch;
      }
    };
    try {
      const found = await findInLog(setting, watch());
      const sieve = createSieve(setting, found);
      const place = createPlacer(setting);
      // Calls of menus that have moved are no mistake of the log here.
      const kept = new Set<string | undefined>([undefined, 'impossible-path', 'unknown-version']);
      const question = askStudy(project, {
        worlds: undefined,
        locale,
        seed,
        replay: printVerifyCommand(project.file, options),
      });
      const result = await verifyWaves(
        question,
        waves.waves,
        watch(),
        (call) => !kept.has(sieve(place(call))),
        draws,
        { isStopped: () => signal.aborted, pause, onDraw: (done, all) => progress.show(done, all, stage) },
      );
      progress.end();
      if (!result)
        throw new Misuse(
          say(cliWords, (words) => words.calibrate.stopped),
          say(cliWords, (words) => words.calibrate.stoppedHint),
        );
      await deliverReports(io, delivery, result, { language: languageOf(io) });
      return 0;
    } finally {
      progress.end();
      interruption.end();
    }
  },
});

function printVerifyCommand(scenario: string, options: Options): string {
  return [
    'dialtree verify',
    quoteWord(scenario),
    ...quoteOption('calls', options.calls?.join(',')),
    ...quoteOption('waves', options.waves?.text),
    `--draws ${options.draws} --seed ${options.seed}`,
    ...quoteOption('locale', options.locale),
    ...quoteOption('machines', options.machines),
  ].join(' ');
}
