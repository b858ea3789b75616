/**
 * What a command takes: described in every language (a description in one language alone does not compile),
 * and typed by what is declared: `--chunk-limit <seconds>` read as a number is an option `chunkLimit` that is a
 * number or absent.
 */
import type { SpokenCommand } from '../language/spoken-command.ts';
import type { Said } from '../../words/index.ts';
import { BadValue } from './read-options.ts';

/**
 * Makes an option's value of what was typed; `earlier` is what the same option gave before. @throws BadValue
 */
export type ReadValue<V> = (text: string, earlier: V | undefined) => V;

/** `-o, --out <path>` -> `--out <path>` -> `out`; `--no-open` -> `open`. */
type Long<Flags> = Flags extends `${string}--${infer Name}` ? Name : never;
type Word<Flags> = Long<Flags> extends `${infer Name} ${string}` ? Name : Long<Flags>;
type Camel<Name> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;
type NameOf<Flags> = Camel<Word<Flags> extends `no-${infer Name}` ? Name : Word<Flags>> & string;

/** `--no-x` alone is true or false; beside an `--x <value>` it adds false. */
type Denied<Options, Name extends string> = Omit<Options, Name> & {
  readonly [N in Name]: N extends keyof Options ? Options[N] | false : boolean;
};
type Optional<Options, Flags, Value> = Options & { readonly [N in NameOf<Flags>]?: Value };
type Given<Options, Flags, Value> = Options & { readonly [N in NameOf<Flags>]: Value };

/** The options that a declaration has come to. */
export type OptionsOf<Declare extends (declaration: Declaration) => unknown> =
  ReturnType<Declare> extends Declaration<infer Options> ? Options : never;

export class Declaration<Options extends object = object> {
  private readonly command: SpokenCommand;

  constructor(command: SpokenCommand) {
    this.command = command;
  }

  argument(name: string, description: Said): this {
    this.command.argument(name, this.inLanguage(description));
    return this;
  }

  /** Absent unless given. Without `<value>` in its flags it is true when given. */
  option<Flags extends string>(
    flags: Flags,
    description: Said,
  ): Declaration<Optional<Options, Flags, Flags extends `${string}<${string}` ? string : boolean>> {
    this.command.option(flags, this.inLanguage(description));
    return this.as();
  }

  /** True unless `--no-...` is given; with an option of the same name, its value or false. */
  denial<Flags extends `--no-${string}`>(
    flags: Flags,
    description: Said,
  ): Declaration<Denied<Options, NameOf<Flags>>> {
    this.command.option(flags, this.inLanguage(description));
    return this.as();
  }

  /** Absent unless given, and then as `read` makes it. */
  read<Flags extends string, Value>(
    flags: Flags,
    description: Said,
    read: ReadValue<Value>,
  ): Declaration<Optional<Options, Flags, Value>> {
    this.command.option(flags, this.inLanguage(description), this.translate(flags, read));
    return this.as();
  }

  /** As `read` makes it, or else the fallback, which help shows. */
  readOr<Flags extends string, Value>(
    flags: Flags,
    description: Said,
    read: ReadValue<Value>,
    fallback: NoInfer<Value>,
  ): Declaration<Given<Options, Flags, Value>> {
    this.command.option(flags, this.inLanguage(description), this.translate(flags, read), fallback);
    return this.as();
  }

  requiredOption<Flags extends string>(
    flags: Flags,
    description: Said,
  ): Declaration<Given<Options, Flags, string>> {
    this.command.requiredOption(flags, this.inLanguage(description));
    return this.as();
  }

  /** What was typed, once the line has been parsed. */
  options(): Options {
    return this.command.opts<Options>();
  }

  /** The same declaration, with one option more in its type: commander holds the values. */
  private as<More extends object>(): Declaration<More> {
    return new Declaration<More>(this.command);
  }

  private inLanguage(said: Said): string {
    return said[this.command.language];
  }

  private translate<Value>(flags: string, read: ReadValue<Value>): ReadValue<Value> {
    return (text, earlier) => {
      try {
        return read(text, earlier);
      } catch (cause) {
        if (cause instanceof BadValue)
          return this.command.refuseValue(flags, text, this.inLanguage(cause.said));
        throw cause;
      }
    };
  }
}
