/** What everything that happens in a month shares: its world, its counts, its clock, and who is calling. */
import {
  type Counts,
  createCounts,
  type Outcome,
  OUTCOMES,
  type ReplicationKey,
  type TraceStep,
  type WorldProgram,
} from '../../../src/kernel/index.ts';
import { VISIT_BITS } from '../../../src/kernel/wasm/constants.ts';
import { Centre } from './centre.ts';
import { EventList } from './event-list.ts';
import { Luck } from './luck.ts';
import { Hours } from './steps.ts';

/** One caller with one need. */
export interface Case {
  readonly caller: number;
  readonly need: number;
  readonly profile: number;
  /** 0: what the caller came for; 1: the second need. */
  readonly ordinal: number;
  /** Undefined: to be drawn when dialling. */
  line: number | undefined;
  /** A line that served and that is remembered. */
  known: number | undefined;
  /** Who has just said "closed": a desk, or the menu of a line by the entry it had. Until the next dialling. */
  told: { readonly desk: number } | { readonly line: number; readonly entry: number } | undefined;
  dials: number;
  queues: number;
  services: number;
}

/** One phone call, for one need; a second need that comes up in it goes on with it. */
export interface Call {
  readonly case: Case;
  readonly line: number;
  /** Where the line led when it was dialled. */
  readonly entry: number;
  /** Counted in the flow already. */
  isSettled: boolean;
  isTransferred: boolean;
  /** Queues joined in this call. */
  legs: number;
  holdsTrunk: boolean;
}

export class Month {
  readonly program: WorldProgram;
  readonly counts: Counts;
  readonly luck: Luck;
  readonly events = new EventList();
  readonly hours: Hours;
  readonly centre: Centre;
  /** By caller, in the order in which they became known. */
  readonly steps: TraceStep[][] = [];
  busyTrunks = 0;

  constructor(program: WorldProgram, { seed, replication }: ReplicationKey) {
    this.program = program;
    this.counts = createCounts(program);
    this.luck = new Luck(seed, replication);
    this.hours = new Hours(program.loopAt);
    this.centre = new Centre(program, this.events, this.hours);
  }

  visit({ ordinal }: Case, index: number): number {
    return ordinal * 2 ** VISIT_BITS + index;
  }

  typeOf({ need, profile }: Case): number {
    return need * this.program.profileCount + profile;
  }

  /** First row or exit of a line at a moment. */
  entryAt(c: Case, line: number, seconds: number): number {
    const { clocks, entry, needCount, profileCount, lineCount } = this.program;
    const clock = this.hours.valueAt(clocks, seconds);
    return entry[(clock * lineCount + line) * needCount * profileCount + this.typeOf(c)]!;
  }

  show(c: Case, step: TraceStep): void {
    this.steps[c.caller]!.push(step);
  }

  settle(call: Call, outcome: Outcome): void {
    if (call.isSettled) return;
    call.isSettled = true;
    const cell = call.case.need * this.program.lineCount + call.line;
    this.counts.flow[cell * OUTCOMES.length + OUTCOMES.indexOf(outcome)]!++;
  }

  pickUp(call: Call): void {
    this.busyTrunks++;
    call.holdsTrunk = true;
  }

  hangUp(call: Call): void {
    if (call.holdsTrunk) this.busyTrunks--;
    call.holdsTrunk = false;
  }

  serves(desk: number, need: number): boolean {
    return this.program.desks[desk]!.serves[need] === 1;
  }

  /** Serves no need itself but passes callers on. */
  isOperator(desk: number): boolean {
    return !this.program.desks[desk]!.serves.includes(1);
  }

  /** `desk`: where the caller came to; undefined: an outside number or self-service. */
  misroute({ case: c, line }: Call, desk?: number): Outcome {
    if (desk !== undefined && this.isOperator(desk)) return 'operator';
    return this.program.lineServes[line * this.program.needCount + c.need] === 1
      ? 'misrouted-wrong-option'
      : 'misrouted-wrong-number';
  }
}
