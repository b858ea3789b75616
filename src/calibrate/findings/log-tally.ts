/**
 * What one pass over a log leaves behind for the findings. Sums by day, and a few numbers a call; the order in which
 * calls come changes nothing.
 */
import type { LoggedCall } from '../../calls/index.ts';
import { callerNumber, Columns, hashText } from '../columns.ts';
import { createLocalClock, weekdayOf, type LocalMoment } from '../local-clock.ts';
import { clockOf, machineInForce, type LoggedMachine, type LogSetting } from '../log-setting.ts';
import { createOpening } from '../opening.ts';
import { halfTick, readCall, type ReadCall } from '../read-call.ts';
import { createWalker, type ImpossibleStep, type Walker } from './replay-calls.ts';

/** How many calls, and the days of the first and the last. */
export interface Spell {
  calls: number;
  from: number;
  to: number;
}

export interface ImpossibleCalls extends Spell {
  readonly machine: string;
  readonly version: string;
  readonly step: ImpossibleStep;
}

/** Of the calls of a day that callers made while the line was open. */
export interface DayTally {
  calls: number;
  /** Hung up in the menu. */
  hangUps: number;
  /** Of them within a second. */
  subSecond: number;
  answered: number;
  /** Hung up, abandoned, refused, or cut off: not answered. */
  unanswered: number;
}

export interface LogTally {
  calls: number;
  readonly days: Map<number, DayTally>;
  /** Calls that callers made, by day, open or not. */
  readonly volumes: Map<number, number>;
  /** By (weekday - 1) * 24 + hour of open times: calls, and those answered. */
  readonly hours: {
    readonly calls: Float64Array;
    readonly answered: Float64Array;
    readonly hangUps: Float64Array;
  };
  readonly unknownLines: Map<string, Spell>;
  readonly unknownVersions: Map<string, Spell>;
  readonly impossible: Map<string, ImpossibleCalls>;
  /** Replayed calls by machine and version. */
  readonly replayed: Map<string, number>;
  readonly closed: Spell & { hangUps: number };
  readonly callBacks: Spell;
  readonly noEnd: Spell;
  readonly anonymous: Spell;
  /** Caller hash, day, whether it was over within a second. */
  readonly callers: Columns;
  /** Which call it is: caller, line and start. */
  readonly identities: Columns;
}

/** Everything about a call that the findings and what they leave out ask. */
export interface PlacedCall {
  readonly read: ReadCall;
  readonly at: LocalMoment;
  readonly isKnownLine: boolean;
  readonly machine: LoggedMachine | undefined;
  readonly isOpen: boolean;
  /** Undefined: possible, or not to be told. */
  readonly impossible: ImpossibleStep | undefined;
}

export type PlaceCall = (call: LoggedCall) => PlacedCall;

/** Reads calls against the setting: local time, machine, hours, replay. One for each pass. */
export function createPlacer(setting: LogSetting): PlaceCall {
  const clock = createLocalClock(clockOf(setting));
  const opening = createOpening(setting);
  const lines = new Set(setting.scenario.lines.map(({ id }) => id));
  const walkers = new Map<LoggedMachine, Walker>();
  const standsFor = deskNames(setting);
  const walkerOf = (machine: LoggedMachine): Walker => {
    const known = walkers.get(machine) ?? createWalker(machine, standsFor);
    walkers.set(machine, known);
    return known;
  };
  return (call) => {
    const read = readCall(call);
    const at = clock(call.events[0]?.t ?? 0);
    const machine = machineInForce(setting, call.line, call.version);
    return {
      read,
      at,
      isKnownLine: lines.has(call.line),
      machine,
      isOpen: opening.isOpen(call.line, at),
      impossible: machine && walkerOf(machine).walk(call, at, opening.calendarsAt(at)),
    };
  };
}

/** A queue may have the name of a pool, or be the one to which the machine's desk overflows. */
function deskNames({ scenario }: LogSetting): (desk: string) => ReadonlySet<string> {
  const names = new Map<string, Set<string>>();
  const add = (name: string, desk: string): void =>
    void names.set(name, (names.get(name) ?? new Set([name])).add(desk));
  for (const { id, pool, whenClosed, overflow } of scenario.desks) {
    add(id, id);
    if (pool !== undefined) add(pool, id);
    if (typeof whenClosed === 'object') add(whenClosed.overflow, id);
    if (overflow) add(overflow.desk, id);
  }
  return (desk) => names.get(desk) ?? new Set([desk]);
}

export function emptyTally(): LogTally {
  return {
    calls: 0,
    days: new Map(),
    volumes: new Map(),
    hours: { calls: new Float64Array(168), answered: new Float64Array(168), hangUps: new Float64Array(168) },
    unknownLines: new Map(),
    unknownVersions: new Map(),
    impossible: new Map(),
    replayed: new Map(),
    closed: { ...emptySpell(), hangUps: 0 },
    callBacks: emptySpell(),
    noEnd: emptySpell(),
    anonymous: emptySpell(),
    callers: new Columns(3),
    identities: new Columns(2),
  };
}

export function emptySpell(): Spell {
  return { calls: 0, from: Infinity, to: -Infinity };
}

export function addToSpell(spell: Spell, day: number, calls = 1): void {
  spell.calls += calls;
  spell.from = Math.min(spell.from, day);
  spell.to = Math.max(spell.to, day);
}

function addTo<Key>(spells: Map<Key, Spell>, key: Key, day: number): void {
  const spell = spells.get(key) ?? emptySpell();
  addToSpell(spell, day);
  spells.set(key, spell);
}

/** What tells one call from another: a caller dials a line once at a moment. */
export function identityOf({ caller, line, call, events }: LoggedCall): number {
  return hashText(`${caller === '' ? call : caller} ${line} ${events[0]?.t ?? 0}`);
}

export function isSubSecond({ exit, menuSeconds, call }: ReadCall): boolean {
  return exit === 'menu' && menuSeconds + (call.precision === 'min' ? halfTick('min') : 0) < 1;
}

export function addToTally(tally: LogTally, placed: PlacedCall): void {
  const { read, at, machine } = placed;
  const { call, exit } = read;
  const day = at.dayNumber;
  tally.calls++;
  if (!placed.isKnownLine) return addTo(tally.unknownLines, call.line, day);
  if (call.need !== '') return;
  tally.identities.add(identityOf(call), day);
  if (read.isCallBack) return addToSpell(tally.callBacks, day);
  if (!machine) addTo(tally.unknownVersions, call.version, day);
  else addReplay(tally, placed, machine);
  if (read.end === undefined) addToSpell(tally.noEnd, day);
  const isShort = isSubSecond(read);
  if (call.caller === '') addToSpell(tally.anonymous, day);
  else tally.callers.add(callerNumber(call.caller), day, Number(isShort));
  tally.volumes.set(day, (tally.volumes.get(day) ?? 0) + 1);
  const hangUp = Number(exit === 'menu');
  if (!placed.isOpen) {
    addToSpell(tally.closed, day);
    tally.closed.hangUps += hangUp;
    return;
  }
  const of = tally.days.get(day) ?? { calls: 0, hangUps: 0, subSecond: 0, answered: 0, unanswered: 0 };
  tally.days.set(day, of);
  const answered = Number(read.answeredAt !== undefined);
  of.calls++;
  of.hangUps += hangUp;
  of.subSecond += Number(isShort);
  of.answered += answered;
  of.unanswered += 1 - answered;
  const hour = (weekdayOf(day) - 1) * 24 + Math.floor(at.minute / 60);
  tally.hours.calls[hour]! += 1;
  tally.hours.answered[hour]! += answered;
  tally.hours.hangUps[hour]! += hangUp;
}

function addReplay(tally: LogTally, { read, at, impossible }: PlacedCall, machine: LoggedMachine): void {
  const { version, events } = read.call;
  if (!events.some(({ event }) => event === 'menu')) return;
  const id = machine.config.id;
  const place = `${id} ${version}`;
  tally.replayed.set(place, (tally.replayed.get(place) ?? 0) + 1);
  if (!impossible) return;
  const key = `${place} ${impossible.event} ${impossible.where} ${impossible.value}`;
  const found = tally.impossible.get(key) ?? { ...emptySpell(), machine: id, version, step: impossible };
  addToSpell(found, at.dayNumber);
  tally.impossible.set(key, found);
}
