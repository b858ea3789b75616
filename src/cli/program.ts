import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { commands } from './commands/index.ts';
import type { ExitCode } from './commands/types.ts';
import type { UiLanguage } from './choose-ui-language.ts';
import type { Io } from './io.ts';
import { printFailure } from './print-failure.ts';

const EXAMPLES = `
Examples:
  dialtree check machines/
  dialtree simulate scenarios/eighteen-lines.scenario.json --out out
  dialtree replay scenarios/eighteen-lines.scenario.json --call 1
  dialtree diagram machines/merged/merged.machine.json

Exit codes: 0 fine, 1 problems found, 2 the command line itself is wrong.`;

export async function runProgram(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = new Command('dialtree')
    .description(packageJson.description)
    .version(packageJson.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('Run it with --help to see what it takes.')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, getOutHelpWidth: () => io.columns, getErrHelpWidth: () => io.columns });

  for (const command of commands) {
    // Sub-commands copy exitOverride and output only when made with `.command()`.
    command.declare(program.command(command.name).description(command.summary)).action(async (...given: unknown[]) => {
      const parsed = given.at(-1) as Command;
      const { language } = parsed.opts<{ language?: UiLanguage }>();
      // What goes wrong is said in the language asked for, too.
      const asked: Io = language === undefined ? io : { ...io, language };
      exitCode = await command.run(asked, (parsed.processedArgs as (string | string[] | undefined)[]).flat().filter((arg) => arg !== undefined), parsed.opts()).catch((cause: unknown) => printFailure(cause, asked));
    });
  }
  if (args.length === 0) {
    program.outputHelp();
    return 0;
  }
  await program.parseAsync([...args], { from: 'user' });
  return exitCode;
}
