/**
 * The kernel's month once more, as plainly as it can be said: people as objects, things that happen as an
 * event list, queues that people stand in. Written from DESIGN sections 5, 5a and 6, src/kernel/types.ts and
 * the addresses of luck in wasm/constants.ts; slow, for small worlds. Law (reference.test.ts): over random
 * worlds whole numbers equal the kernel's, and seconds within a billionth.
 *
 * A call is dialled here; waiting-room.ts has what happens until an agent answers, talks.ts what the agent
 * does, next-step.ts what the caller does afterwards; centre.ts knows agents and queues.
 */
import {
  AGENTS_WITHOUT_LIMIT,
  type Counts,
  type ReplicationKey,
  type TraceStep,
  type WorldProgram,
} from '../../../src/kernel/index.ts';
import * as to from '../../../src/kernel/wasm/constants.ts';
import { FAILURE, OPERATOR_PRESS } from '../../../src/util/chain.ts';
import { pick, pickOutcome } from './luck.ts';
import { type Call, type Case, Month } from './month.ts';
import { NextStep } from './next-step.ts';
import { Talks } from './talks.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface ReferenceRun {
  readonly counts: Counts;
  /** Steps by caller, in the order of time. */
  readonly steps: readonly (readonly TraceStep[])[];
}

export function simulate(program: WorldProgram, key: ReplicationKey): ReferenceRun {
  const { arrivals, chain, exits, profileCount, lineCount } = program;
  const month = new Month(program, key);
  const { counts, luck, events, steps } = month;
  const next = new NextStep(month, dial);
  const waitingRoom = new WaitingRoom(month, next, () => talks);
  const talks = new Talks(month, next, (call, desk) => waitingRoom.join(call, desk));

  arrivals.expected.forEach((_, hour) => {
    const purpose = { day: to.PURPOSE_DAY_RATE, hour: to.PURPOSE_HOUR_RATE, count: to.PURPOSE_HOUR_COUNT };
    const count = luck.hourCount(arrivals, hour, purpose);
    const gaps = Array.from({ length: count + 1 }, (_, i) =>
      luck.exponential(to.PURPOSE_GAP, i >> 2, hour, i & 3),
    );
    const whole = gaps.reduce((sum, gap) => sum + gap, 0);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      sum += gaps[i]!;
      events.add(hour * 3600 + sum * (3600 / whole), 'fresh', comeFresh);
    }
  });
  events.run();
  countStaff(month);
  return { counts, steps: steps.map((own) => own.toSorted((a, b) => a.at - b.at)) };

  function comeFresh(): void {
    const caller = counts.callers++;
    counts.needs++;
    steps[caller] = [];
    const type = pick([...arrivals.typeProbability], luck.word(to.PURPOSE_TYPE, caller >> 2, 0, caller & 3));
    dial({
      caller,
      need: Math.floor(type / profileCount),
      profile: type % profileCount,
      ordinal: 0,
      line: undefined,
      known: undefined,
      told: undefined,
      dials: 0,
      queues: 0,
      services: 0,
    });
  }

  function dial(c: Case): void {
    const address = month.visit(c, c.dials);
    const type = month.typeOf(c);
    const shares = [...program.dial.subarray(type * lineCount, (type + 1) * lineCount)];
    // With one line there is nothing to draw.
    c.line ??= lineCount === 1 ? 0 : pick(shares, luck.word(to.PURPOSE_CALL, c.caller, address, 0));
    c.told = undefined;
    const start = events.now;
    const entry = month.entryAt(c, c.line, start);
    const call: Call = {
      case: c,
      line: c.line,
      entry,
      isSettled: false,
      isTransferred: false,
      legs: 0,
      holdsTrunk: false,
    };
    counts.calls++;
    c.dials++;
    month.show(c, { at: start, kind: 'dial', line: call.line, need: c.need, dial: c.dials });
    if (month.busyTrunks >= (program.trunks ?? Infinity)) {
      month.show(c, { at: start, kind: 'refused' });
      month.settle(call, 'refused');
      next.dialAgain(c);
      return;
    }
    month.pickUp(call);
    let row = entry;
    let seconds = 0;
    if (row >= 0) counts.entered++;
    for (let at = 1; row >= 0; at++) {
      const outcome = pickOutcome(chain, row, luck.word(to.PURPOSE_CALL, c.caller, address, at));
      const spent = chain.seconds[outcome]!;
      month.show(c, { at: start + seconds, kind: 'menu', row, outcome, seconds: spent });
      seconds += spent;
      if ((chain.flags[outcome]! & OPERATOR_PRESS) !== 0) counts.operatorPresses++;
      if ((chain.flags[outcome]! & FAILURE) !== 0) counts.failures++;
      row = chain.target[outcome]!;
    }
    counts.menuSeconds += seconds;
    leaveMenu(call, -1 - row, start + seconds, seconds);
  }

  function leaveMenu(call: Call, e: number, end: number, seconds: number): void {
    const c = call.case;
    const exit = exits[e]!;
    counts.exits[e]!++;
    month.show(c, { at: end, kind: 'exit', exit: e });
    const isRight = exit.kind === 'desk' ? month.serves(exit.desk, c.need) : exit.serves[c.need] === 1;
    const isLost = exit.kind === 'hung-up' || exit.kind === 'attempts';
    if (!isLost && exit.kind !== 'closed' && isRight && c.dials === 1) counts.rightFirst++;
    if (exit.kind === 'desk') {
      events.add(end, 'joins', () => waitingRoom.join(call, exit.desk));
      return;
    }
    if (isLost) counts.lostSeconds += seconds;
    events.add(end, 'falls-free', () => {
      month.hangUp(call);
      if (isLost) {
        month.settle(call, `lost-${exit.kind}`);
        next.dialAgainAfterLoss(c);
      } else if (exit.kind === 'closed') {
        month.settle(call, 'closed');
        next.hearClosed(call);
      } else if (isRight) {
        month.settle(call, 'served');
        useService(c, exit.kind === 'self-service');
      } else {
        month.settle(call, month.misroute(call));
        next.callAnotherTimeUnserved(c);
      }
    });
  }

  /** An outside number, or self-service: nothing is known of how long it takes. */
  function useService(c: Case, isSelfService: boolean): void {
    const { selfServiceResolved, resolved } = program.followUp;
    const address = month.visit(c, c.services++);
    const word = (at: number): number => luck.word(to.PURPOSE_SERVICE, c.caller, address, at);
    const isResolved = luck.happens(isSelfService ? selfServiceResolved : resolved, word(1));
    next.endService(c, isResolved, word(3));
  }
}

/** Seconds on duty with at least one desk open, over the period. */
function countStaff({ program, hours, counts }: Month): void {
  const end = program.arrivals.expected.length * 3600;
  program.groups.forEach(({ agents, skills }, group) => {
    const desks = skills.map(({ desk }) => program.desks[desk]!.open);
    for (let from = 0; from < end;) {
      const until = Math.min(end, hours.nextEdge([agents, ...desks], from));
      const onDuty = hours.valueAt(agents, from);
      const isOpen = desks.some((open) => hours.valueAt(open, from) === 1);
      if (isOpen && onDuty !== AGENTS_WITHOUT_LIMIT) counts.staffedSeconds[group]! += onDuty * (until - from);
      from = until;
    }
  });
}
