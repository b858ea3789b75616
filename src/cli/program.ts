import type { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { asSaid, say, cliWords, joinLines, type Said } from '../words/index.ts';
import { languageOf } from './language/choose-language.ts';
import { commands } from './commands/index.ts';
import type { ExitCode } from './commands/types.ts';
import { Declaration } from './options/declaration.ts';
import type { Io } from './process/io.ts';
import { printFailure } from './print/print-failure.ts';
import { readLanguage } from './options/read-options.ts';
import { LANGUAGE, SpokenCommand } from './language/spoken-command.ts';

const ABOUT = say(cliWords, (words) => words.program.about);
const VERSION = say(cliWords, (words) => words.program.version);
const HELP = say(cliWords, (words) => words.program.help);
const HELP_COMMAND = say(cliWords, (words) => words.program.helpCommand);
const SEE_HELP = say(cliWords, (words) => words.program.seeHelp);
const EXAMPLES = joinLines([
  say(cliWords, (words) => words.program.examples),
  ...[
    'check machines/',
    'simulate scenarios/eighteen-lines.scenario.json --out out',
    'replay scenarios/eighteen-lines.scenario.json --call 1',
    'diagram machines/merged/merged.machine.json',
  ].map((line) => asSaid(`  dialtree ${line}`)),
  say(cliWords, (words) => words.program.examplesExitCodesFineProblems),
]);

export async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
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
  const language = languageOf(io);
  const inLanguage = (said: Said): string => said[language];
  const program = new SpokenCommand('dialtree', io);
  program
    .description(inLanguage(ABOUT))
    .version(packageJson.version, '-v, --version', inLanguage(VERSION))
    .helpOption('-h, --help', inLanguage(HELP))
    .helpCommand('help [command]', inLanguage(HELP_COMMAND))
    .addHelpText('after', inLanguage(EXAMPLES))
    .showHelpAfterError(inLanguage(SEE_HELP))
    .exitOverride();
  new Declaration(program).read('--language <language>', LANGUAGE, readLanguage);

  for (const command of commands) {
    // Sub-commands copy exitOverride, help and output only when made with `.command()`.
    const sub = program.command(command.name);
    sub.description(inLanguage(command.summary));
    const declaration = new Declaration(sub);
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
