/**
 * The world a run goes by: read-only, laid out by ../lay-out-world.ts, which fills every field by its name.
 * What the fields mean stands in ../types.ts and ../compile-world.ts. *Type* = need * profileCount + profile.
 */
import { AliasRows } from './slot';
import { Bytes, Ints, Reals } from './views';

const WEEK_MINUTES: i32 = 10_080;

@unmanaged
export class World {
  needCount: i32;
  profileCount: i32;
  lineCount: i32;
  typeCount: i32;
  productCount: i32;
  deskCount: i32;
  maxDials: i32;
  /** -1: no limit. */
  trunks: i32;
  /** Of the period. */
  hours: i32;

  needOfType: Ints;
  profileOfType: Ints;
  productOfNeed: Ints;
  /** Rows of the dial table by type. */
  dialRow: Ints;
  /** By minute of the period and of the week behind it; empty when there is one clock. */
  clockOfMinute: Ints;
  clockCount: i32;
  /** The first minute of the week that repeats. */
  loopMinute: i32;
  /** Whether people call again at any hour. */
  isAlwaysAwake: i32;
  /**
   * Rows of the step table. By desk: the agents of a plain desk while it is open; whether it is open. Then
   * whether people call again at all, and by desk, while it is open; the clock, or -1 where nobody is awake; by
   * agent group: the agents.
   */
  openRow: i32;
  callableRow: i32;
  menuRow: i32;
  groupRow: i32;
  /** First record of a call, by clock, line and type; negative: exit -1 - e at once. */
  entry: Ints;
  /** By profile and product. */
  isSecondPossible: Bytes;

  exitKind: Bytes;
  exitDesk: Ints;
  /** By exit and need. */
  exitServes: Bytes;
  /** By line and need. */
  lineServes: Bytes;
  rightLine: Ints;
  rightDesk: Ints;
  /** By desk and need. */
  deskServes: Bytes;
  isOperatorDesk: Bytes;
  /** From desk to desk. */
  transfer: Bytes;
  /** By desk: what happens while it is closed, and where callers go then; whether it ever is. */
  whenClosed: Bytes;
  closedDesk: Ints;
  closes: Bytes;
  /** By desk: its group, where it is the only one and has no other desk. */
  ownGroup: Ints;

  typeOf(need: i32, profile: i32): i32 {
    return need * this.profileCount + profile;
  }

  /** The clock in force. */
  @inline
  clockAt(now: f64): i32 {
    if (this.clockCount === 1) return 0;
    let minute = <i32>(now / 60);
    if (minute >= this.loopMinute) minute = this.loopMinute + ((minute - this.loopMinute) % WEEK_MINUTES);
    return this.clockOfMinute[minute];
  }

  entryOf(clock: i32, line: i32, type: i32): i32 {
    return this.entry[(clock * this.lineCount + line) * this.typeCount + type];
  }

  /** First record of a call that is dialled at `now`. */
  entryAt(now: f64, line: i32, type: i32): i32 {
    return this.entryOf(this.clockAt(now), line, type);
  }

  servesAtDesk(desk: i32, need: i32): bool {
    return this.deskServes[desk * this.needCount + need] === 1;
  }

  servesAtExit(exit: i32, need: i32): bool {
    return this.exitServes[exit * this.needCount + need] === 1;
  }

  servesOnLine(line: i32, need: i32): bool {
    return this.lineServes[line * this.needCount + need] === 1;
  }

  canTransfer(from: i32, to: i32): bool {
    return this.transfer[from * this.deskCount + to] === 1;
  }
}
export const world = changetype<World>(memory.data(offsetof<World>(), 16));

/**
 * Which line a caller dials (row * lineCount + line), who calls, and which second need comes up (row *
 * needCount + need).
 */
export const dialTable = changetype<AliasRows>(memory.data(offsetof<AliasRows>(), 16));
export const typeTable = changetype<AliasRows>(memory.data(offsetof<AliasRows>(), 16));
export const secondNeeds = changetype<AliasRows>(memory.data(offsetof<AliasRows>(), 16));

/** An outcome of a menu (../menu-table.ts): those of a row stand likeliest first. */
@unmanaged
export class MenuRecord {
  /** The highest word that chooses it. */
  top: i32;
  /** Where next * 4 + flags; where next: first record of a row, or negative for an exit. */
  next: i32;
  seconds: f64;

  /** The record behind this one. */
  following(): MenuRecord {
    return changetype<MenuRecord>(changetype<usize>(this) + offsetof<MenuRecord>());
  }
}

/** What follows a call: thresholds for `isBelow`, and mean delays in seconds. */
@unmanaged
export class FollowUp {
  redial: f64;
  resolved: f64;
  selfServiceResolved: f64;
  repeat: f64;
  followsAdvice: f64;
  remembers: f64;
  secondNeed: f64;
  meanRepeat: f64;
  meanAdvice: f64;
}
export const followUp = changetype<FollowUp>(memory.data(offsetof<FollowUp>(), 16));

/** A lognormal cut at `maxSeconds`; see ../redial-delay.ts. */
@unmanaged
export class RedialDelay {
  mu: f64;
  sigma: f64;
  maxSeconds: f64;
  share: f64;
  /** Coefficients of the normal quantile (quantile.ts). */
  quantile: Reals;
}
export const redialDelay = changetype<RedialDelay>(memory.data(offsetof<RedialDelay>(), 16));

/** What passing a caller on takes: seconds, a factor on later talks, thresholds for `isBelow`. */
@unmanaged
export class Transferring {
  seconds: f64;
  handlingFactor: f64;
  fails: f64;
  goesWrong: f64;
}
export const transferring = changetype<Transferring>(memory.data(offsetof<Transferring>(), 16));
