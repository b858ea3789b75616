/** What happened in the menus of a call: what was pressed, how long it was heard, who hung up there. */
import type { CallEvent } from '../../calls/index.ts';
import type { PlacedCall } from '../findings/log-tally.ts';
import { halfTick } from '../read-call.ts';
import {
  MILLIS,
  type DirectDay,
  type DirectSetting,
  type DirectTally,
  type MenuTally,
} from './direct-tally.ts';

export function countMenus(
  tally: DirectTally,
  day: DirectDay,
  setting: DirectSetting,
  placed: PlacedCall,
): void {
  const { call } = placed.read;
  const clocks = setting.clocksOf(placed);
  if (!clocks) return;
  const machine = placed.machine?.config.id ?? '';
  const hasTimes = call.precision === 'ms' || call.precision === 's';
  const half = halfTick(call.precision);
  let isStuck = false;
  let hearing: CallEvent | undefined;
  let menu: MenuTally | undefined;
  for (const event of call.events) {
    if (event.event === 'menu') {
      hearing = event;
      const key = `${machine}\n${event.where}`;
      menu = day.menus.get(key) ?? emptyMenu();
      day.menus.set(key, menu);
      if (isStuck) menu.stuckHearings++;
      else menu.hearings++;
      if (hasTimes) tally.hasKeyTimes = true;
      continue;
    }
    const clock = hearing && clocks.get(hearing.where);
    if (!hearing || !menu || !clock) continue;
    const seconds = (event.t - hearing.t) / 1000;
    const hasHungUp = event.event === 'end' && event.value === 'caller';
    // Whoever presses a key made up their mind before, and hung up no more.
    const heard = event.event === 'key' ? Math.max(0, seconds - setting.decideSeconds) : seconds;
    if (hasTimes) expose(day, isStuck, heard + (hasHungUp ? half : 0), clock.promptEnds, hasHungUp);
    const role = event.event === 'key' ? clock.roles.get(event.value) : undefined;
    const isHabit =
      event.event === 'no-match' && event.value === '0' && ![...clock.roles.values()].includes('operator');
    if (hasTimes && (role === 'operator' || isHabit) && seconds < clock.firstOptionEnds) {
      if (isStuck) menu.operatorWhenStuck++;
      else menu.operatorAtOnce++;
    }
    if (!isStuck && event.event === 'no-input') menu.noInput++;
    if (!isStuck && event.event === 'no-match' && !isHabit) menu.noMatch++;
    if (event.event === 'no-input' || event.event === 'no-match' || role === 'repeat' || role === 'back')
      isStuck = true;
    hearing = undefined;
  }
}

/** Before anything went wrong only the prompt counts: who has heard it all and pressed nothing may be stuck already. */
function expose(
  day: DirectDay,
  isStuck: boolean,
  seconds: number,
  promptEnds: number,
  hasHungUp: boolean,
): void {
  const of = isStuck ? day.stuck : day.progressing;
  const until = isStuck ? seconds : Math.min(seconds, promptEnds);
  of.of += Math.round(until * MILLIS);
  if (hasHungUp && seconds <= until) of.events++;
}

function emptyMenu(): MenuTally {
  return { hearings: 0, noInput: 0, noMatch: 0, operatorAtOnce: 0, stuckHearings: 0, operatorWhenStuck: 0 };
}
