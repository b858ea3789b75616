import { indexChart, sayNearest } from '../../chart/index.ts';
import { OUTCOMES } from '../../kernel/index.ts';
import { printTranscript } from '../../transcript/index.ts';
import { DEFAULT_SEED, replayCallers, type ReplayQuestion } from '../../study/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { askStudy } from '../project/ask-study.ts';
import { Misuse } from '../process/failures.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { readChoice, readLocale, readWhole } from '../options/read-options.ts';
import { CALLERS_LOCALE, MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { ownValue } from '../../util/own-value.ts';

const declare = (command: Declaration) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .read(
      '--call <n>',
      say(cliWords, (words) => words.replay.callerWithNumberCounted),
      readWhole({ from: 1, to: 2 ** 31 - 1 }),
    )
    .option(
      '--world <id>',
      say(cliWords, (words) => words.replay.inWorldDefaultScenario),
    )
    .read(
      '--outcome <outcome>',
      say(cliWords, (words, language) =>
        words.replay.somebodyWithCallEnded({ outcomes: OUTCOMES.join(commonWords[language].listComma) }),
      ),
      readChoice(OUTCOMES),
    )
    .option(
      '--lost-at <menu>',
      say(cliWords, (words) => words.replay.somebodyWhoWasLost),
    )
    .option(
      '--line <id>',
      say(cliWords, (words) => words.replay.somebodyWhoDialledLine),
    )
    .readOr(
      '--limit <n>',
      say(cliWords, (words) => words.replay.atMostSoMany),
      readWhole({ from: 1, to: 1000 }),
      1,
    )
    .readOr(
      '--replication <n>',
      say(cliWords, (words) => words.replay.inSimulatedMonthCounted),
      readWhole({ from: 1, to: 100_000 }),
      1,
    )
    .readOr(
      '--seed <n>',
      say(cliWords, (words) => words.replay.seedStudy),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER)
    .readOr(
      '--format <format>',
      say(cliWords, (words) => words.replay.textOrJson),
      readChoice(['text', 'json']),
      'text',
    );
type Options = OptionsOf<typeof declare>;

export const replay = defineCommand({
  name: 'replay',
  summary: say(cliWords, (words) => words.replay.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const project = await loadProject(io, path, options.machines);
    const world = options.world ?? project.scenario.compare.after;
    const design = askStudy(project, {
      worlds: [world],
      locale: options.locale,
      seed: options.seed,
      replay: '',
    });
    checkNames(project, world, options);
    const question: ReplayQuestion = {
      world,
      replication: options.replication - 1,
      limit: options.limit,
      ...(options.call === undefined ? {} : { caller: options.call - 1 }),
      ...(options.outcome === undefined ? {} : { outcome: options.outcome }),
      ...(options.lostAt === undefined ? {} : { lostAt: options.lostAt }),
      ...(options.line === undefined ? {} : { line: options.line }),
    };
    const transcripts = replayCallers(design, question);
    if (transcripts.length === 0)
      throw new Misuse(
        say(cliWords, (words) => words.replay.nobodyInSimulatedMonth),
        say(cliWords, (words) => words.replay.tryAnotherReplicationOr),
      );
    if (options.format === 'json') io.out(`${JSON.stringify(transcripts, undefined, 2)}\n`);
    else io.out(transcripts.map((transcript) => printTranscript(transcript, languageOf(io))).join('\n'));
    return 0;
  },
});

/** @throws Misuse for a line or menu that the world does not have. */
function checkNames({ scenario, machines }: Project, world: string, { line, lostAt }: Options): void {
  const known = scenario.worlds.find(({ id }) => id === world)?.lines ?? [];
  if (line !== undefined && !known.includes(line))
    throw new Misuse(
      say(cliWords, (words) => words.replay.worldHasNoLine({ world, line })),
      sayNearest(line, known),
    );
  if (lostAt === undefined) return;
  const asked = scenario.lines.filter(({ id }) => known.includes(id) && (line === undefined || id === line));
  const menus = asked
    .flatMap(({ machine }) => {
      const config = ownValue(machines, machine);
      return config ? indexChart(config).states : [];
    })
    .filter(
      ({ isMenu, isAnnouncement, config }) =>
        isMenu || isAnnouncement || config.meta?.destination?.goesTo === 'hang-up',
    )
    .map(({ path }) => path);
  if (!menus.includes(lostAt))
    throw new Misuse(
      say(cliWords, (words) => words.replay.noLineWorldHas({ world, lostAt })),
      sayNearest(lostAt, [...new Set(menus)]),
    );
}
