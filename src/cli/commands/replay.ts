import { indexChart, sayNearest } from '../../chart/index.ts';
import { OUTCOMES } from '../../kernel/index.ts';
import { printTranscript } from '../../transcript/index.ts';
import { DEFAULT_SEED, replayCallers, type ReplayQuestion } from '../../study/index.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { askStudy } from '../project/ask-study.ts';
import { Misuse } from '../process/failures.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { readChoice, readLocale, readWhole } from '../options/read-options.ts';
import { CALLERS_LOCALE, MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say } from '../../util/said.ts';

const declare = (command: Declaration) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .read(
      '--call <n>',
      say('the caller with this number, counted from 1', '编号为此的来电者，从 1 数起'),
      readWhole({ from: 1, to: 2 ** 31 - 1 }),
    )
    .option(
      '--world <id>',
      say('in this world (default: the scenario’s "after")', '在此情形中（默认：场景的 after）'),
    )
    .read(
      '--outcome <outcome>',
      say(
        `somebody with a call that ended so: ${OUTCOMES.join(', ')}`,
        `有一通电话这样结束的人：${OUTCOMES.join('、')}`,
      ),
      readChoice(OUTCOMES),
    )
    .option(
      '--lost-at <menu>',
      say(
        'somebody who was lost at this menu, named as in reports (products.pc.menu)',
        '在此菜单流失的人，名称同报告（products.pc.menu）',
      ),
    )
    .option('--line <id>', say('somebody who dialled this line', '拨打过此号码的人'))
    .readOr(
      '--limit <n>',
      say('at most so many callers', '最多显示几位来电者'),
      readWhole({ from: 1, to: 1000 }),
      1,
    )
    .readOr(
      '--replication <n>',
      say('in this simulated month, counted from 1', '在第几个模拟月份中，从 1 数起'),
      readWhole({ from: 1, to: 100_000 }),
      1,
    )
    .readOr(
      '--seed <n>',
      say('the seed of the study', '研究的种子'),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER)
    .readOr('--format <format>', say('text or json', 'text 或 json'), readChoice(['text', 'json']), 'text');
type Options = OptionsOf<typeof declare>;

export const replay = defineCommand({
  name: 'replay',
  summary: say(
    'print the calls of one simulated caller: what was said, when, which key, why they hung up',
    '显示一位模拟来电者的通话：听到什么、何时、按了哪个键、为何挂断',
  ),
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
        say('Nobody in this simulated month fits.', '这个模拟月份中没有符合条件的来电者。'),
        say('Try another --replication, or ask for less.', '请换一个 --replication，或放宽条件。'),
      );
    if (options.format === 'json') io.out(`${JSON.stringify(transcripts, undefined, 2)}\n`);
    else
      io.out(transcripts.map((transcript) => printTranscript(transcript, chooseUiLanguage(io))).join('\n'));
    return 0;
  },
});

/** @throws Misuse for a line or menu that the world does not have. */
function checkNames({ scenario, machines }: Project, world: string, { line, lostAt }: Options): void {
  const known = scenario.worlds.find(({ id }) => id === world)?.lines ?? [];
  if (line !== undefined && !known.includes(line))
    throw new Misuse(
      say(`The world "${world}" has no line "${line}".`, `情形“${world}”没有号码“${line}”。`),
      sayNearest(line, known),
    );
  if (lostAt === undefined) return;
  const asked = scenario.lines.filter(({ id }) => known.includes(id) && (line === undefined || id === line));
  const menus = asked
    .flatMap(({ machine }) => (machines[machine] ? indexChart(machines[machine]).states : []))
    .filter(
      ({ isMenu, isAnnouncement, config }) =>
        isMenu || isAnnouncement || config.meta?.destination?.goesTo === 'hang-up',
    )
    .map(({ path }) => path);
  if (!menus.includes(lostAt))
    throw new Misuse(
      say(
        `No line of the world "${world}" has a menu "${lostAt}".`,
        `情形“${world}”的号码都没有菜单“${lostAt}”。`,
      ),
      sayNearest(lostAt, [...new Set(menus)]),
    );
}
