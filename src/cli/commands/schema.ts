import { mappingJsonSchema } from '../../calls/index.ts';
import { machineJsonSchema } from '../../chart/index.ts';
import { ruleConfigJsonSchema } from '../../rules/index.ts';
import { scenarioJsonSchema } from '../../scenario/index.ts';
import { Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import { writeOutput } from '../project/files.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say, cliWords, commonWords, type Language } from '../../words/index.ts';
import { ownValue } from '../../util/own-value.ts';

/** What is printed is in English unless --language asks for another: the files of a package are the same wherever it is built. */
const SCHEMAS: Readonly<Record<string, (language?: Language) => Record<string, unknown>>> = {
  machine: machineJsonSchema,
  scenario: scenarioJsonSchema,
  config: () => ruleConfigJsonSchema(),
  mapping: () => mappingJsonSchema(),
};

const declare = (command: Declaration) =>
  command
    .argument(
      '[kind]',
      say(cliWords, (words, language) =>
        words.schema.oneAbsentAllThem({ keys: Object.keys(SCHEMAS).join(commonWords[language].listComma) }),
      ),
    )
    .option(
      '-o, --out <path>',
      say(cliWords, (words) => words.schema.writeFileOrAll),
    );

export const schema = defineCommand({
  name: 'schema',
  summary: say(cliWords, (words) => words.schema.summary),
  declare,
  run: async (io, [kind], { out }) => {
    if (kind !== undefined) {
      const make = ownValue(SCHEMAS, kind);
      if (!make)
        throw new Misuse(
          say(cliWords, (words) => words.schema.thereNoKindFile({ kind })),
          say(cliWords, (words, language) =>
            words.schema.known({ keys: Object.keys(SCHEMAS).join(commonWords[language].listComma) }),
          ),
        );
      const text = printSchema(make(io.language));
      if (out === undefined) io.out(text);
      else printLine(io.err, await writeOutput(io, out, text));
      return 0;
    }
    if (out === undefined)
      throw new Misuse(
        say(cliWords, (words) => words.schema.sayWhichSchemaPrint),
        `dialtree schema ${Object.keys(SCHEMAS)[0]}`,
      );
    for (const [name, make] of Object.entries(SCHEMAS))
      await writeOutput(io, `${out}/${name}.schema.json`, printSchema(make(io.language)));
    return 0;
  },
});

function printSchema(value: Record<string, unknown>): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
