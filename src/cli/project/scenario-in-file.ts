/** A scenario file that is changed in a place or two: what stands in it otherwise stays as it is, notes and layout too. */
import { readScenarioText, type ScenarioFile } from '../../scenario/index.ts';
import { putAll, type Put } from '../../util/put-at.ts';
import { rewriteJson } from '../../util/rewrite-json.ts';
import { BadFiles } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { readText, showPath, writeOutput } from './files.ts';

export interface ScenarioInFile {
  readonly path: string;
  /** As it stands in the file. */
  readonly text: string;
  readonly scenario: ScenarioFile;
}

/** @throws BadFiles */
export async function readScenarioFile(io: Io, path: string): Promise<ScenarioInFile> {
  const reading = await readText(io, path);
  if (reading.problem) throw new BadFiles([reading.problem]);
  const { scenario, problems } = readScenarioText(reading.text, showPath(io, path));
  if (!scenario) throw new BadFiles(problems);
  return { path, text: reading.text, scenario };
}

/** @throws BadFiles when the scenario would not be one any more: nothing is written then */
export async function writeScenarioFile(io: Io, at: ScenarioInFile, puts: readonly Put[]): Promise<void> {
  const content = putAll(at.scenario.document.value, puts);
  const text = rewriteJson(at.text, content);
  if (text === undefined) throw new Error(`${at.path} was read as JSON and cannot be written as it.`);
  const { scenario, problems } = readScenarioText(text, showPath(io, at.path));
  if (!scenario) throw new BadFiles(problems);
  await writeOutput(io, at.path, text);
}
