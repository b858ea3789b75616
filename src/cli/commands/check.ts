import packageJson from '../../../package.json' with { type: 'json' };
import { findProblemRenderer, PROBLEM_RENDERERS } from '../../report/index.ts';
import { checkMachineFully, noteUnread, RULES } from '../../rules/index.ts';
import { countProblems } from '../../util/collect-problems.ts';
import { sortProblems, type Problem } from '../../util/problem.ts';
import { languageOf } from '../language/choose-language.ts';
import { Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { findRoot, uriOf } from '../project/file-uris.ts';
import { checkScenarios } from '../project/check-scenarios.ts';
import {
  findFiles,
  FOLDER_UNREADABLE,
  type FoundFiles,
  MACHINE_SUFFIX,
  readMachines,
  SCENARIO_SUFFIX,
  showPath,
  writeOutput,
} from '../project/files.ts';
import { readChoice, readDate, readLocales, readWhole } from '../options/read-options.ts';
import { readRuleOptions } from '../project/read-rule-options.ts';
import { sayNearest, type MachineFile } from '../../chart/index.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';

const FORMATS = PROBLEM_RENDERERS.map(({ id }) => id);

const declare = (command: Declaration) =>
  command
    .argument(
      '[paths...]',
      say(cliWords, (words) =>
        words.check.filesOrFoldersSearched({
          machineSuffix: MACHINE_SUFFIX,
          scenarioSuffix: SCENARIO_SUFFIX,
        }),
      ),
    )
    .readOr(
      '--format <format>',
      say(cliWords, (words, language) =>
        words.check.one({ formats: FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoice(FORMATS),
      'text',
    )
    .option(
      '--config <file>',
      say(cliWords, (words) => words.check.severitiesAndLimitsDefault),
    )
    .read(
      '--today <date>',
      say(cliWords, (words) => words.check.dayForWhichAnnouncements),
      readDate,
    )
    .read(
      '--locale <tags>',
      say(cliWords, (words) => words.check.checkTheseLanguagesOnly),
      readLocales,
    )
    .read(
      '--max-warnings <n>',
      say(cliWords, (words) => words.check.failWhenThereAre),
      readWhole({ from: 0, to: 1_000_000 }),
    )
    .option(
      '--root <folder>',
      say(cliWords, (words) => words.check.rootOfUris),
    )
    .option(
      '-o, --out <file>',
      say(cliWords, (words) => words.check.writeFile),
    );

export const check = defineCommand({
  name: 'check',
  summary: say(cliWords, (words) => words.check.summary),
  declare,
  run: async (io, paths, options) => {
    const ruleOptions = await readRuleOptions(io, options.config);
    const root = await findRoot(io, options.root ?? '.');
    const language = languageOf(io);
    const where = paths.length > 0 ? paths : ['machines', ...(await findScenarioFolder(io))];
    const isScenario = (path: string): boolean => path.endsWith(SCENARIO_SUFFIX);
    const scenarios = (await findFiles(io, where, SCENARIO_SUFFIX)).files.filter(isScenario);
    const {
      machines,
      problems: unreadable,
      fileCount: machineCount,
    } = await readMachines(
      io,
      where.filter((path) => !isScenario(path)),
    );
    const fileCount = machineCount + scenarios.length;
    const places = where.map((path) => `"${path}"`);
    if (fileCount === 0 && unreadable.length === 0)
      throw new Misuse(
        say(cliWords, (words, language) =>
          words.check.noFileUnderEnds({
            places: places.join(commonWords[language].listComma),
            machineSuffix: MACHINE_SUFFIX,
            scenarioSuffix: SCENARIO_SUFFIX,
          }),
        ),
        say(cliWords, (words) => words.check.nameFolderWithMachine),
      );

    const settings = {
      ...ruleOptions,
      today: options.today ?? io.today,
      ...(options.locale && { locales: options.locale }),
    };
    refuseUnspoken(settings.locales ?? [], machines);
    const checked = machines.map((machine) => checkMachineFully(machine, settings));
    const problems: Problem[] = sortProblems([
      ...unreadable,
      ...checked.flatMap((each) => each.problems),
      ...(await checkScenarios(io, scenarios)),
    ]);
    const renderer = findProblemRenderer(options.format);
    if (!renderer)
      throw new Error(`The format "${options.format}" passed the check of --format and has no renderer.`);
    const hasColour = io.hasColour && options.out === undefined;
    const text = renderer.render(problems, {
      fileCount,
      rules: RULES,
      notLookedAt: [
        ...unreadFiles(unreadable, machines).map(noteUnread),
        ...checked.flatMap((each) => each.notLookedAt),
      ],
      version: packageJson.version,
      language,
      hasColour,
      files: [...machines.map(({ file }) => file), ...scenarios.map((path) => showPath(io, path))],
      uriOf: (file) => uriOf(io, root, file),
    });
    if (options.out === undefined) io.out(text, hasColour);
    else
      printLine(
        io.err,
        cliWords[language].deliverReports.written({ path: await writeOutput(io, options.out, text) }),
      );

    const count = (severity: Problem['severity']): number => countProblems(problems, severity);
    const isTooMany = options.maxWarnings !== undefined && count('warning') > options.maxWarnings;
    if (isTooMany)
      printLine(
        io.err,
        cliWords[language].check.tooManyWarnings({ count: count('warning'), most: options.maxWarnings ?? 0 }),
      );
    return count('error') > 0 || isTooMany ? 1 : 0;
  },
});

const NOTHING: FoundFiles = { files: [], problems: [] };

/** Where nobody names a place, scenarios are looked at too where there are some. */
async function findScenarioFolder(io: Io): Promise<string[]> {
  const { files, problems } = await findFiles(io, ['scenarios'], SCENARIO_SUFFIX).catch(() => NOTHING);
  return files.length + problems.length > 0 ? ['scenarios'] : [];
}

/** @throws Misuse for a language in which nothing would be checked: a slip would look like a pass. */
function refuseUnspoken(asked: readonly string[], machines: readonly MachineFile[]): void {
  const spoken = [...new Set(machines.flatMap(({ config }) => config.meta.locales))];
  const unspoken = asked.find((tag) => !spoken.includes(tag));
  if (unspoken !== undefined && spoken.length > 0)
    throw new Misuse(
      say(cliWords, (words) => words.check.nobodySpeaks({ tag: unspoken })),
      sayNearest(unspoken, spoken),
    );
}

function unreadFiles(problems: readonly Problem[], machines: readonly MachineFile[]): string[] {
  const read = new Set(machines.map(({ file }) => file));
  // A folder's problem says itself that nothing in it was looked at.
  const ofFiles = problems.filter(({ code }) => code !== FOLDER_UNREADABLE);
  return [...new Set(ofFiles.flatMap(({ file }) => file ?? []))].filter((file) => !read.has(file));
}
