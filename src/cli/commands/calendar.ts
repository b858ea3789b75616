/** Holidays out of an iCalendar file, for a calendar of a scenario. */
import { addDays, isDate, type CalendarConfig, type SpecialDay } from '../../calendar/index.ts';
import { readICalendar } from '../../calendar/icalendar/index.ts';
import { sayNearest } from '../../chart/index.ts';
import { readScenarioText, type ScenarioConfig, type ScenarioFile } from '../../scenario/index.ts';
import { hasErrors, type JsonPath } from '../../util/problem.ts';
import { rewriteJson } from '../../util/rewrite-json.ts';
import { cliWords, say } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { BadValue } from '../options/read-options.ts';
import { printProblems } from '../print/print-problems.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { readText, showPath, writeOutput } from '../project/files.ts';
import { defineCommand } from './types.ts';

const readDate = (text: string): string => {
  if (!isDate(text)) throw new BadValue(say(cliWords, (words) => words.calendar.takesDate));
  return text;
};

const declare = (command: Declaration) =>
  command
    .argument(
      '<holidays>',
      say(cliWords, (words) => words.calendar.file),
    )
    .option(
      '--scenario <file>',
      say(cliWords, (words) => words.calendar.scenario),
    )
    .option(
      '--calendar <id>',
      say(cliWords, (words) => words.calendar.id),
    )
    .read(
      '--from <date>',
      say(cliWords, (words) => words.calendar.from),
      readDate,
    )
    .read(
      '--to <date>',
      say(cliWords, (words) => words.calendar.to),
      readDate,
    )
    .option(
      '--write',
      say(cliWords, (words) => words.calendar.write),
    );
type Options = OptionsOf<typeof declare>;

export const calendar = defineCommand({
  name: 'calendar',
  summary: say(cliWords, (words) => words.calendar.summary),
  declare,
  run: async (io, [path = ''], options) => {
    const place = await findPlace(io, options);
    const span = spanOf(place?.scenario.config, options);
    const reading = await readText(io, path);
    if (reading.problem) throw new BadFiles([reading.problem]);
    const locale = place?.scenario.config.locale ?? languageOf(io);
    const { days, problems } = readICalendar(reading.text, showPath(io, path), { ...span, locale });
    // Nothing is written of a file that was understood in parts.
    if (hasErrors(problems)) throw new BadFiles(problems);
    if (problems.length > 0) printProblems(io, problems);

    const known = new Set(place?.calendar.special?.map(({ date }) => date));
    const fresh = days.filter(({ date }) => !known.has(date));
    const words = cliWords[languageOf(io)].calendar;
    if (place && options.write) {
      if (fresh.length > 0) await write(io, place, fresh);
    } else io.out(`${JSON.stringify(fresh, undefined, 2)}\n`);
    printLine(io.err, words.found({ count: days.length, from: span.from, to: span.to }));
    if (place)
      printLine(
        io.err,
        words.compared({ fresh: fresh.length, known: days.length - fresh.length, id: place.calendar.id }),
      );
    if (place && options.write && fresh.length > 0)
      printLine(io.err, words.written({ file: showPath(io, place.path) }));
    return 0;
  },
});

interface Place {
  readonly path: string;
  /** As it stands in the file. */
  readonly text: string;
  readonly scenario: ScenarioFile;
  readonly calendar: CalendarConfig;
  readonly index: number;
}

async function findPlace(
  io: Io,
  { scenario: path, calendar: id, write: isWritten }: Options,
): Promise<Place | undefined> {
  if (path === undefined) {
    if (id !== undefined || isWritten)
      throw new Misuse(
        say(cliWords, (words) => words.calendar.needsScenario),
        say(cliWords, (words) => words.calendar.needsScenarioHint),
      );
    return undefined;
  }
  const reading = await readText(io, path);
  if (reading.problem) throw new BadFiles([reading.problem]);
  const { scenario, problems } = readScenarioText(reading.text, showPath(io, path));
  if (!scenario) throw new BadFiles(problems);
  const calendars = scenario.config.calendars ?? [];
  const ids = calendars.map((each) => each.id);
  if (ids.length === 0)
    throw new Misuse(
      say(cliWords, (words) => words.calendar.noCalendar({ file: showPath(io, path) })),
      say(cliWords, (words) => words.calendar.noCalendarHint),
    );
  if (id === undefined && ids.length > 1)
    throw new Misuse(
      say(cliWords, (words) => words.calendar.whichCalendar({ ids: ids.join(', ') })),
      `--calendar ${ids[0]}`,
    );
  const index = id === undefined ? 0 : ids.indexOf(id);
  const found = calendars[index];
  if (!found)
    throw new Misuse(
      say(cliWords, (words) => words.calendar.otherCalendar({ id: id ?? '' })),
      sayNearest(id ?? '', ids),
    );
  return { path, text: reading.text, scenario, calendar: found, index };
}

/** The years that the scenario's period touches, unless other days are asked for. */
function spanOf(
  scenario: ScenarioConfig | undefined,
  options: Options,
): { readonly from: string; readonly to: string } {
  const starts = scenario?.starts;
  const last = scenario && starts !== undefined ? addDays(starts, scenario.days - 1) : undefined;
  const from = options.from ?? (starts && `${starts.slice(0, 4)}-01-01`);
  const to = options.to ?? (last && `${last.slice(0, 4)}-12-31`);
  if (from === undefined || to === undefined)
    throw new Misuse(
      say(cliWords, (words) => words.calendar.needsSpan),
      '--from 2026-01-01 --to 2026-12-31',
    );
  if (from > to)
    throw new Misuse(
      say(cliWords, (words) => words.calendar.emptySpan({ from, to })),
      `--from ${to} --to ${from}`,
    );
  return { from, to };
}

/** What stands in the calendar stays as it is, notes and layout of the file too. */
async function write(io: Io, place: Place, fresh: readonly SpecialDay[]): Promise<void> {
  const document = place.scenario.document.value;
  const path: JsonPath = ['calendars', place.index, 'special'];
  const before = (place.calendar.special ?? []) as readonly unknown[];
  const content = putAt(document, path, [...(valueAt(document, path) ?? before), ...fresh]);
  const text = rewriteJson(place.text, content);
  if (text === undefined) throw new Error(`${place.path} was read as JSON and cannot be written as it.`);
  await writeOutput(io, place.path, text);
}

/** The list there, with the notes that its entries hold. */
function valueAt(value: unknown, path: JsonPath): readonly unknown[] | undefined {
  const found = path.reduce<unknown>(
    (at, step) => (at as Readonly<Record<string | number, unknown>> | undefined)?.[step],
    value,
  );
  return Array.isArray(found) ? (found as readonly unknown[]) : undefined;
}

function putAt(value: unknown, [step, ...rest]: JsonPath, content: unknown): unknown {
  if (step === undefined) return content;
  const inner = putAt((value as Readonly<Record<string | number, unknown>>)[step], rest, content);
  return Array.isArray(value)
    ? value.with(Number(step), inner)
    : { ...(value as Readonly<Record<string, unknown>>), [step]: inner };
}
