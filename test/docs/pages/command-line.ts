/** The command line’s reference, from what the commands declare of themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Argument, Command, Option } from 'commander';
import { createProgram } from '../../../src/cli/program.ts';
import { code, fence, paragraphs, plain, table, written } from './markdown.ts';
import type { WrittenPage } from './types.ts';

export const commandLinePage: WrittenPage = { path: 'docs/command-line.md', render };

const GUIDES = 'docs/guide';

/** Where a command is explained at length: its guide says `<!-- explains: check, schema -->`. */
function findGuide(command: string): string | undefined {
  return readdirSync(GUIDES).find((name) =>
    /^<!-- explains: (.*) -->/
      .exec(readFileSync(`${GUIDES}/${name}`, 'utf8'))?.[1]
      ?.split(', ')
      .includes(command),
  );
}

function render(): string {
  const program = createProgram(
    {
      out: () => undefined,
      err: () => undefined,
      env: {},
      cwd: '.',
      today: '2026-01-01',
      language: 'en',
      hasColour: false,
      isInteractive: false,
      columns: 100,
      onInterrupt: () => () => undefined,
    },
    () => undefined,
  );
  return paragraphs(
    written('the declarations in src/cli/commands'),
    '# The command line',
    'What `dialtree --help` and `dialtree <command> --help` say, on one page. Every command takes `--language zh` for Chinese.',
    fence('text', program.helpInformation()),
    ...program.commands.map(renderCommand),
    '## Exit codes',
    table(
      ['code', 'meaning'],
      [
        ['0', 'fine'],
        ['1', 'problems found: a rule is broken, a file cannot be used'],
        ['2', 'the command line is wrong, or nothing could be done'],
      ],
    ),
  );
}

function renderCommand(command: Command): string {
  const name = command.name();
  const guide = findGuide(name);
  return [
    `## dialtree ${name}`,
    `${plain(capitalise(command.description()))}.${guide ? ` [At length](guide/${guide}).` : ''}`,
    fence('sh', `dialtree ${name} ${command.usage()}`),
    ...(command.registeredArguments.length > 0
      ? [
          table(
            ['argument', 'meaning'],
            command.registeredArguments.map((argument) => [
              code(placeOf(argument)),
              plain(argument.description),
            ]),
          ),
        ]
      : []),
    table(['option', 'meaning', 'default'], command.options.map(renderOption)),
  ].join('\n\n');
}

function placeOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function renderOption({ flags, description, mandatory, defaultValue }: Option): string[] {
  return [
    code(flags),
    `${plain(description)}${mandatory ? ' (must be given)' : ''}`,
    defaultValue === undefined ? '' : code(String(defaultValue)),
  ];
}
