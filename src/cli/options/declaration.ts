/**
 * What a command takes, described in every language: a description in one language alone does not compile.
 */
import { InvalidArgumentError, type Command } from 'commander';
import { saidIn, type Said } from '../../util/said.ts';
import type { UiLanguage } from '../language/choose-ui-language.ts';
import { BadValue } from './read-options.ts';

/**
 * Makes an option's value of what was typed; `earlier` is what the same option gave before. @throws BadValue
 */
export type ReadValue = (text: string, earlier: unknown) => unknown;

export class Declaration {
  private readonly command: Command;
  private readonly language: UiLanguage;

  constructor(command: Command, language: UiLanguage) {
    this.command = command;
    this.language = language;
  }

  argument(name: string, description: Said): this {
    this.command.argument(name, saidIn(description, this.language));
    return this;
  }

  option(flags: string, description: Said, read?: ReadValue, fallback?: unknown): this {
    const shown = saidIn(description, this.language);
    if (read) this.command.option(flags, shown, this.translate(read), fallback);
    else this.command.option(flags, shown);
    return this;
  }

  requiredOption(flags: string, description: Said): this {
    this.command.requiredOption(flags, saidIn(description, this.language));
    return this;
  }

  /** Commander puts the name of the option before what is wrong with its value. */
  private translate(read: ReadValue): ReadValue {
    return (text, earlier) => {
      try {
        return read(text, earlier);
      } catch (cause) {
        throw cause instanceof BadValue ? new InvalidArgumentError(saidIn(cause.said, this.language)) : cause;
      }
    };
  }
}
