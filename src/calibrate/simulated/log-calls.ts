/**
 * Logs that were never written: every call of a simulated month in the words of the event table, as a telephone
 * system would have noted it. The kernel makes them, not the likelihood: with queues, redials, second needs and
 * closed hours, so that whatever is fitted to them is tested against more than its own assumptions.
 */
import { beginningOf, weekdayOf } from '../../calendar/index.ts';
import type { LoggedCall } from '../../calls/index.ts';
import { compileWorld, listCalls } from '../../kernel/index.ts';
import { isBelow, Slots, toThreshold } from '../../random/index.ts';
import { assembleWorld, type Overrides, type StudyQuestion } from '../../study/index.ts';
import { createMoments } from './draw-moments.ts';
import { tellEvents } from './tell-events.ts';
import { forget, type LogClock, type LogKind } from './log-kinds.ts';

export interface LogQuestion {
  /** World id, as in the scenario. */
  readonly world: string;
  /** The truth behind the log, where it is not the scenario's own. */
  readonly overrides?: Overrides;
  /** Which month, counted from 0. Absent: the first. */
  readonly replication?: number;
  /** Length of the log. Absent: the scenario's. Whoever calls before its end and is not done then is cut off. */
  readonly days?: number;
}

export interface LogOptions {
  /** What the system writes down. Absent: everything. */
  readonly kind?: LogKind;
  /** Its clock. Absent: milliseconds. */
  readonly precision?: LogClock;
  /** First day, a Monday, of a scenario that names none. Absent: 2 March 2026. */
  readonly starts?: string;
  /** Share of callers who withhold their number. Absent: .08. */
  readonly withheld?: number;
  /** Share of answered calls whose need the agent notes rightly. Absent: .9. */
  readonly codedRight?: number;
  /** Keys and hang-ups come early or late as they do among callers. Absent: all at the mean second of their kind. */
  readonly times?: boolean;
  /** Text of the menus in force. Absent: not said. */
  readonly version?: string;
  /** Arm of a pilot. Absent: none. */
  readonly arm?: string;
}

/** c0 = caller: words 0 and 1 the hash, 2 withholds the number. Above the kernel's purposes and those of studies. */
const PURPOSE_HASH = 1110;
const FIRST_DAY = '2026-03-02';
const MONDAY = 1;
const WITHHELD = 0.08;
const BATCH = 2000;

/**
 * The calls of one replication, batches of some two thousand, by the time they were dialled; calls that no trunk took
 * are in no log. Same question, same calls.
 *
 * Cost: 250,000 calls some seconds, and 500 bytes each while it runs.
 * @throws when the world does not exist, an override names no parameter, or the first day is no Monday
 */
export function* logCalls(
  design: StudyQuestion,
  question: LogQuestion,
  options: LogOptions = {},
): Generator<LoggedCall[], void, undefined> {
  const { replication = 0, days = design.scenario.days } = question;
  // A longer log than the scenario's period: the same weeks going on.
  const scenario = days > design.scenario.days ? { ...design.scenario, days } : design.scenario;
  const world = assembleWorld({ ...design, scenario }, question.world, question.overrides ?? {}, days);
  const calls = listCalls(compileWorld(world.program), { seed: design.seed, replication });
  const begins = 1000 * beginOf(scenario, options.starts);
  // In a zone the hours of the period are real ones: 23 or 25 of them on some days.
  const ends = begins + 3_600_000 * world.program.arrivals.expected.length;
  const drawMoment = options.times ? createMoments(world, new Slots(design.seed, replication)) : undefined;
  const tell = tellEvents(world, new Slots(design.seed, replication), begins, options.codedRight, drawMoment);
  const nameCaller = callerNamer(new Slots(design.seed, replication), options.withheld ?? WITHHELD);
  const hide = forget(options.kind ?? 'dispositions', options.precision ?? 'ms');

  let batch: LoggedCall[] = [];
  /** Calls that the centre makes, until their time comes. */
  const later: LoggedCall[] = [];
  const dueBy = (t: number): LoggedCall[] => {
    later.sort((a, b) => startOf(a) - startOf(b));
    const first = later.findIndex((call) => startOf(call) > t);
    return later.splice(0, first < 0 ? later.length : first);
  };
  for (let i = 0; i < calls.count; i++) {
    const start = begins + 1000 * calls.startOf(i);
    if (start >= ends) break;
    if (later.length > 0) batch.push(...dueBy(start));
    const traced = calls.at(i);
    for (const [leg, { line, events }] of tell(traced, i).entries()) {
      const seen = events.filter(({ t }) => t < ends);
      if (seen.length === 0) continue;
      (leg === 0 ? batch : later).push(
        hide({
          call: leg === 0 ? `r${replication}-${i}` : `r${replication}-${i}-back`,
          line,
          caller: nameCaller(traced.caller),
          version: options.version ?? '',
          arm: options.arm ?? '',
          need: '',
          precision: 'ms',
          events: seen,
        }),
      );
    }
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  batch.push(...dueBy(Infinity));
  if (batch.length > 0) yield batch;
}

function startOf({ events }: LoggedCall): number {
  return events[0]?.t ?? 0;
}

/** Seconds since 1970 at which the period begins. */
function beginOf({ starts, timeZone }: StudyQuestion['scenario'], firstDay: string | undefined): number {
  const day = starts ?? firstDay ?? FIRST_DAY;
  if (starts === undefined && weekdayOf(day) !== MONDAY)
    throw new Error(`A log of a scenario without a first day begins on a Monday; ${day} is none.`);
  return beginningOf(day, starts === undefined ? 'UTC' : (timeZone ?? 'UTC'));
}

/** What stands for a caller's number; the same in all calls of the replication. */
function callerNamer(slots: Slots, withheld: number): (caller: number) => string {
  const limit = toThreshold(withheld);
  const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
  return (caller) => {
    slots.read(PURPOSE_HASH, caller, 0, 0);
    const [first = 0, second = 0, third = 0] = slots.words;
    return isBelow(third, limit) ? '' : hex(first) + hex(second);
  };
}
