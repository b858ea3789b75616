/**
 * What a run counts. The fields are named as in `Counts` (../types.ts), where they are explained: the host
 * reads them by name.
 */
import { Case } from './case';
import { OUTCOME_COUNT, STEP_SETTLED } from './constants';
import { recorder } from './recorder';
import { Reals } from './views';

@unmanaged
export class Tally {
  callers: f64;
  needs: f64;
  calls: f64;
  entered: f64;
  menuSeconds: f64;
  lostSeconds: f64;
  operatorPresses: f64;
  failures: f64;
  transfers: f64;
  transfersFailed: f64;
  transfersWrong: f64;
  advised: f64;
  rightFirst: f64;
  resolvedFirst: f64;
  resolved: f64;
  needsServed: f64;
  needsNeverServed: f64;
  secondNeedCalls: f64;
  /** Further calls by window; the host makes one array of them. */
  repeatsRedial: f64;
  repeatsHour: f64;
  repeatsDay: f64;
  repeatsWeek: f64;
}
export const tally = changetype<Tally>(memory.data(offsetof<Tally>(), 16));

@unmanaged
export class DeskTally {
  offered: f64;
  served: f64;
  abandoned: f64;
  within20: f64;
  waitSeconds: f64;
  busySeconds: f64;
  misrouteSeconds: f64;
  waited: f64;
  cutOff: f64;
  promised: f64;
  turnedAway: f64;
  overflowed: f64;
  calledBack: f64;
  missed: f64;
}

@unmanaged
export class GroupTally {
  groupBusySeconds: f64;
  unused: f64;
}

/** Counts whose number depends on the world. */
@unmanaged
export class Flows {
  /** By exit. */
  exits: Reals;
  /** By need, line and outcome. */
  flow: Reals;
  lineCount: i32;

  countExit(exit: i32, times: f64): void {
    this.exits[exit] += times;
  }

  /** Counts how a dialling ended; a call that goes on after a transfer is not counted again. */
  @inline
  settle(now: f64, c: Case, outcome: i32): void {
    if (c.isSettled) return;
    c.isSettled = true;
    this.flow[(c.need * this.lineCount + c.line) * OUTCOME_COUNT + outcome] += 1;
    if (recorder.wants(STEP_SETTLED))
      recorder.record(STEP_SETTLED, now, 0, c.caller, c.need, c.line, c.exit, outcome);
  }
}
export const flows = changetype<Flows>(memory.data(offsetof<Flows>(), 16));
