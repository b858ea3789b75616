/** One call more in the tally of direct figures. */
import { addExposure } from '../../stats/index.ts';
import { callerNumber, hashText } from '../columns.ts';
import type { PlacedCall } from '../findings/log-tally.ts';
import { halfTick, type ReadCall } from '../read-call.ts';
import {
  CHAIN,
  DIALLED,
  emptyDay,
  MENU_BANDS,
  MILLIONTHS,
  MILLIS,
  SHORTEST_TALK,
  type DirectDay,
  type DirectSetting,
  type DirectTally,
} from './direct-tally.ts';
import { countMenus } from './tally-menus.ts';

/** @param reason why the call is left out; undefined: it counts */
export function countCall(
  tally: DirectTally,
  setting: DirectSetting,
  placed: PlacedCall,
  reason: string | undefined,
): void {
  const { read, at } = placed;
  const { call } = read;
  const begin = call.events[0]?.t ?? 0;
  tally.firstAt = Math.min(tally.firstAt, begin);
  tally.lastAt = Math.max(tally.lastAt, call.events.at(-1)?.t ?? begin);
  if (reason) tally.excluded.set(reason, (tally.excluded.get(reason) ?? 0) + 1);
  addToChain(tally, setting, read, reason);
  if (reason && !STILL_CALLS.has(reason)) return;
  const day = tally.days.get(at.dayNumber) ?? emptyDay();
  tally.days.set(at.dayNumber, day);
  tally.firstDay = Math.min(tally.firstDay, at.dayNumber);
  tally.lastDay = Math.max(tally.lastDay, at.dayNumber);
  tally.made++;
  if (call.caller !== '') tally.known++;
  const hour = Math.floor(at.minute / 60);
  day.hours[hour]! += 1;
  if (reason === 'closed-hours') return;
  day.openHours[hour]! += 1;
  tally.calls++;
  tally.lines.add(call.line);
  if (call.precision !== 'ms') tally.hasWholeSeconds = true;
  countEnds(day, read);
  countDesks(day, setting, read);
  if (reason === undefined) countMenus(tally, day, setting, placed);
}

/** Callers made these calls all the same: they count where only their moment, or their end, is asked. */
const STILL_CALLS = new Set(['closed-hours', 'impossible-path', 'unknown-version']);
/** Neither a call nor the end of a wait for one. */
const NOTHING = new Set(['duplicates', 'unknown-line', 'test-calls']);

function addToChain(
  tally: DirectTally,
  setting: DirectSetting,
  read: ReadCall,
  reason: string | undefined,
): void {
  const { call, end, callBacks, isCallBack } = read;
  if (call.caller === '' || NOTHING.has(reason ?? '')) return;
  const caller = callerNumber(call.caller);
  for (const ring of callBacks) tally.chain.add(caller, ring, NaN, CHAIN.ring, 0, 0, 0);
  if (isCallBack) return;
  const begin = call.events[0]?.t ?? 0;
  const kind =
    reason && reason !== 'impossible-path' && reason !== 'unknown-version'
      ? CHAIN.next
      : chainOf(setting, read);
  const told = read.told === undefined ? 0 : hashText(read.told);
  tally.chain.add(caller, begin, end ?? NaN, kind, hashText(call.line), told, dialOf(setting, read));
}

function chainOf(setting: DirectSetting, { exit, visits, end, outcome }: ReadCall): number {
  if (end === undefined) return CHAIN.next;
  if (exit === 'menu') return CHAIN.hungUp;
  const last = visits.at(-1);
  if (!last) return CHAIN.next;
  if (last.waitEnd === 'abandoned') return CHAIN.hungUp;
  if (last.talkEnd === 'advised') return CHAIN.advised;
  if (last.talkEnd !== 'ended') return CHAIN.next;
  if (!outcome || !setting.serves(outcome.desk, outcome.need)) return CHAIN.served;
  return outcome.resolved === 'resolved'
    ? CHAIN.resolved
    : outcome.resolved === 'open'
      ? CHAIN.open
      : CHAIN.served;
}

function countEnds(day: DirectDay, read: ReadCall): void {
  const { call, exit, menuSeconds } = read;
  day.calls++;
  const hasHungUp = exit === 'menu';
  if (hasHungUp) day.hangUps++;
  // Whole seconds are cut off: who hung up in second 0 was there for half of it.
  const seconds = hasHungUp ? menuSeconds + halfTick(call.precision) : menuSeconds;
  const exposure = new Float64Array(MENU_BANDS.length);
  const band = addExposure(MENU_BANDS, seconds, exposure);
  for (let i = 0; i < exposure.length; i++)
    day.hangUpExposure[i]! += Math.round((exposure[i] as number) * MILLIS);
  if (hasHungUp) day.hangUpEvents[band]! += 1;
}

function countDesks(day: DirectDay, setting: DirectSetting, { visits, outcome, outcomes }: ReadCall): void {
  for (const { desk, wait, waitEnd, talk, talkEnd } of visits) {
    const waits = day.waits.get(desk) ?? new Map<number, [number, number]>();
    day.waits.set(desk, waits);
    const second = Math.round(wait);
    const cell = waits.get(second) ?? [0, 0];
    waits.set(second, cell);
    cell[waitEnd === 'abandoned' ? 0 : 1]++;
    if (talk === undefined) continue;
    if (talkEnd === 'transferred' || talkEnd === 'advised') {
      // Whoever was served first, and sent on for another thing, was not at a wrong desk.
      if (outcomes.some((each) => each.desk === desk && setting.serves(desk, each.need))) continue;
      day.passedOn.events++;
      if (talkEnd === 'transferred') day.transfers++;
      day.passedOn.of += Math.round(talk * MILLIS);
      continue;
    }
    // Cut off at a wrong desk, and nobody passed them on: not how long a case takes here.
    if (outcome?.desk === desk && !setting.serves(desk, outcome.need)) continue;
    const talks = day.talks.get(desk) ?? { answered: 0, short: 0, count: 0, sum: 0, squares: 0 };
    day.talks.set(desk, talks);
    talks.answered++;
    if (talk < SHORTEST_TALK) talks.short++;
    else {
      const log = Math.log(talk);
      talks.count++;
      talks.sum += Math.round(log * MILLIONTHS);
      talks.squares += Math.round(log * log * MILLIONTHS);
    }
  }
  if (!outcome) return;
  if (setting.serves(outcome.desk, outcome.need) && outcome.resolved !== 'unknown') {
    day.resolved.of++;
    if (outcome.resolved === 'resolved') day.resolved.events++;
  }
}

/** Whether the line that was dialled has an option for what an agent noted. */
function dialOf(setting: DirectSetting, { call, outcome, told }: ReadCall): number {
  const isRight = outcome && setting.lineServes(call.line, outcome.need);
  if (isRight === undefined) return DIALLED.unknown;
  if (isRight) return DIALLED.right;
  // A need that its own desk does not serve, of a caller who was sent nowhere, is a slip of whoever noted it.
  const isSure = setting.serves(outcome?.desk ?? '', outcome?.need ?? '') || told !== undefined;
  return isSure ? DIALLED.wrong : DIALLED.unknown;
}
