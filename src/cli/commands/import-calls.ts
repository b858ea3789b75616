/** Call logs into one neutral file of events. */
import { basename, dirname, resolve } from 'node:path';
import {
  BadKey,
  BadLog,
  importCalls as importLogs,
  openCallerHash,
  problemOfKey,
  problemOfLog,
  proposeFor,
  Stopped,
  type ImportPlan,
} from '../../call-files/index.ts';
import { FORMATS, parseMapping, printMapping, type Mapping } from '../../calls/index.ts';
import { printToldCall, tellLoggedCall } from '../../transcript/index.ts';
import { callsWords, cliWords, commonWords, say } from '../../words/index.ts';
import { inProblems } from '../calls/open-calls.ts';
import { jsonSummary, listSummary } from '../calls/print-summary.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoice, readWhole } from '../options/read-options.ts';
import { printProblems } from '../print/print-problems.ts';
import { startProgress } from '../print/progress.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import type { Io } from '../process/io.ts';
import { inWords, prepareOutput, readText, showPath, writeOutput } from '../project/files.ts';
import { defineCommand, type ExitCode } from './types.ts';

const SHOWN = 20;
/** Days, as LOGS of this kind are kept where nobody says otherwise. */
const KEPT = 90;
const LONGEST_KEPT = 3650;

const declare = (command: Declaration) =>
  command
    .argument(
      '<logs...>',
      say(cliWords, (words) => words.importCalls.logs),
    )
    .option(
      '-m, --mapping <file>',
      say(cliWords, (words) => words.importCalls.mapping),
    )
    .option(
      '-o, --out <file>',
      say(cliWords, (words) => words.importCalls.out),
    )
    .read(
      '--format <platform>',
      say(cliWords, (words, language) =>
        words.importCalls.format({ formats: FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoice(FORMATS),
    )
    .readOr(
      '--keep-days <days>',
      say(cliWords, (words) => words.importCalls.keepDays),
      readWhole({ from: 1, to: LONGEST_KEPT }),
      KEPT,
    )
    .option(
      '--new-key',
      say(cliWords, (words) => words.importCalls.newKey),
    )
    .option(
      '--propose <file>',
      say(cliWords, (words) => words.importCalls.propose),
    )
    .readOr(
      '--show <calls>',
      say(cliWords, (words) => words.importCalls.show),
      readWhole({ from: 0, to: 1000 }),
      SHOWN,
    )
    .option(
      '--allow-answered-only',
      say(cliWords, (words) => words.importCalls.allowAnswered),
    )
    .option(
      '--json',
      say(cliWords, (words) => words.importCalls.json),
    )
    .option(
      '--report <file>',
      say(cliWords, (words) => words.importCalls.report),
    )
    .option(
      '-q, --quiet',
      say(cliWords, (words) => words.workOptions.noProgressAndNothing),
    );
type Options = OptionsOf<typeof declare>;

export const importCalls = defineCommand({
  name: 'import-calls',
  summary: say(cliWords, (words) => words.importCalls.summary),
  declare,
  run: async (io, paths, options) => {
    try {
      if (options.propose !== undefined) return await propose(io, paths[0] ?? '', options.propose);
      return await importInto(io, paths, options);
    } catch (cause) {
      if (cause instanceof BadLog) throw new BadFiles([problemOfLog(cause, (path) => showPath(io, path))]);
      if (cause instanceof BadKey) throw new BadFiles([problemOfKey(cause)]);
      throw cause;
    }
  },
});

async function importInto(io: Io, paths: readonly string[], options: Options): Promise<ExitCode> {
  const { out } = options;
  if (out === undefined)
    throw new Misuse(
      say(cliWords, (words) => words.importCalls.needsOut),
      '--out calls.events.parquet',
    );
  const mapping = await readMapping(io, options);
  if (options.report !== undefined) await prepareOutput(io, dirname(options.report));
  const words = callsWords[languageOf(io)].summary;
  const plan: ImportPlan = {
    logs: paths.map((path) => ({ path: resolve(io.cwd, path), name: basename(path) })),
    format: options.mapping === undefined ? options.format : mapping.format,
    mapping,
    out: resolve(io.cwd, out),
    root: io.cwd,
    hash: await openCallerHash(io.cwd, options.newKey ?? false),
    now: Date.now(),
    keepDays: options.keepDays,
    show: options.show,
    allowsAnsweredOnly: options.allowAnsweredOnly ?? false,
  };
  const progress = startProgress(
    io,
    options.quiet ?? false,
    say(cliWords, ({ importCalls: each }) => each.what({ count: paths.length })),
    'begunUnwritten',
  );
  const interruption = listenForInterrupt(io, 'stoppingUnwritten');
  const result = await inProblems(io, () =>
    inWords(showPath(io, out), () =>
      importLogs(plan, {
        signal: interruption.signal,
        show: (stage, done, total) =>
          progress.show(
            done,
            total,
            say(cliWords, ({ importCalls: each }) => each[stage]),
          ),
      }),
    ),
  )
    .catch((cause: unknown) => {
      if (cause instanceof Stopped) return undefined;
      throw cause;
    })
    .finally(() => {
      progress.end();
      interruption.end();
    });
  if (!result) {
    printLine(io.err, words.stopped);
    return 1;
  }
  const language = languageOf(io);
  const names = plan.logs.map(({ name }) => name);
  const transcripts = result.shown.map((call) => tellLoggedCall(call, language));
  const { counted, notes, last } = listSummary(result, { names, out: showPath(io, out) }, language);
  if (options.newKey === true) notes.push(words.newKey);
  const json = jsonSummary(result, { names, transcripts, notes });
  if (options.report !== undefined) await writeOutput(io, options.report, json);
  if (options.json === true) io.out(json);
  else {
    if (transcripts.length > 0) printLine(io.out, words.shown({ count: transcripts.length }));
    for (const transcript of transcripts) io.out(`\n${printToldCall(transcript)}`);
    if (transcripts.length > 0) io.out('\n');
    for (const line of [...counted, ...notes, last]) printLine(io.out, line);
  }
  return result.header.calls === 0 ? 1 : 0;
}

async function readMapping(io: Io, { mapping: path, format }: Options): Promise<Mapping> {
  if (path === undefined) return { format: format ?? 'csv' };
  const { text, problem } = await readText(io, path);
  if (problem) throw new BadFiles([problem]);
  const { mapping, problems } = parseMapping(text, showPath(io, path));
  if (!mapping) throw new BadFiles(problems);
  if (problems.length > 0) printProblems(io, problems);
  if (format !== undefined && format !== mapping.format)
    throw new Misuse(
      say(callsWords, ({ logs }) => logs.formatMismatch({ mapping: mapping.format, format })),
      say(callsWords, ({ logs }) => logs.formatMismatchHint),
    );
  return mapping;
}

async function propose(io: Io, path: string, out: string): Promise<ExitCode> {
  const { text } = await readText(io, out);
  if (text !== undefined)
    throw new Misuse(
      say(cliWords, ({ importCalls: words }) => words.exists),
      say(cliWords, ({ importCalls: words }) => words.existsHint),
    );
  const found = await proposeFor(resolve(io.cwd, path));
  if (!found) throw new Misuse(say(cliWords, ({ importCalls: words }) => words.notTable));
  const { mapping, sure, columns } = found;
  const file = await writeOutput(io, out, printMapping(mapping));
  const words = callsWords[languageOf(io)].summary;
  printLine(io.out, words.proposed({ file, sure: String(sure), columns: String(columns) }));
  const names = Object.keys(mapping.lines?.map ?? {}).length;
  if (names > 0) printLine(io.out, words.numbers({ count: names }));
  return 0;
}
