/** A log that was never kept, so that the whole loop can be tried before there is one. */
import { createHash } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import { drawTruth, logCalls as listCalls, LOG_KINDS, type LogOptions } from '../../calibrate/index.ts';
import type { CallFileHeader, LoggedCall } from '../../calls/index.ts';
import { BadCallFile, writeCallFile } from '../../call-files/index.ts';
import { sayNearest } from '../../chart/index.ts';
import { DEFAULT_SEED, type Overrides } from '../../study/index.ts';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoice, readDate, readLocale, readNumber, readWhole } from '../options/read-options.ts';
import { CALLERS_LOCALE, MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import { Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { askStudy } from '../project/ask-study.ts';
import { inWords, prepareOutput, readText, showPath } from '../project/files.ts';
import { loadProject } from '../project/load-project.ts';
import { defineCommand } from './types.ts';

/** Days that the file may be read: as for logs. */
const KEPT_DAYS = 90;
const DAY = 86_400_000;
const CLOCKS = ['ms', 's', 'min'] as const;

const declare = (command: Declaration) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .option(
      '-o, --out <file>',
      say(cliWords, (words) => words.logCalls.out),
    )
    .option(
      '--world <id>',
      say(cliWords, (words) => words.logCalls.world),
    )
    .read(
      '--days <n>',
      say(cliWords, (words) => words.logCalls.days),
      readWhole({ from: 1, to: 400 }),
    )
    .readOr(
      '--kind <kind>',
      say(cliWords, (words, language) =>
        words.logCalls.kind({ kinds: LOG_KINDS.join(commonWords[language].listComma) }),
      ),
      readChoice(LOG_KINDS),
      'dispositions',
    )
    .readOr(
      '--precision <clock>',
      say(cliWords, (words, language) =>
        words.logCalls.precision({ clocks: CLOCKS.join(commonWords[language].listComma) }),
      ),
      readChoice(CLOCKS),
      'ms',
    )
    .read(
      '--starts <date>',
      say(cliWords, (words) => words.logCalls.starts),
      readDate,
    )
    .read(
      '--withheld <share>',
      say(cliWords, (words) => words.logCalls.withheld),
      readNumber({ from: 0, to: 1 }),
    )
    .read(
      '--draw <n>',
      say(cliWords, (words) => words.logCalls.draw),
      readWhole({ from: 1, to: 1_000_000 }),
    )
    .readOr(
      '--replication <n>',
      say(cliWords, (words) => words.logCalls.replication),
      readWhole({ from: 1, to: 100_000 }),
      1,
    )
    .readOr(
      '--seed <n>',
      say(cliWords, (words) => words.logCalls.seed),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER);
type Options = OptionsOf<typeof declare>;

export const logCalls = defineCommand({
  name: 'log-calls',
  summary: say(cliWords, (words) => words.logCalls.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const { out } = options;
    if (out === undefined)
      throw new Misuse(
        say(cliWords, (words) => words.logCalls.noOut),
        say(cliWords, (words) => words.logCalls.noOutHint),
      );
    const project = await loadProject(io, path, options.machines);
    const { scenario } = project;
    const world = options.world ?? scenario.compare.before;
    const worlds = scenario.worlds.map(({ id }) => id);
    if (!worlds.includes(world))
      throw new Misuse(
        say(cliWords, (words) => words.logCalls.noWorld({ world })),
        sayNearest(world, worlds),
      );
    const { locale, seed } = options;
    const design = askStudy(project, { worlds: [world], locale, seed, replay: '' });
    const overrides: Overrides =
      options.draw === undefined ? {} : drawTruth(scenario, seed, options.draw - 1).overrides;
    const days = options.days ?? scenario.days;
    const question = { world, overrides, days, replication: options.replication - 1 };
    const logOptions = logOptionsOf(scenario, options);
    const log = (): Generator<LoggedCall[]> => listCalls(design, question, logOptions);
    const source = {
      name: basename(project.file),
      sha256: createHash('sha256')
        .update((await readText(io, path)).text ?? '')
        .digest('hex'),
    };
    const header = headerOf(io, log(), source);
    const full = resolve(io.cwd, out);
    await prepareOutput(io, dirname(out));
    try {
      await inWords(out, () => writeCallFile(full, header, inTurn(log())));
    } catch (cause) {
      if (!(cause instanceof BadCallFile)) throw cause;
      throw new Misuse(
        say(cliWords, (words) => words.logCalls.badOut({ out })),
        say(cliWords, (words) => words.logCalls.noOutHint),
      );
    }
    const words = cliWords[languageOf(io)].logCalls;
    printLine(
      io.out,
      words.wrote({ file: showPath(io, full), calls: header.calls, events: header.events, days }),
    );
    printLine(io.out, options.draw === undefined ? words.ownTruth : words.drawnTruth({ draw: options.draw }));
    return 0;
  },
});

function logOptionsOf({ starts }: { readonly starts?: string }, options: Options): LogOptions {
  if (starts !== undefined && options.starts !== undefined && starts !== options.starts)
    throw new Misuse(
      say(cliWords, (words) => words.logCalls.hasStart({ starts })),
      say(cliWords, (words) => words.logCalls.hasStartHint),
    );
  if (
    options.starts !== undefined &&
    new Date(`${options.starts}T00:00:00Z`).getUTCDay() !== 1 &&
    starts === undefined
  )
    throw new Misuse(
      say(cliWords, (words) => words.logCalls.noMonday({ starts: options.starts ?? '' })),
      say(cliWords, (words) => words.logCalls.noMondayHint),
    );
  return {
    kind: options.kind,
    precision: options.precision,
    times: true,
    ...(options.starts !== undefined && { starts: options.starts }),
    ...(options.withheld !== undefined && { withheld: options.withheld }),
  };
}

function headerOf(
  io: Io,
  batches: Iterable<readonly LoggedCall[]>,
  source: { readonly name: string; readonly sha256: string },
): CallFileHeader {
  const lines = new Set<string>();
  let [calls, events, withCaller, censored, from, to] = [0, 0, 0, 0, '', ''];
  for (const batch of batches)
    for (const call of batch) {
      calls += 1;
      events += call.events.length;
      lines.add(call.line);
      if (call.caller !== '') withCaller += 1;
      if (!call.events.some(({ event }) => event === 'end')) censored += 1;
      const start = new Date(call.events[0]?.t ?? 0).toISOString();
      if (from === '') from = start;
      to = start;
    }
  return {
    format: 1,
    created: `${io.today}T00:00:00Z`,
    expires: new Date(Date.parse(`${io.today}T00:00:00Z`) + KEPT_DAYS * DAY).toISOString().slice(0, 10),
    sources: [source],
    calls,
    events,
    lines: [...lines].toSorted(),
    from,
    to,
    withCaller,
    censored,
    used: events,
    merged: {},
    refused: {},
    excluded: {},
  };
}

async function* inTurn(batches: Iterable<readonly LoggedCall[]>): AsyncGenerator<readonly LoggedCall[]> {
  yield* batches;
}
