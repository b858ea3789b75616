/**
 * The world a run goes by: read-only, laid out by ../lay-out-world.ts, which fills every field by its name.
 * What the fields mean stands in ../types.ts and ../compile-world.ts. *Type* = need * profileCount + profile.
 */
import { AliasRows } from './slot';
import { Bytes, Ints, Reals } from './views';

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
  clockOfHour: Ints;
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
  /** By desk and half-hour of the week. */
  agents: Ints;

  typeOf(need: i32, profile: i32): i32 {
    return need * this.profileCount + profile;
  }

  /** First record of a call that is dialled at `now`. */
  entryAt(now: f64, line: i32, type: i32): i32 {
    const clock = this.clockOfHour[<i32>(now / 3600) % 168];
    return this.entry[(clock * this.lineCount + line) * this.typeCount + type];
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
