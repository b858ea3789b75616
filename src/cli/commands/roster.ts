/** Agents out of a CSV file, for a scenario. */
import type { ScenarioConfig } from '../../scenario/index.ts';
import { applyRosters, readRosterCsv } from '../../study/imports/index.ts';
import { hasErrors, sortProblems } from '../../util/problem.ts';
import { cliWords, commonWords, say } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration } from '../options/declaration.ts';
import { ROSTER_COLUMNS } from '../options/work-options.ts';
import { printProblems } from '../print/print-problems.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import { readText, showPath } from '../project/files.ts';
import { readColumns } from '../project/read-rosters.ts';
import { readScenarioFile, writeScenarioFile } from '../project/scenario-in-file.ts';
import type { Put } from '../../util/put-at.ts';
import { defineCommand } from './types.ts';

const declare = (command: Declaration) =>
  command
    .argument(
      '<roster>',
      say(cliWords, (words) => words.roster.file),
    )
    .option(
      '--scenario <file>',
      say(cliWords, (words) => words.roster.scenario),
    )
    .read('--columns <names>', ROSTER_COLUMNS, readColumns)
    .option(
      '--write',
      say(cliWords, (words) => words.roster.write),
    );

export const roster = defineCommand({
  name: 'roster',
  summary: say(cliWords, (words) => words.roster.summary),
  declare,
  run: async (io, [path = ''], { scenario, columns, write }) => {
    if (scenario === undefined)
      throw new Misuse(
        say(cliWords, (words) => words.roster.needsScenario),
        '--scenario scenarios/NAME.scenario.json',
      );
    const at = await readScenarioFile(io, scenario);
    const reading = await readText(io, path);
    if (reading.problem) throw new BadFiles([reading.problem]);
    const file = showPath(io, path);
    const { rows, problems } = readRosterCsv(reading.text, file, columns);
    if (hasErrors(problems)) throw new BadFiles(problems);
    const applied = applyRosters(at.scenario.config, rows, file);
    const found = sortProblems([...problems, ...applied.problems]);
    if (hasErrors(found)) throw new BadFiles(found);
    if (found.length > 0) printProblems(io, found);

    const puts = listPuts(at.scenario.config, applied.scenario);
    const language = languageOf(io);
    const words = cliWords[language].roster;
    if (write) await writeScenarioFile(io, at, puts);
    else
      io.out(
        `${JSON.stringify(Object.fromEntries(puts.map((put) => [put.path.join('.'), put.value])), undefined, 2)}\n`,
      );
    const groups = [...new Set(rows.map(({ group }) => group))].join(commonWords[language].listComma);
    const shown = showPath(io, scenario);
    printLine(
      io.err,
      write ? words.written({ file: shown, groups, roster: file }) : words.dry({ file: shown }),
    );
    return 0;
  },
});

/** What differs: staffings of desks and groups, and those that worlds have of their own. */
function listPuts(before: ScenarioConfig, after: ScenarioConfig): Put[] {
  const puts: Put[] = [];
  for (const list of ['desks', 'agentGroups', 'worlds'] as const)
    after[list]?.forEach(({ staffing }, i) => {
      if (staffing !== before[list]?.[i]?.staffing)
        puts.push({ path: [list, i, 'staffing'], value: staffing });
    });
  return puts;
}
