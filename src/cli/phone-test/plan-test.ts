/** The plan that the command line asks for. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  planPhoneTest,
  readTasks,
  TASKS_SUFFIX,
  type PlannedPhoneTest,
  type TasksFile,
} from '../../phone-test/index.ts';
import { cliWords, commonWords, say } from '../../words/index.ts';
import type { PhoneTestOptions } from './declare-test.ts';
import { languageOf } from '../language/choose-language.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { askStudy } from '../project/ask-study.ts';
import { readText, showPath, stemOf } from '../project/files.ts';
import { loadProject, type Project } from '../project/load-project.ts';

export interface AskedTest extends PlannedPhoneTest {
  readonly project: Project;
}

/** @throws Misuse, BadFiles */
export async function planTest(io: Io, path: string, options: PhoneTestOptions): Promise<AskedTest> {
  const project = await loadProject(io, path, options.machines);
  const { compare } = project.scenario;
  const { worlds, locale } = askStudy(project, {
    worlds: options.worlds ?? [...new Set([compare.before, compare.after])],
    locale: options.locale,
    seed: options.seed,
    replay: '',
  });
  const tasks = await findTasks(io, path, options.sentences);
  const planned = await planPhoneTest(project.scenario, project.machines, {
    worlds,
    participants: options.participants,
    tasksEach: options.tasks,
    seed: options.seed,
    locale,
    tasks,
  });
  return { ...planned, project };
}

/** Where a scenario’s own tasks stand. */
export function tasksBeside(scenario: string): string {
  return join(dirname(scenario), `${stemOf(scenario)}${TASKS_SUFFIX}`);
}

async function findTasks(
  io: Io,
  scenario: string,
  given: string | undefined,
): Promise<TasksFile | undefined> {
  const path = given ?? tasksBeside(scenario);
  if (given === undefined && !existsSync(resolve(io.cwd, path))) return undefined;
  const reading = await readText(io, path);
  if (reading.problem) throw new BadFiles([reading.problem]);
  const { tasks, problems } = readTasks(reading.text, showPath(io, path));
  if (!tasks) throw new BadFiles(problems);
  return tasks;
}

/** What makes a test too easy, or odd to read. */
export function warnOfTasks(io: Io, path: string, { phrases }: PlannedPhoneTest): void {
  const language = languageOf(io);
  const words = cliWords[language].phoneTest;
  const stiff = phrases.filter(({ isOwn }) => !isOwn);
  if (stiff[0]) {
    const file = showPath(io, tasksBeside(path));
    const example = `{ "needs": { "${stiff[0].need}": { "en": "..." } } }`;
    printLine(io.err, words.phrased({ count: stiff.length, file, example }));
  }
  const shared = phrases.filter((phrase) => phrase.shared.length > 0);
  if (shared.length > 0) {
    const list = shared
      .map(({ need, shared: said }) => `${need} (${said.join(' ')})`)
      .join(commonWords[language].listComma);
    printLine(io.err, words.shared({ count: shared.length, list }));
  }
}

/** The built page: beside the bundle of the command line, or where the build puts it when the source runs. @throws Misuse */
export async function readPageParts(): Promise<{ readonly script: string; readonly style: string }> {
  const folder = ['./phone-page/', '../../../dist/phone-page/']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((each) => existsSync(`${each}page.js`));
  if (folder === undefined)
    throw new Misuse(
      say(cliWords, (words) => words.phoneTest.notBuilt),
      say(cliWords, (words) => words.phoneTest.notBuiltHint),
    );
  const [script, style] = await Promise.all(
    ['page.js', 'page.css'].map((name) => readFile(`${folder}${name}`, 'utf8')),
  );
  return { script: script ?? '', style: style ?? '' };
}
