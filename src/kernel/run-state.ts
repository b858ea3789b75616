import { Slots } from '../random/index.ts';
import { Arrivals } from './arrivals.ts';
import type { PreparedWorld } from './compile-world.ts';
import { DeskQueues } from './desk-queues.ts';
import { EventHeap } from './event-heap.ts';
import { FirstCalls } from './first-calls.ts';
import { ledgerOf, REGISTER as REGISTER_ } from './ledger.ts';
import { CASE as CASE_, OpenCases } from './open-cases.ts';
import type { DeskWatch } from './observe-desks.ts';
import type { Recorder } from './recorder.ts';
import { OUTCOMES } from './types.ts';

// Local names, because Vitest serves imports through getters: twice as slow here. The bundle does not mind.
const CASE = CASE_;
const REGISTER = REGISTER_;

/** Which month: the same seed and replication give the same callers in every world. */
export interface ReplicationKey {
  /** Whole number, 0 <= seed < 2^53. */
  readonly seed: number;
  /** Whole number, 0 <= replication < 2^31. */
  readonly replication: number;
}

/**
 * Index into OUTCOMES, as `settle` takes it. The three ways to be lost follow `lostHungUp` in the order of
 * exit kinds.
 */
export const OUTCOME = {
  refused: OUTCOMES.indexOf('refused'),
  lostHungUp: OUTCOMES.indexOf('lost-hung-up'),
  abandoned: OUTCOMES.indexOf('abandoned'),
  served: OUTCOMES.indexOf('served'),
  operator: OUTCOMES.indexOf('operator'),
  wrongNumber: OUTCOMES.indexOf('misrouted-wrong-number'),
  wrongOption: OUTCOMES.indexOf('misrouted-wrong-option'),
} as const;

const OUTCOME_COUNT = OUTCOMES.length;

/** Everything one replication changes while it runs. */
export class RunState {
  readonly world: PreparedWorld;
  readonly slots: Slots;
  readonly arrivals: Arrivals;
  readonly firstCalls = new FirstCalls();
  readonly cases = new OpenCases();
  readonly ledger: Float64Array;
  /** Where the counts by exit and the flow begin in the ledger. */
  readonly exitsAt: number;
  readonly flowAt: number;
  readonly desks: DeskQueues;
  /**
   * Cases about to join a queue; cases about to dial; trunks about to fall free. Apart, so that the busy heap
   * stays small.
   */
  readonly joins: EventHeap;
  readonly dials: EventHeap;
  readonly releases: EventHeap;
  readonly recorder: Recorder | undefined;
  readonly watch: DeskWatch | undefined;
  busyTrunks = 0;

  constructor(
    world: PreparedWorld,
    key: ReplicationKey,
    recorder: Recorder | undefined,
    watch: DeskWatch | undefined,
  ) {
    this.world = world;
    this.slots = new Slots(key.seed, key.replication);
    this.arrivals = new Arrivals(world.program.arrivals, world.typeTable, this.slots);
    const { exitsAt, flowAt, length } = ledgerOf(world);
    this.exitsAt = exitsAt;
    this.flowAt = flowAt;
    this.ledger = new Float64Array(length);
    this.desks = new DeskQueues(world.agents, world.deskCount, this.ledger);
    this.joins = new EventHeap(this.ledger);
    this.dials = new EventHeap(this.ledger);
    this.releases = new EventHeap(this.ledger);
    this.recorder = recorder;
    this.watch = watch;
  }

  /** A new case, with nothing done yet and the line still to be drawn. */
  openCase(caller: number, need: number, profile: number, ordinal: number, trace: number): number {
    const index = this.cases.open();
    const field = this.cases.field;
    field[index + CASE.caller] = caller;
    field[index + CASE.need] = need;
    field[index + CASE.profile] = profile;
    field[index + CASE.line] = -1;
    field[index + CASE.dials] = 0;
    field[index + CASE.exit] = -1;
    field[index + CASE.services] = 0;
    field[index + CASE.queues] = 0;
    field[index + CASE.ordinal] = ordinal;
    field[index + CASE.isSettled] = 0;
    field[index + CASE.trace] = trace;
    return index;
  }

  /** Counts how a dialling ended; a call that goes on after a transfer is not counted again. */
  settle(index: number, outcome: number): void {
    const field = this.cases.field;
    if (field[index + CASE.isSettled] === 1) return;
    field[index + CASE.isSettled] = 1;
    const need = field[index + CASE.need]!;
    const line = field[index + CASE.line]!;
    this.ledger[this.flowAt + (need * this.world.lineCount + line) * OUTCOME_COUNT + outcome]!++;
    if (this.recorder !== undefined)
      this.recorder.observe(field[index + CASE.caller]!, need, line, field[index + CASE.exit]!, outcome);
  }

  /** The call is over at `end`: its trunk falls free. */
  releaseTrunk(): void {
    if (this.world.trunks < 0) return;
    this.ledger[REGISTER.due] = this.ledger[REGISTER.end]!;
    this.releases.add(0);
  }
}
