import { Slots } from '../random/index.ts';
import { Arrivals } from './arrivals.ts';
import type { PreparedWorld } from './compile-world.ts';
import { DeskQueues } from './desk-queues.ts';
import { EventHeap } from './event-heap.ts';
import { FirstCalls } from './first-calls.ts';
import { CASE as CASE_, OpenCases } from './open-cases.ts';
import type { Recorder } from './recorder.ts';
import { OUTCOMES, REPEAT_WINDOWS } from './types.ts';

// Local names, because Vitest serves imports through getters: twice as slow here. The bundle does not mind.
const CASE = CASE_;

/** Which month: the same seed and replication give the same callers in every world. */
export interface ReplicationKey {
  /** Whole number, 0 <= seed < 2^53. */
  readonly seed: number;
  /** Whole number, 0 <= replication < 2^31. */
  readonly replication: number;
}

/** Index into OUTCOMES, as `settle` takes it. The three ways to be lost follow `lostHungUp` in the order of exit kinds. */
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

/** Scalar tallies, kept in one typed array while the run lasts. */
export const TALLY = {
  callers: 0,
  needs: 1,
  calls: 2,
  entered: 3,
  menuSeconds: 4,
  lostSeconds: 5,
  operatorPresses: 6,
  failures: 7,
  transfers: 8,
  advised: 9,
  rightFirst: 10,
  resolvedFirst: 11,
  resolved: 12,
  needsServed: 13,
  needsNeverServed: 14,
  secondNeedCalls: 15,
} as const;

/** Tallies of desk d: `perDesk[d * 8 + ...]`. */
export const DESK_TALLY = { offered: 0, served: 1, abandoned: 2, within20: 3, waitSeconds: 4, busySeconds: 5, misrouteSeconds: 6, waited: 7 } as const;

/** Everything one replication changes while it runs. */
export class RunState {
  readonly world: PreparedWorld;
  readonly slots: Slots;
  readonly arrivals: Arrivals;
  readonly firstCalls = new FirstCalls();
  readonly cases = new OpenCases();
  readonly desks: DeskQueues;
  /** Cases about to join a queue; cases about to dial; trunks about to fall free. Apart, so that the busy heap stays small. */
  readonly joins = new EventHeap();
  readonly dials = new EventHeap();
  readonly releases = new EventHeap();
  /**
   * Registers, so that no double is passed as an argument: the time of the event being handled, the time at which the call (or its
   * part that is being handled) ends, the seconds of the menu just walked, the seconds an agent talks,
   * the seconds until the next dialling.
   */
  readonly now = new Float64Array(1);
  readonly end = new Float64Array(1);
  readonly inMenu = new Float64Array(1);
  readonly talking = new Float64Array(1);
  readonly delay = new Float64Array(1);
  readonly tally = new Float64Array(Object.keys(TALLY).length);
  readonly perDesk: Float64Array;
  readonly flow: Float64Array;
  readonly exits: Float64Array;
  readonly repeats = new Float64Array(REPEAT_WINDOWS.length);
  readonly recorder: Recorder | undefined;
  busyTrunks = 0;

  constructor(world: PreparedWorld, key: ReplicationKey, recorder: Recorder | undefined) {
    this.world = world;
    this.slots = new Slots(key.seed, key.replication);
    this.arrivals = new Arrivals(world.program.arrivals, world.typeTable, this.slots);
    this.desks = new DeskQueues(world.agents, world.deskCount);
    this.perDesk = new Float64Array(8 * world.deskCount);
    this.flow = new Float64Array(world.needCount * world.lineCount * OUTCOMES.length);
    this.exits = new Float64Array(world.exitKind.length);
    this.recorder = recorder;
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
    field[index + CASE.desk] = -1;
    field[index + CASE.exit] = -1;
    field[index + CASE.services] = 0;
    field[index + CASE.queues] = 0;
    field[index + CASE.ordinal] = ordinal;
    field[index + CASE.isSettled] = 0;
    field[index + CASE.trace] = trace;
    this.tally[TALLY.needs]!++;
    return index;
  }

  /** Counts how a dialling ended; a call that goes on after a transfer is not counted again. */
  settle(index: number, outcome: number): void {
    const field = this.cases.field;
    if (field[index + CASE.isSettled] === 1) return;
    field[index + CASE.isSettled] = 1;
    const need = field[index + CASE.need]!;
    const line = field[index + CASE.line]!;
    this.flow[(need * this.world.lineCount + line) * OUTCOME_COUNT + outcome]!++;
    if (this.recorder !== undefined) this.recorder.observe(field[index + CASE.caller]!, need, line, field[index + CASE.exit]!, outcome);
  }

  /** The call is over at `end`: its trunk falls free. */
  releaseTrunk(): void {
    if (this.world.trunks < 0) return;
    this.releases.due[0] = this.end[0]!;
    this.releases.add(0);
  }
}
