/** How many call and when, out of a CSV file, for a scenario. */
import { readVolumesCsv } from '../../study/imports/index.ts';
import { hasErrors } from '../../util/problem.ts';
import { formatDecimal } from '../../util/format-number.ts';
import { cliWords, say } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration } from '../options/declaration.ts';
import { ROSTER_COLUMNS } from '../options/work-options.ts';
import { printProblems } from '../print/print-problems.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import { readText, showPath } from '../project/files.ts';
import { readColumns } from '../project/read-rosters.ts';
import { readScenarioFile, writeScenarioFile } from '../project/scenario-in-file.ts';
import { defineCommand } from './types.ts';

/** Of calls on a line, those that callers made for the first time: an assumption, as `dialtree init` makes it. */
const FRESH_AT_LEAST = 0.7;

const declare = (command: Declaration) =>
  command
    .argument(
      '<volumes>',
      say(cliWords, (words) => words.volumes.file),
    )
    .option(
      '--scenario <file>',
      say(cliWords, (words) => words.volumes.scenario),
    )
    .read('--columns <names>', ROSTER_COLUMNS, readColumns)
    .option(
      '--write',
      say(cliWords, (words) => words.volumes.write),
    );

export const volumes = defineCommand({
  name: 'volumes',
  summary: say(cliWords, (words) => words.volumes.summary),
  declare,
  run: async (io, [path = ''], { scenario, columns, write }) => {
    if (scenario === undefined)
      throw new Misuse(
        say(cliWords, (words) => words.volumes.needsScenario),
        '--scenario scenarios/NAME.scenario.json',
      );
    const at = await readScenarioFile(io, scenario);
    const reading = await readText(io, path);
    if (reading.problem) throw new BadFiles([reading.problem]);
    const file = showPath(io, path);
    const found = readVolumesCsv(reading.text, file, columns);
    if (!found.volumes || hasErrors(found.problems)) throw new BadFiles(found.problems);
    if (found.problems.length > 0) printProblems(io, found.problems);

    const { week, callsPerMonth, days } = found.volumes;
    const language = languageOf(io);
    const words = cliWords[language].volumes;
    const value = Math.max(1, Math.round(callsPerMonth));
    const callers = {
      value,
      low: Math.max(1, Math.round(FRESH_AT_LEAST * callsPerMonth)),
      high: value,
      unit: at.scenario.config.callersPerMonth.unit,
      source: words.source({ file }),
      status: 'assumption',
    };
    const shares = week.map((calls) => Math.round(calls * 1000) / 1000);
    const weekShares = { shares, source: words.weekSource({ file }), status: 'measured' };
    if (write)
      await writeScenarioFile(io, at, [
        { path: ['callersPerMonth'], value: callers },
        { path: ['weekShares'], value: weekShares },
      ]);
    else io.out(`${JSON.stringify({ callersPerMonth: callers, weekShares }, undefined, 2)}\n`);
    const shown = showPath(io, scenario);
    printLine(io.err, words.found({ calls: formatDecimal(callsPerMonth, 0), days }));
    printLine(io.err, write ? words.written({ file: shown, volumes: file }) : words.dry({ file: shown }));
    return 0;
  },
});
