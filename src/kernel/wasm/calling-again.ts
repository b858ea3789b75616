/**
 * When a further call comes. A moment that falls in a blocked stretch (nobody is awake; or the caller has just
 * been told that it is closed, and it still is) is moved into the next free stretch, as far into that as it was
 * into the blocked one, but within a day of its beginning. So they come in their order and not all as the doors open:
 * who meant to call again within minutes comes within minutes of them, who meant to wait comes in the course of the
 * day.
 */
import { Case } from './case';
import { DAY_SECONDS } from './constants';
import { Cursor, steps } from './steps';
import { world } from './world';

/** What `Case.told` says: nothing, that the menu was closed, or that a desk was (TOLD_DESK + desk). */
export const TOLD_NOTHING = 0;
export const TOLD_MENU = 1;
export const TOLD_DESK = 2;

const cursor = changetype<Cursor>(memory.data(offsetof<Cursor>(), 16));

/** The moment of the next call, of whoever hung up at `end` and thinks of calling at `wanted`. */
export function findCallTime(end: f64, wanted: f64, c: Case): f64 {
  const told = c.told;
  if (told === TOLD_NOTHING && world.isAlwaysAwake === 1) return wanted;
  const row = told === TOLD_MENU ? world.menuRow : world.callableRow + max(0, told - TOLD_DESK + 1);
  cursor.find(row, wanted);
  if (isFree(c)) return wanted;

  // Where the blocked stretch begins that `wanted` lies in: not before the call was over.
  let blockedFrom = end;
  cursor.find(row, end);
  let wasFree = isFree(c);
  while (true) {
    const isNow = isFree(c);
    if (wasFree && !isNow) blockedFrom = cursor.begin;
    wasFree = isNow;
    if (cursor.end > wanted) break;
    cursor.next();
  }
  // A loop has every step once; two of them are more than enough.
  let left = 2 * (steps.start[row + 1] - steps.start[row]);
  while (!isFree(c)) {
    if (left-- === 0) return wanted;
    cursor.next();
  }
  const freeFrom = cursor.begin;
  while (isFree(c) && cursor.end - freeFrom < DAY_SECONDS) cursor.next();
  const freeSeconds = min<f64>(DAY_SECONDS, (isFree(c) ? cursor.end : cursor.begin) - freeFrom);
  return freeFrom + ((wanted - blockedFrom) / (freeFrom - blockedFrom)) * freeSeconds;
}

/** Whether the case may call in the step that the cursor stands on. */
function isFree(c: Case): bool {
  const value = cursor.value;
  if (c.told !== TOLD_MENU) return value === 1;
  // Asleep, or the same menu again.
  return value >= 0 && world.entryOf(value, c.toldLine, world.typeOf(c.need, c.profile)) !== c.toldEntry;
}
