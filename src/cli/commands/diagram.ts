import { explore } from '../../automaton/index.ts';
import { parseMachine, sayNearest, type MachineConfig } from '../../chart/index.ts';
import { findFormat, FORMATS, type Overlay } from '../../formats/index.ts';
import { assembleWorld, DEFAULT_SEED } from '../../study/index.ts';
import { askStudy } from '../project/ask-study.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { readText, showPath, writeOutput } from '../project/files.ts';
import type { Io } from '../process/io.ts';
import { loadProject } from '../project/load-project.ts';
import { overlayLine } from '../project/overlay-line.ts';
import { readChoice, readLocale } from '../options/read-options.ts';
import { MACHINES_FOLDER } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { sayHint } from '../../util/problem.ts';
import { say } from '../../util/said.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';

const FORMAT_IDS = FORMATS.map(({ id }) => id);

const declare = (command: Declaration) =>
  command
    .argument('<machine>', say('a *.machine.json file', '一个 *.machine.json 文件'))
    .readOr(
      '--format <format>',
      say(`one of ${FORMAT_IDS.join(', ')}`, `${FORMAT_IDS.join('、')} 之一`),
      readChoice(FORMAT_IDS),
      'mermaid',
    )
    .read(
      '--locale <tag>',
      say(
        'language of the labels (default: the machine’s first)',
        '标签所用的语言（默认：菜单的第一种语言）',
      ),
      readLocale,
    )
    .option(
      '--scenario <file>',
      say('lay over it what the callers of this scenario do', '叠加此场景中来电者的行为'),
    )
    .option(
      '--world <id>',
      say(
        'in this world (default: the scenario’s "after", else the first that has the machine)',
        '在此情形中（默认：场景的 after，否则为第一个含有这套菜单的情形）',
      ),
    )
    .option(
      '--line <id>',
      say(
        'as the callers of this line, when several lines use the machine',
        '多个号码共用这套菜单时，按此号码的来电者',
      ),
    )
    .option('--machines <folder>', MACHINES_FOLDER)
    .option('-o, --out <file>', say('write to this file', '写入此文件'));
type Options = OptionsOf<typeof declare>;

export const diagram = defineCommand({
  name: 'diagram',
  summary: say(
    'draw a machine, with where callers go and get lost when a scenario is named',
    '画出一套菜单；指明场景时标出来电者的去向与流失',
  ),
  declare,
  run: async (io, [path = ''], options) => {
    const format = findFormat(options.format);
    if (!format)
      throw new Error(`The format "${options.format}" passed the check of --format and has no writer.`);
    if (options.scenario === undefined && (options.world ?? options.line ?? options.machines) !== undefined) {
      throw new Misuse(
        say(
          '--world, --line and --machines say where the figures come from, and no --scenario is named.',
          '--world、--line 和 --machines 说明数值从何而来，但没有指明 --scenario。',
        ),
        say('Add --scenario with a *.scenario.json file.', '请加上 --scenario 和一个 *.scenario.json 文件。'),
      );
    }
    const config = await readMachine(io, path);
    if (options.locale !== undefined && !config.meta.locales.includes(options.locale)) {
      throw new Misuse(
        say(`The machine does not speak "${options.locale}".`, `这套菜单没有语言“${options.locale}”。`),
        sayNearest(options.locale, config.meta.locales),
      );
    }
    const { automaton, problems } = explore(config);
    if (!automaton) throw new BadFiles(problems.map((problem) => ({ ...problem, file: showPath(io, path) })));
    const overlay =
      options.scenario === undefined ? undefined : await overlayOf(io, config, options.scenario, options);
    const text = format.write(config, { automaton, locale: options.locale, overlay });
    if (options.out === undefined) io.out(text);
    else
      io.err(
        `${chooseUiLanguage(io) === 'zh' ? '已写入：' : 'Written: '}${await writeOutput(io, options.out, text)}\n`,
      );
    return 0;
  },
});

async function readMachine(io: Io, path: string): Promise<MachineConfig> {
  const { text, problem } = await readText(io, path);
  if (problem?.code === 'file-missing')
    throw new Misuse(say(`There is no file "${path}".`, `没有文件“${path}”。`), sayHint(problem));
  if (problem) throw new BadFiles([problem]);
  const { machine, problems } = parseMachine(text, showPath(io, path));
  if (!machine) throw new BadFiles(problems);
  return machine.config;
}

/** @throws Misuse when no line of the world uses the machine. */
async function overlayOf(
  io: Io,
  config: MachineConfig,
  scenarioPath: string,
  options: Options,
): Promise<Overlay> {
  const project = await loadProject(io, scenarioPath, options.machines);
  const { scenario } = project;
  const lines = scenario.lines
    .filter((line) => line.machine === config.id && (options.line === undefined || line.id === options.line))
    .map(({ id }) => id);
  if (lines.length === 0)
    throw new Misuse(
      say(
        `No line of "${project.file}" uses the machine "${config.id}"${options.line === undefined ? '' : ` and is called "${options.line}"`}.`,
        `“${project.file}”中没有使用菜单“${config.id}”${options.line === undefined ? '' : `、名为“${options.line}”`}的号码。`,
      ),
    );
  const after = scenario.worlds.filter(({ id }) => id === scenario.compare.after);
  const world =
    options.world ??
    [...after, ...scenario.worlds].find((candidate) => candidate.lines.some((line) => lines.includes(line)))
      ?.id;
  if (world === undefined)
    throw new Misuse(
      say(
        `No world of "${project.file}" has the line "${lines[0]}".`,
        `“${project.file}”中没有包含号码“${lines[0]}”的情形。`,
      ),
    );
  const design = askStudy(project, {
    worlds: [world],
    locale: options.locale,
    seed: DEFAULT_SEED,
    replay: '',
  });
  const assembled = assembleWorld(
    { ...design, machines: { ...project.machines, [config.id]: config } },
    world,
    {},
  );
  const line = assembled.lines.findIndex(({ id }) => lines.includes(id));
  if (line < 0)
    throw new Misuse(
      say(
        `The world "${world}" has no line that uses the machine "${config.id}".`,
        `情形“${world}”中没有使用菜单“${config.id}”的号码。`,
      ),
      say('Choose another --world.', '请另选 --world。'),
    );
  return overlayLine(assembled, line);
}
