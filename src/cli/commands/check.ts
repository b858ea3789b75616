import packageJson from '../../../package.json' with { type: 'json' };
import { findProblemRenderer, PROBLEM_RENDERERS } from '../../report/index.ts';
import { checkMachine, RULES } from '../../rules/index.ts';
import { sortProblems, type Problem } from '../../util/problem.ts';
import { chooseUiLanguage, UI_LANGUAGES, type UiLanguage } from '../choose-ui-language.ts';
import { Misuse } from '../failures.ts';
import { MACHINE_SUFFIX, readMachines, writeOutput } from '../files.ts';
import { readChoice, readDate, readList, readWhole } from '../read-options.ts';
import { readRuleOptions } from '../read-rule-options.ts';
import type { CliCommand } from './types.ts';
import { say } from '../../util/said.ts';

const FORMATS = PROBLEM_RENDERERS.map(({ id }) => id);

interface Options {
  readonly format: string;
  readonly config?: string;
  readonly today?: string;
  readonly locale?: readonly string[];
  readonly language?: UiLanguage;
  readonly maxWarnings?: number;
  readonly out?: string;
}

export const check: CliCommand = {
  name: 'check',
  summary: 'prove the menu rules over every reachable state and every caller the guards can tell apart',
  declare: (command) =>
    command
      .argument('[paths...]', `files, or folders searched for *${MACHINE_SUFFIX} (default: machines)`)
      .option('--format <format>', FORMATS.join(', '), readChoice(FORMATS), 'text')
      .option('--config <file>', 'severities and limits (default: dialtree.config.json in this folder, when there is one)')
      .option('--today <date>', 'the day for which announcements of changes are judged (default: today)', readDate)
      .option('--locale <tags>', 'check these languages only, with commas between', readList)
      .option('--language <language>', `language of the problems in text: ${UI_LANGUAGES.join(', ')} (default: the terminal’s)`, readChoice(UI_LANGUAGES))
      .option('--max-warnings <n>', 'fail when there are more warnings than this', readWhole({ from: 0, to: 1_000_000 }))
      .option('-o, --out <file>', 'write to this file'),
  run: async (io, paths, given) => {
    const options = given as unknown as Options;
    const ruleOptions = await readRuleOptions(io, options.config);
    const language = chooseUiLanguage(io, options.language);
    const where = paths.length > 0 ? paths : ['machines'];
    const { machines, problems: unreadable, fileCount } = await readMachines(io, where);
    const places = where.map((path) => `"${path}"`);
    if (fileCount === 0) throw new Misuse(say(`No file under ${places.join(', ')} ends with ${MACHINE_SUFFIX}.`, `${places.join('、')} 下没有以 ${MACHINE_SUFFIX} 结尾的文件。`), say('Name a folder with machine files, or the files themselves.', '请指明存放菜单文件的文件夹，或文件本身。'));

    const settings = { ...ruleOptions, today: options.today ?? io.today, ...(options.locale && { locales: options.locale }) };
    const problems: Problem[] = sortProblems([...unreadable, ...machines.flatMap((machine) => checkMachine(machine, settings))]);
    const renderer = findProblemRenderer(options.format);
    if (!renderer) throw new Error(`The format "${options.format}" passed the check of --format and has no renderer.`);
    const text = renderer.render(problems, {
      fileCount,
      rules: RULES,
      version: packageJson.version,
      language,
      hasColour: io.hasColour && options.out === undefined,
      files: machines.map(({ file }) => file),
    });
    if (options.out === undefined) io.out(text);
    else io.err(`${language === 'zh' ? '已写入：' : 'Written: '}${await writeOutput(io, options.out, text)}\n`);

    const count = (severity: Problem['severity']): number => problems.filter((problem) => problem.severity === severity).length;
    const isTooMany = options.maxWarnings !== undefined && count('warning') > options.maxWarnings;
    if (isTooMany) io.err(language === 'zh' ? `有 ${count('warning')} 个警告，--max-warnings 只允许 ${options.maxWarnings} 个。\n` : `${count('warning')} warnings, and --max-warnings allows ${options.maxWarnings}.\n`);
    return count('error') > 0 || isTooMany ? 1 : 0;
  },
};
