import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { joinLines, say, saidIn, type Said } from '../util/said.ts';
import { chooseUiLanguage, findAskedLanguage } from './language/choose-ui-language.ts';
import { commands } from './commands/index.ts';
import type { ExitCode } from './commands/types.ts';
import { Declaration } from './options/declaration.ts';
import type { Io } from './process/io.ts';
import { printFailure } from './print/print-failure.ts';
import { readLanguage } from './options/read-options.ts';
import { LANGUAGE, speakLanguage } from './language/speak-language.ts';

const ABOUT = say(
  packageJson.description,
  '合并客服热线的仿真与设计：把许多号码换成一个号码，来电者会怎样？',
);
const VERSION = say('print the version', '显示版本');
const HELP = say('print help', '显示帮助');
const HELP_COMMAND = say('print help for a command', '显示某个命令的帮助');
const SEE_HELP = say('Run it with --help to see what it takes.', '加上 --help 可查看用法。');
const EXAMPLES = joinLines([
  say('\nExamples:', '\n示例：'),
  ...[
    'check machines/',
    'simulate scenarios/eighteen-lines.scenario.json --out out',
    'replay scenarios/eighteen-lines.scenario.json --call 1',
    'diagram machines/merged/merged.machine.json',
  ].map((line) => say(`  dialtree ${line}`, `  dialtree ${line}`)),
  say(
    '\nExit codes: 0 fine, 1 problems found, 2 the command line itself is wrong.',
    '\n退出码：0 正常，1 发现问题，2 命令行本身有误。',
  ),
]);

export async function runProgram(args: readonly string[], given: Io): Promise<ExitCode> {
  const asked = findAskedLanguage(args);
  const io: Io = asked === undefined ? given : { ...given, language: asked };
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => (exitCode = code));
  if (args.length === 0) {
    program.outputHelp();
    return 0;
  }
  await program.parseAsync([...args], { from: 'user' });
  return exitCode;
}

/** Every command with what it takes, in the language of `io`. */
export function createProgram(io: Io, onEnd: (code: ExitCode) => void): Command {
  const language = chooseUiLanguage(io);
  const inLanguage = (said: Said): string => saidIn(said, language);
  const program = speakLanguage(new Command('dialtree'), io)
    .description(inLanguage(ABOUT))
    .version(packageJson.version, '-v, --version', inLanguage(VERSION))
    .helpOption('-h, --help', inLanguage(HELP))
    .helpCommand('help [command]', inLanguage(HELP_COMMAND))
    .addHelpText('after', inLanguage(EXAMPLES))
    .showHelpAfterError(inLanguage(SEE_HELP))
    .exitOverride();
  new Declaration(program, language).read('--language <language>', LANGUAGE, readLanguage);

  for (const command of commands) {
    // Sub-commands copy exitOverride, help and output only when made with `.command()`.
    const sub = program.command(command.name).description(inLanguage(command.summary));
    const declaration = new Declaration(sub, language);
    const run = command.declare(declaration);
    declaration.read('--language <language>', LANGUAGE, readLanguage);
    sub.action(async (...called: unknown[]) => {
      const parsed = called.at(-1) as Command;
      const words = (parsed.processedArgs as (string | string[] | undefined)[])
        .flat()
        .filter((arg) => arg !== undefined);
      onEnd(await run(io, words).catch((cause: unknown) => printFailure(cause, io)));
    });
  }
  return program;
}
