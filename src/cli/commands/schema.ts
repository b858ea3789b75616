import { machineJsonSchema } from '../../chart/index.ts';
import { ruleConfigJsonSchema } from '../../rules/index.ts';
import { scenarioJsonSchema } from '../../scenario/index.ts';
import { Misuse } from '../process/failures.ts';
import { writeOutput } from '../project/files.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say } from '../../util/said.ts';

const SCHEMAS: Readonly<Record<string, () => Record<string, unknown>>> = {
  machine: machineJsonSchema,
  scenario: scenarioJsonSchema,
  config: ruleConfigJsonSchema,
};

const declare = (command: Declaration) =>
  command
    .argument(
      '[kind]',
      say(
        `one of ${Object.keys(SCHEMAS).join(', ')}; absent: all of them, into the folder of --out`,
        `${Object.keys(SCHEMAS).join('、')} 之一；不写则把全部写入 --out 的文件夹`,
      ),
    )
    .option(
      '-o, --out <path>',
      say('write to this file, or all schemas into this folder', '写入此文件；或把全部写入此文件夹'),
    );

export const schema = defineCommand({
  name: 'schema',
  summary: say(
    'print the JSON Schema of a kind of file, for editors',
    '输出某种文件的 JSON Schema，供编辑器使用',
  ),
  declare,
  run: async (io, [kind], { out }) => {
    if (kind !== undefined) {
      const make = Object.hasOwn(SCHEMAS, kind) ? SCHEMAS[kind] : undefined;
      if (!make)
        throw new Misuse(
          say(`There is no kind of file called "${kind}".`, `没有名为“${kind}”的文件类型。`),
          say(`Known: ${Object.keys(SCHEMAS).join(', ')}.`, `可用的有：${Object.keys(SCHEMAS).join('、')}。`),
        );
      const text = printSchema(make());
      if (out === undefined) io.out(text);
      else io.err(`${await writeOutput(io, out, text)}\n`);
      return 0;
    }
    if (out === undefined)
      throw new Misuse(
        say(
          'Say which schema to print, or where all of them go.',
          '请指明要输出哪个模式，或全部输出到哪里。',
        ),
        `dialtree schema ${Object.keys(SCHEMAS)[0]}`,
      );
    for (const [name, make] of Object.entries(SCHEMAS))
      await writeOutput(io, `${out}/${name}.schema.json`, printSchema(make()));
    return 0;
  },
});

function printSchema(value: Record<string, unknown>): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
