/** Rosters from a CSV file in the place of the scenario's own agents. */
import { applyRosters, readRosterCsv, type ColumnName, type ColumnNames } from '../../study/imports/index.ts';
import { hasErrors, sortProblems } from '../../util/problem.ts';
import { cliWords, LANGUAGES, say, studyWords } from '../../words/index.ts';
import { BadValue } from '../options/read-options.ts';
import { printProblems } from '../print/print-problems.ts';
import { BadFiles } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { readText, showPath } from './files.ts';
import type { Project } from './load-project.ts';

/** `group=Skill,weekday=Tag`: what is in which column, for headers that nobody could guess. */
export function readColumns(text: string): ColumnNames {
  const known = Object.keys(studyWords[LANGUAGES[0]].imports.columns);
  return Object.fromEntries(
    text.split(',').map((part): [ColumnName, string] => {
      const [column = '', ...name] = part.split('=');
      if (!known.includes(column.trim()) || name.join('=').trim() === '')
        throw new BadValue(say(cliWords, ({ roster }) => roster.takesColumns({ columns: known.join(', ') })));
      return [column.trim() as ColumnName, name.join('=').trim()];
    }),
  );
}

/** The project as it is, or with the rosters of a file. @throws BadFiles */
export async function withRosters(
  io: Io,
  project: Project,
  { roster: path, columns }: { readonly roster?: string; readonly columns?: ColumnNames },
): Promise<Project> {
  if (path === undefined) return project;
  const reading = await readText(io, path);
  if (reading.problem) throw new BadFiles([reading.problem]);
  const file = showPath(io, path);
  const { rows, problems } = readRosterCsv(reading.text, file, columns);
  if (hasErrors(problems)) throw new BadFiles(problems);
  const applied = applyRosters(project.scenario, rows, file);
  const found = sortProblems([...problems, ...applied.problems]);
  if (hasErrors(found)) throw new BadFiles(found);
  if (found.length > 0) printProblems(io, found);
  return { ...project, scenario: applied.scenario };
}
