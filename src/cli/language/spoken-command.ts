/**
 * Commander with words of ours: a slip is told by what it is and what it is about, in the language of the
 * terminal, and so are the headings of help. Commander's own sentences are never read.
 */
import { Command, type Argument, type Option } from 'commander';
import { findNearest } from '../../chart/index.ts';
import { showText } from '../../util/show-text.ts';
import { columnsOf } from '../../util/text-width.ts';
import { say, cliWords, commonWords, LANGUAGES, type CliWords, type Language } from '../../words/index.ts';
import { languageOf } from './choose-language.ts';
import type { Io } from '../process/io.ts';

/** Every command has it. */
export const LANGUAGE = say(cliWords, (words, language) =>
  words.speakLanguage.language({ languages: LANGUAGES.join(commonWords[language].listComma) }),
);

/** Commander gives its headings to be styled; these are their names. */
const HEADINGS: Readonly<Record<string, keyof CliWords['help']['headings']>> = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands',
};

type Slip = Exclude<keyof CliWords['slips'], 'didYouMean'>;

/**
 * What `unknownOption` and its like are given is nowhere else to be had. They are commander's, though not in
 * its types: a test makes every one of these slips.
 */
export class SpokenCommand extends Command {
  readonly language: Language;
  private readonly io: Io;

  constructor(name: string, io: Io) {
    super(name);
    this.io = io;
    this.language = languageOf(io);
    const { headings, ...words } = cliWords[this.language].help;
    this.configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
    });
    this.configureHelp({
      displayWidth: columnsOf,
      styleTitle: (title) => {
        const heading = HEADINGS[title];
        return heading === undefined ? title : headings[heading];
      },
      commandUsage: (command) =>
        [
          ...namesTo(command),
          words.someOptions,
          ...(command.commands.length > 0 ? [words.someCommand] : []),
          ...command.registeredArguments.map(showArgument),
        ].join(' '),
      subcommandTerm: (command) =>
        [
          command.name(),
          ...(command.options.length > 0 ? [words.someOptions] : []),
          ...command.registeredArguments.map(showArgument),
        ].join(' '),
      optionDescription: ({ description, defaultValue, required }: Option) =>
        required && defaultValue !== undefined
          ? words.withDefault({ description, value: JSON.stringify(defaultValue) })
          : description,
    });
  }

  /** Commander makes its sub-commands of it. */
  override createCommand(name: string): SpokenCommand {
    return new SpokenCommand(name, this.io);
  }

  /** @param why a sentence: what the option takes */
  refuseValue(flags: string, value: string, why: string): never {
    return this.refuse('invalidArgument', this.slips.invalidArgument({ flags, value, why }));
  }

  protected missingArgument(name: string): never {
    return this.refuse('missingArgument', this.slips.missingArgument({ name }));
  }

  protected optionMissingArgument({ flags }: Option): never {
    return this.refuse('optionMissingArgument', this.slips.optionMissingArgument({ flags }));
  }

  protected missingMandatoryOptionValue({ flags }: Option): never {
    return this.refuse('missingMandatoryOptionValue', this.slips.missingMandatoryOptionValue({ flags }));
  }

  protected unknownOption(option: string): never {
    return this.refuse(
      'unknownOption',
      this.slips.unknownOption({ option }),
      option.startsWith('--') ? findNearest(option, longOptionsOf(this)) : undefined,
    );
  }

  protected unknownCommand(): never {
    const [name = ''] = this.args;
    const names = this.createHelp()
      .visibleCommands(this)
      .map((command) => command.name());
    return this.refuse('unknownCommand', this.slips.unknownCommand({ name }), findNearest(name, names));
  }

  protected _excessArguments(given: readonly string[]): never {
    return this.refuse(
      'excessArguments',
      this.slips.excessArguments({
        isPart: this.parent ? 'yes' : 'other',
        command: this.name(),
        expected: this.registeredArguments.length,
        given: given.length,
      }),
    );
  }

  private get slips(): CliWords['slips'] {
    return cliWords[this.language].slips;
  }

  private refuse(code: Slip, message: string, nearest?: string): never {
    const lines = [message, ...(nearest === undefined ? [] : [this.slips.didYouMean({ nearest })])];
    const shown = lines.map(showText).join('\n');
    return this.error(cliWords[this.language].printFailure.misuse({ message: shown }), {
      // Commander puts a sentence of its own before what is wrong with a value, when it is given its code.
      code: `${code === 'invalidArgument' ? 'dialtree' : 'commander'}.${code}`,
    });
  }
}

/** The program and its command, as they are typed. */
function namesTo(command: Command): string[] {
  return [...(command.parent ? namesTo(command.parent) : []), command.name()];
}

function showArgument(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** With those of the program itself. */
function longOptionsOf(command: Command): string[] {
  const own = command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long }) => long ?? []);
  return [...own, ...(command.parent ? longOptionsOf(command.parent) : [])];
}
