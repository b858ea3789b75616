import { readScenarioText, type ScenarioConfig } from '../../scenario/index.ts';
import { cliWords, commonWords, say } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration } from '../options/declaration.ts';
import { readChoice } from '../options/read-options.ts';
import { listParameters, printParameters, type ParameterFormat } from '../print/print-parameters.ts';
import { BadFiles } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { readText, showPath } from '../project/files.ts';
import { defineCommand } from './types.ts';

const FORMATS: readonly ParameterFormat[] = ['text', 'json', 'csv', 'md'];

const declare = (command: Declaration) =>
  command
    .argument(
      '[scenario]',
      say(cliWords, (words) => words.parameters.scenario),
    )
    .readOr(
      '--format <format>',
      say(cliWords, (words, language) =>
        words.check.one({ formats: FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoice(FORMATS),
      'text',
    );

export const parameters = defineCommand({
  name: 'parameters',
  summary: say(cliWords, (words) => words.parameters.summary),
  declare,
  run: async (io, [path], { format }) => {
    const language = languageOf(io);
    const scenario = path === undefined ? undefined : await readScenarioFile(io, path);
    io.out(printParameters(listParameters(scenario, language), format, language));
    return 0;
  },
});

/** Without its machines: what its numbers are needs none. @throws BadFiles */
async function readScenarioFile(io: Io, path: string): Promise<ScenarioConfig> {
  const reading = await readText(io, path);
  if (reading.problem) throw new BadFiles([reading.problem]);
  const { scenario, problems } = readScenarioText(reading.text, showPath(io, path));
  if (!scenario) throw new BadFiles(problems);
  return scenario.config;
}
