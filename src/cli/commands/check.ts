import packageJson from '../../../package.json' with { type: 'json' };
import { findProblemRenderer, PROBLEM_RENDERERS } from '../../report/index.ts';
import { checkMachine, RULES } from '../../rules/index.ts';
import { sortProblems, type Problem } from '../../util/problem.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { Misuse } from '../process/failures.ts';
import { MACHINE_SUFFIX, readMachines, writeOutput } from '../project/files.ts';
import { readChoice, readDate, readList, readWhole } from '../options/read-options.ts';
import { readRuleOptions } from '../project/read-rule-options.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say } from '../../util/said.ts';

const FORMATS = PROBLEM_RENDERERS.map(({ id }) => id);

const declare = (command: Declaration) =>
  command
    .argument(
      '[paths...]',
      say(
        `files, or folders searched for *${MACHINE_SUFFIX} (default: machines)`,
        `文件，或要在其中查找 *${MACHINE_SUFFIX} 的文件夹（默认：machines）`,
      ),
    )
    .readOr(
      '--format <format>',
      say(`one of ${FORMATS.join(', ')}`, `${FORMATS.join('、')} 之一`),
      readChoice(FORMATS),
      'text',
    )
    .option(
      '--config <file>',
      say(
        'severities and limits (default: dialtree.config.json in this folder, when there is one)',
        '严重程度与限值（默认：本文件夹的 dialtree.config.json，如果有）',
      ),
    )
    .read(
      '--today <date>',
      say(
        'the day for which announcements of changes are judged (default: today)',
        '以哪一天判断变更通知是否过期（默认：今天）',
      ),
      readDate,
    )
    .read(
      '--locale <tags>',
      say('check these languages only, with commas between', '只检查这些语言，以英文逗号分隔'),
      readList,
    )
    .read(
      '--max-warnings <n>',
      say('fail when there are more warnings than this', '警告多于此数即判为失败'),
      readWhole({ from: 0, to: 1_000_000 }),
    )
    .option('-o, --out <file>', say('write to this file', '写入此文件'));

export const check = defineCommand({
  name: 'check',
  summary: say(
    'prove the menu rules over every reachable state and every caller the guards can tell apart',
    '对每个可到达的状态、每类条件可区分的来电者逐一证明菜单规则',
  ),
  declare,
  run: async (io, paths, options) => {
    const ruleOptions = await readRuleOptions(io, options.config);
    const language = chooseUiLanguage(io);
    const where = paths.length > 0 ? paths : ['machines'];
    const { machines, problems: unreadable, fileCount } = await readMachines(io, where);
    const places = where.map((path) => `"${path}"`);
    if (fileCount === 0)
      throw new Misuse(
        say(
          `No file under ${places.join(', ')} ends with ${MACHINE_SUFFIX}.`,
          `${places.join('、')} 下没有以 ${MACHINE_SUFFIX} 结尾的文件。`,
        ),
        say(
          'Name a folder with machine files, or the files themselves.',
          '请指明存放菜单文件的文件夹，或文件本身。',
        ),
      );

    const settings = {
      ...ruleOptions,
      today: options.today ?? io.today,
      ...(options.locale && { locales: options.locale }),
    };
    const problems: Problem[] = sortProblems([
      ...unreadable,
      ...machines.flatMap((machine) => checkMachine(machine, settings)),
    ]);
    const renderer = findProblemRenderer(options.format);
    if (!renderer)
      throw new Error(`The format "${options.format}" passed the check of --format and has no renderer.`);
    const text = renderer.render(problems, {
      fileCount,
      rules: RULES,
      version: packageJson.version,
      language,
      hasColour: io.hasColour && options.out === undefined,
      files: machines.map(({ file }) => file),
    });
    if (options.out === undefined) io.out(text);
    else
      io.err(`${language === 'zh' ? '已写入：' : 'Written: '}${await writeOutput(io, options.out, text)}\n`);

    const count = (severity: Problem['severity']): number =>
      problems.filter((problem) => problem.severity === severity).length;
    const isTooMany = options.maxWarnings !== undefined && count('warning') > options.maxWarnings;
    if (isTooMany)
      io.err(
        language === 'zh'
          ? `有 ${count('warning')} 个警告，--max-warnings 只允许 ${options.maxWarnings} 个。\n`
          : `${count('warning')} warnings, and --max-warnings allows ${options.maxWarnings}.\n`,
      );
    return count('error') > 0 || isTooMany ? 1 : 0;
  },
});
