/** Files of participants, as calls whose need is known and as a report. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { writeCallFile, BadCallFile } from '../../call-files/index.ts';
import type { CallFileHeader, LoggedCall } from '../../calls/index.ts';
import {
  createTaskJudge,
  hashMenu,
  readPhoneTestResult,
  RESULT_SUFFIX,
  summariseTest,
  toCalls,
  type PhoneTestReport,
  type PhoneTestResult,
} from '../../phone-test/index.ts';
import { readScenarioText } from '../../scenario/index.ts';
import { hasErrors, wordProblem, type Problem } from '../../util/problem.ts';
import { ownValue } from '../../util/own-value.ts';
import { cliWords, say } from '../../words/index.ts';
import type { PhoneTestOptions } from './declare-test.ts';
import type { ExitCode } from '../commands/types.ts';
import { languageOf } from '../language/choose-language.ts';
import { checkDelivery, deliverReports, rendererOf } from '../print/deliver-reports.ts';
import { printProblems } from '../print/print-problems.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { findFiles, inWords, prepareOutput, readText, SCENARIO_SUFFIX, showPath } from '../project/files.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { dirname, resolve } from 'node:path';

interface ReadFile {
  readonly file: string;
  readonly sha256: string;
  readonly result: PhoneTestResult;
}

/** Days that the event file may be read: as for logs. */
const KEPT_DAYS = 90;
const DAY = 86_400_000;

/** Exit code 1 when some file could not be used: what could is reported all the same. */
export async function readPhoneTests(
  io: Io,
  paths: readonly string[],
  options: PhoneTestOptions,
): Promise<ExitCode> {
  const delivery = {
    renderers: [...new Set(options.format ?? ['text'])].map(rendererOf),
    out: options.report,
    stem: 'phone-test',
    isQuiet: false,
  };
  await checkDelivery(io, delivery);
  const { files: all, problems } = await readResults(io, paths);
  const [first] = all;
  if (!first) {
    if (problems.length > 0) throw new BadFiles(problems);
    throw new Misuse(
      say(cliWords, (words) => words.phoneTest.noResults),
      say(cliWords, (words) => words.phoneTest.needsResults),
    );
  }
  const scenario = options.scenario ?? (await findScenario(io, first.result.scenario));
  const project = await loadProject(io, scenario, options.machines);
  const other = all.find(({ result }) => result.scenario !== project.scenario.id);
  if (other)
    throw new Misuse(
      say(cliWords, ({ phoneTest: words }) =>
        words.otherScenario({ file: other.file, id: other.result.scenario, scenario: project.scenario.id }),
      ),
      say(cliWords, (words) => words.phoneTest.otherScenarioHint),
    );
  const files: ReadFile[] = [];
  for (const each of all) {
    const problem = await findOtherMenu(each, project);
    if (problem) problems.push(problem);
    else files.push(each);
  }
  if (files.length === 0) throw new BadFiles(problems);
  tellSameNumbers(io, files);
  if (options.out !== undefined) await writeCalls(io, options.out, files);
  const report = summarise(io, project, files);
  await deliverReports(io, delivery, report, { language: languageOf(io) });
  if (problems.length > 0) printProblems(io, problems);
  return hasErrors(problems) ? 1 : 0;
}

async function readResults(
  io: Io,
  paths: readonly string[],
): Promise<{ files: ReadFile[]; problems: Problem[] }> {
  const found = await findFiles(io, paths, RESULT_SUFFIX);
  const problems: Problem[] = [...found.problems];
  const files: ReadFile[] = [];
  const words = cliWords[languageOf(io)].phoneTest;
  const seen = new Map<string, PhoneTestResult>();
  for (const path of found.files) {
    const file = showPath(io, path);
    const reading = await readText(io, path);
    if (reading.problem) {
      problems.push(reading.problem);
      continue;
    }
    const { result, problems: wrong } = readPhoneTestResult(reading.text, file);
    problems.push(...wrong);
    if (!result) continue;
    const before = seen.get(result.run);
    // Somebody saved twice, or handed in what was then done to the end: the longer one says all.
    if (before && before.tasks.length >= result.tasks.length) {
      printLine(io.err, words.twice({ file, run: result.run }));
      continue;
    }
    const earlier = files.findIndex((each) => each.result.run === result.run);
    if (earlier >= 0) {
      printLine(io.err, words.twice({ file: files[earlier]?.file ?? '', run: result.run }));
      files.splice(earlier, 1);
    }
    seen.set(result.run, result);
    files.push({ file, sha256: createHash('sha256').update(reading.text).digest('hex'), result });
  }
  return { files, problems };
}

/** What was pressed in a menu of another day cannot be replayed in that of today. */
async function findOtherMenu(
  { file, result }: ReadFile,
  { machines }: Project,
): Promise<Problem | undefined> {
  for (const [id, hash] of Object.entries(result.menus)) {
    const config = ownValue(machines, id);
    if (config && (await hashMenu(config)) === hash) continue;
    return {
      code: 'test-menu',
      severity: 'error',
      ...wordProblem(
        say(cliWords, (words) => words.phoneTest.otherMenu({ machine: id })),
        say(cliWords, (words) => words.phoneTest.otherMenuHint),
      ),
      file,
    };
  }
  return undefined;
}

/** Two people may have taken the same number; one person who began anew knew the menu the second time. */
function tellSameNumbers(io: Io, files: readonly ReadFile[]): void {
  const words = cliWords[languageOf(io)].phoneTest;
  const known = new Map<string, string>();
  for (const { file, result } of files) {
    const key = `${result.plan} ${result.participant}`;
    const first = known.get(key);
    if (first === undefined) known.set(key, file);
    else printLine(io.err, words.sameNumber({ number: result.participant, first, file }));
  }
}

/** The scenario of that id under scenarios/. @throws Misuse */
async function findScenario(io: Io, id: string): Promise<string> {
  const { files } = await findFiles(io, ['scenarios'], SCENARIO_SUFFIX).catch(() => ({ files: [] }));
  for (const path of files) {
    const { text } = await readText(io, path);
    const { scenario } = text === undefined ? { scenario: undefined } : readScenarioText(text, path);
    if (scenario?.config.id === id) return path;
  }
  throw new Misuse(
    say(cliWords, (words) => words.phoneTest.noScenario({ id })),
    say(cliWords, (words) => words.phoneTest.giveScenario),
  );
}

function summarise(io: Io, { scenario, machines }: Project, files: readonly ReadFile[]): PhoneTestReport {
  const words = cliWords[languageOf(io)].phoneTest;
  const worlds = new Set(scenario.worlds.map(({ id }) => id));
  for (const { file, result } of files) {
    const count = result.tasks.filter(({ world }) => !worlds.has(world)).length;
    if (count > 0) printLine(io.err, words.unknownWorld({ file, count }));
  }
  const judge = createTaskJudge(scenario, machines);
  return summariseTest(
    scenario,
    files.flatMap(({ result }) => judge(result)),
    {
      participants: files.length,
      locale: files[0]?.result.locale ?? scenario.locale,
      plans: new Set(files.map(({ result }) => result.plan)).size,
    },
  );
}

async function writeCalls(io: Io, out: string, files: readonly ReadFile[]): Promise<void> {
  const calls = files
    .flatMap(({ result }) => toCalls(result).map(({ call }) => call))
    .toSorted((a, b) => (a.events[0]?.t ?? 0) - (b.events[0]?.t ?? 0));
  const header = headerOf(io, calls, files);
  const full = resolve(io.cwd, out);
  await prepareOutput(io, dirname(out));
  try {
    await inWords(out, () => writeCallFile(full, header, batches(calls)));
  } catch (cause) {
    if (!(cause instanceof BadCallFile)) throw cause;
    throw new Misuse(
      say(cliWords, (words) => words.phoneTest.badOut({ out })),
      say(cliWords, (words) => words.phoneTest.out),
    );
  }
  printLine(
    io.err,
    cliWords[languageOf(io)].phoneTest.wrote({ file: showPath(io, join(full)), calls: calls.length }),
  );
}

async function* batches(calls: readonly LoggedCall[]): AsyncGenerator<readonly LoggedCall[]> {
  for (let i = 0; i < calls.length; i += 1000) yield calls.slice(i, i + 1000);
}

function headerOf(io: Io, calls: readonly LoggedCall[], files: readonly ReadFile[]): CallFileHeader {
  const starts = calls.map(({ events }) => events[0]?.t ?? 0);
  const moment = (t: number | undefined): string => (t === undefined ? '' : new Date(t).toISOString());
  const events = calls.reduce((sum, call) => sum + call.events.length, 0);
  return {
    format: 1,
    created: `${io.today}T00:00:00Z`,
    expires: new Date(Date.parse(`${io.today}T00:00:00Z`) + KEPT_DAYS * DAY).toISOString().slice(0, 10),
    sources: files.map(({ file, sha256 }) => ({ name: basename(file), sha256 })),
    calls: calls.length,
    events,
    lines: [...new Set(calls.map(({ line }) => line))].toSorted(),
    from: moment(starts[0]),
    to: moment(starts.at(-1)),
    withCaller: 0,
    censored: calls.filter((call) => !call.events.some(({ event }) => event === 'end')).length,
    used: events,
    merged: {},
    refused: {},
    excluded: {},
  };
}
