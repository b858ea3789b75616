import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseRuleConfig, type RuleOptions } from '../../rules/index.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { readText, showPath } from './files.ts';
import type { Io } from '../process/io.ts';
import { sayHint } from '../../util/problem.ts';
import { say, cliWords } from '../../words/index.ts';

const CONFIG_FILE = 'dialtree.config.json';

/**
 * The project's own severities and limits: the file named, else the one in this folder, else none. @throws
 * BadFiles, Misuse
 */
export async function readRuleOptions(io: Io, path: string | undefined): Promise<RuleOptions> {
  const file = path ?? join(io.cwd, CONFIG_FILE);
  if (path === undefined && !existsSync(file)) return {};
  const { text, problem } = await readText(io, file);
  if (problem?.code === 'file-missing')
    throw new Misuse(
      say(cliWords, (words) => words.readRuleOptions.thereNoFile({ file })),
      sayHint(problem),
    );
  if (problem) throw new BadFiles([problem]);
  const { options, problems } = parseRuleConfig(text, showPath(io, file));
  if (!options) throw new BadFiles(problems);
  return options;
}
