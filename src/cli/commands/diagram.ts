import { explore } from '../../automaton/index.ts';
import { parseMachine, sayNearest, type MachineConfig } from '../../chart/index.ts';
import { findFormat, FORMATS, type Overlay } from '../../formats/index.ts';
import { assembleWorld, DEFAULT_SEED } from '../../study/index.ts';
import { askStudy } from '../project/ask-study.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import { readText, showPath, writeOutput } from '../project/files.ts';
import type { Io } from '../process/io.ts';
import { loadProject } from '../project/load-project.ts';
import { overlayLine } from '../project/overlay-line.ts';
import { readChoice, readLocale } from '../options/read-options.ts';
import { MACHINES_FOLDER } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { sayHint } from '../../util/problem.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';

const FORMAT_IDS = FORMATS.map(({ id }) => id);

const declare = (command: Declaration) =>
  command
    .argument(
      '<machine>',
      say(cliWords, (words) => words.diagram.machineJsonFile),
    )
    .readOr(
      '--format <format>',
      say(cliWords, (words, language) =>
        words.diagram.one({ formatIds: FORMAT_IDS.join(commonWords[language].listComma) }),
      ),
      readChoice(FORMAT_IDS),
      'mermaid',
    )
    .read(
      '--locale <tag>',
      say(cliWords, (words) => words.diagram.languageLabelsDefaultMachine),
      readLocale,
    )
    .option(
      '--scenario <file>',
      say(cliWords, (words) => words.diagram.layOverWhatCallers),
    )
    .option(
      '--world <id>',
      say(cliWords, (words) => words.diagram.inWorldDefaultScenario),
    )
    .option(
      '--line <id>',
      say(cliWords, (words) => words.diagram.asCallersLineWhen),
    )
    .option('--machines <folder>', MACHINES_FOLDER)
    .option(
      '-o, --out <file>',
      say(cliWords, (words) => words.diagram.writeFile),
    );
type Options = OptionsOf<typeof declare>;

export const diagram = defineCommand({
  name: 'diagram',
  summary: say(cliWords, (words) => words.diagram.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const format = findFormat(options.format);
    if (!format)
      throw new Error(`The format "${options.format}" passed the check of --format and has no writer.`);
    if (options.scenario === undefined && (options.world ?? options.line ?? options.machines) !== undefined) {
      throw new Misuse(
        say(cliWords, (words) => words.diagram.worldLineAndMachines),
        say(cliWords, (words) => words.diagram.addScenarioWithScenario),
      );
    }
    const config = await readMachine(io, path);
    const { locale } = options;
    if (locale !== undefined && !config.meta.locales.includes(locale)) {
      throw new Misuse(
        say(cliWords, (words) => words.diagram.machineDoesNotSpeak({ locale })),
        sayNearest(locale, config.meta.locales),
      );
    }
    const { automaton, problems } = explore(config);
    if (!automaton) throw new BadFiles(problems.map((problem) => ({ ...problem, file: showPath(io, path) })));
    const overlay =
      options.scenario === undefined ? undefined : await overlayOf(io, config, options.scenario, options);
    const text = format.write(config, { automaton, locale: options.locale, overlay });
    if (options.out === undefined) io.out(text);
    else
      printLine(
        io.err,
        cliWords[languageOf(io)].deliverReports.written({ path: await writeOutput(io, options.out, text) }),
      );
    return 0;
  },
});

async function readMachine(io: Io, path: string): Promise<MachineConfig> {
  const { text, problem } = await readText(io, path);
  if (problem?.code === 'file-missing')
    throw new Misuse(
      say(cliWords, (words) => words.diagram.thereNoFile({ path })),
      sayHint(problem),
    );
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
      say(cliWords, (words) =>
        words.diagram.noLineUsesMachine({
          file: project.file,
          configId: config.id,
          lineGiven: options.line === undefined ? 'yes' : 'other',
          line: options.line ?? '',
        }),
      ),
    );
  const after = scenario.worlds.filter(({ id }) => id === scenario.compare.after);
  const world =
    options.world ??
    [...after, ...scenario.worlds].find((candidate) => candidate.lines.some((line) => lines.includes(line)))
      ?.id;
  if (world === undefined)
    throw new Misuse(
      say(cliWords, (words) => words.diagram.noWorldHasLine({ file: project.file, lines: lines[0] ?? '' })),
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
      say(cliWords, (words) => words.diagram.worldHasNoLine({ world, configId: config.id })),
      say(cliWords, (words) => words.diagram.chooseAnotherWorld),
    );
  return overlayLine(assembled, line);
}
