/**
 * The kernel's month once more, as plainly as it can be said: people as objects, things that happen as an
 * event list, queues that people stand in. Written from DESIGN sections 5 and 6, src/kernel/types.ts and the
 * addresses of luck in wasm/constants.ts; slow, for small worlds. Law (reference.test.ts): over random worlds
 * whole numbers equal the kernel's, and seconds within a billionth.
 */
import {
  type Counts,
  createCounts,
  type Outcome,
  OUTCOMES,
  REPEAT_WINDOWS,
  type ReplicationKey,
  type TraceStep,
  type WorldProgram,
} from '../../../src/kernel/index.ts';
import * as to from '../../../src/kernel/wasm/constants.ts';
import { valueAt } from '../../../src/util/steps.ts';
import { FAILURE, OPERATOR_PRESS } from '../../../src/util/chain.ts';
import { Desk } from './desk.ts';
import { EventList } from './event-list.ts';
import { Luck, pick, pickOutcome, redialDelay, waitOut } from './luck.ts';

/** One caller with one need. */
interface Case {
  readonly caller: number;
  readonly need: number;
  readonly profile: number;
  /** 0: what the caller came for; 1: the second need. */
  readonly ordinal: number;
  /** Undefined: to be drawn when dialling. */
  line: number | undefined;
  /** A line that served and that is remembered. */
  known: number | undefined;
  dials: number;
  queues: number;
  services: number;
}

/** One phone call. */
interface Call {
  readonly case: Case;
  readonly line: number;
  /** Counted in the flow already. */
  isSettled: boolean;
}

export interface ReferenceRun {
  readonly counts: Counts;
  /** Steps by caller, in the order of time. */
  readonly steps: readonly (readonly TraceStep[])[];
}

export function simulate(program: WorldProgram, { seed, replication }: ReplicationKey): ReferenceRun {
  const { arrivals, chain, exits, needCount, profileCount, lineCount, redial, followUp } = program;
  const luck = new Luck(seed, replication);
  const counts = createCounts(program);
  const steps: TraceStep[][] = [];
  const events = new EventList();
  const plans = program.groups.map(({ agents }) =>
    Array.from({ length: 336 }, (_, shift) => valueAt(agents, program.loopAt, shift * 1800)),
  );
  const desks = plans.map((plan) => new Desk(events, plan));
  let busyTrunks = 0;

  const visit = (c: Case, index: number): number => c.ordinal * 2 ** to.VISIT_BITS + index;
  const show = (c: Case, step: TraceStep): void => void steps[c.caller]!.push(step);
  const hangUp = (): void => void busyTrunks--;

  for (let hour = 0; hour < arrivals.days * 24; hour++) {
    const purpose = { day: to.PURPOSE_DAY_RATE, hour: to.PURPOSE_HOUR_RATE, count: to.PURPOSE_HOUR_COUNT };
    const count = luck.hourCount(arrivals, hour, purpose);
    const gaps = Array.from({ length: count + 1 }, (_, i) =>
      luck.exponential(to.PURPOSE_GAP, i >> 2, hour, i & 3),
    );
    const whole = gaps.reduce((sum, gap) => sum + gap, 0);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      sum += gaps[i]!;
      events.add(hour * 3600 + sum * (3600 / whole), 'fresh', () => comeFresh());
    }
  }
  events.run();
  plans.forEach((agents, d) => {
    for (let shift = 0; shift < arrivals.days * 48; shift++)
      counts.staffedSeconds[d]! += 1800 * Math.max(0, agents[shift % 336]!);
    counts.groupBusySeconds[d] = counts.busySeconds[d]! + counts.misrouteSeconds[d]!;
  });
  return { counts, steps: steps.map((own) => own.toSorted((a, b) => a.at - b.at)) };

  function comeFresh(): void {
    const caller = counts.callers++;
    counts.needs++;
    steps[caller] = [];
    const type = pick([...arrivals.typeProbability], luck.word(to.PURPOSE_TYPE, caller >> 2, 0, caller & 3));
    const [need, profile] = [Math.floor(type / profileCount), type % profileCount];
    dial({
      caller,
      need,
      profile,
      ordinal: 0,
      line: undefined,
      known: undefined,
      dials: 0,
      queues: 0,
      services: 0,
    });
  }

  function dial(c: Case): void {
    const address = visit(c, c.dials);
    const type = c.need * profileCount + c.profile;
    const shares = [...program.dial.subarray(type * lineCount, (type + 1) * lineCount)];
    // With one line there is nothing to draw.
    c.line ??= lineCount === 1 ? 0 : pick(shares, luck.word(to.PURPOSE_CALL, c.caller, address, 0));
    const call: Call = { case: c, line: c.line, isSettled: false };
    counts.calls++;
    c.dials++;
    const start = events.now;
    show(c, { at: start, kind: 'dial', line: call.line, need: c.need, dial: c.dials });
    if (busyTrunks === program.trunks) {
      show(c, { at: start, kind: 'refused' });
      settle(call, 'refused');
      dialAgain(c);
      return;
    }
    busyTrunks++;
    const clock = valueAt(program.clocks, program.loopAt, start);
    let row = program.entry[(clock * lineCount + call.line) * needCount * profileCount + type]!;
    let seconds = 0;
    if (row >= 0) counts.entered++;
    for (let at = 1; row >= 0; at++) {
      const outcome = pickOutcome(chain, row, luck.word(to.PURPOSE_CALL, c.caller, address, at));
      const spent = chain.seconds[outcome]!;
      show(c, { at: start + seconds, kind: 'menu', row, outcome, seconds: spent });
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
    show(c, { at: end, kind: 'exit', exit: e });
    const isRight = exit.kind === 'desk' ? serves(exit.desk, c.need) : exit.serves[c.need] === 1;
    const isLost = exit.kind === 'hung-up' || exit.kind === 'attempts' || exit.kind === 'closed';
    const outcome = exit.kind === 'closed' ? exit.kind : `lost-${exit.kind as 'hung-up' | 'attempts'}`;
    if (!isLost && isRight && c.dials === 1) counts.rightFirst++;
    if (exit.kind === 'desk') {
      events.add(end, 'joins', () => joinQueue(call, exit.desk));
      return;
    }
    events.add(end, 'falls-free', () => {
      hangUp();
      if (isLost) {
        if (outcome !== 'closed') counts.lostSeconds += seconds;
        settle(call, outcome as Outcome);
        // The number is thought over, unless it is known to be good.
        c.line = c.known;
        if (exit.kind === 'closed') callAnotherTime(c, unservedWord(c));
        else dialAgain(c);
      } else if (isRight) {
        settle(call, 'served');
        const word = (at: number): number =>
          luck.word(to.PURPOSE_SERVICE, c.caller, visit(c, c.services), at);
        const isResolved = luck.happens(
          exit.kind === 'self-service' ? followUp.selfServiceResolved : followUp.resolved,
          word(1),
        );
        const repeats = word(3);
        c.services++;
        endService(c, isResolved, repeats);
      } else {
        settle(call, misroute(call));
        callAnotherTime(c, unservedWord(c));
      }
    });
  }

  function joinQueue(call: Call, d: number): void {
    const c = call.case;
    const at = events.now;
    const queue = c.queues++;
    counts.offered[d]!++;
    if (!desks[d]!.hasFreeAgent()) counts.waited[d]!++;
    const hazard = program.patience[program.patienceOfProfile[c.profile]!]!;
    const patience = waitOut(hazard, luck.exponential(to.PURPOSE_PATIENCE, c.caller, visit(c, queue), 0));
    desks[d]!.join({
      patience,
      gaveUp: () => {
        counts.abandoned[d]!++;
        counts.waitSeconds[d]! += patience;
        show(c, { at, kind: 'queue', desk: d, wait: patience, answered: false });
        settle(call, 'abandoned');
        hangUp();
        dialAgain(c);
      },
      answered: (wait, release) => {
        counts.served[d]!++;
        counts.waitSeconds[d]! += wait;
        if (wait <= 20) counts.within20[d]!++;
        show(c, { at, kind: 'queue', desk: d, wait, answered: true });
        if (serves(d, c.need)) serve(call, d, release);
        else sendOn(call, d, queue, release);
      },
    });
  }

  function serve(call: Call, d: number, release: () => void): void {
    const c = call.case;
    settle(call, 'served');
    const isFirst = c.ordinal === 0 && c.services === 0;
    talk(c, d, (isResolved, word) => {
      const repeats = word(3);
      const second = isFirst && luck.happens(followUp.secondNeed, word(2)) ? raiseSecondNeed(c) : undefined;
      if (second === undefined) {
        release();
        hangUp();
      } else askSecond({ case: second, line: call.line, isSettled: true }, d, release);
      endService(c, isResolved, repeats);
    });
  }

  /**
   * Another need in a call that is in the flow already: answered by the same agent, transferred, or sent to
   * another number.
   */
  function askSecond(call: Call, d: number, release: () => void): void {
    const second = call.case;
    if (serves(d, second.need)) {
      talk(second, d, (isResolved, word) => {
        release();
        hangUp();
        endService(second, isResolved, word(3));
      });
      return;
    }
    release();
    if (transfer(call, d)) return;
    hangUp();
    second.dials = 0;
    takeAdvice(second);
  }

  function talk(c: Case, d: number, over: (isResolved: boolean, word: (at: number) => number) => void): void {
    const address = visit(c, c.services++);
    const word = (at: number): number => luck.word(to.PURPOSE_SERVICE, c.caller, address, at);
    const seconds = luck.service(program.desks[d]!.handling, to.PURPOSE_SERVICE, c.caller, address);
    const resolved = luck.happens(followUp.resolved, word(1));
    counts.busySeconds[d]! += seconds;
    show(c, { at: events.now, kind: 'service', desk: d, seconds, right: true, resolved });
    events.add(events.now + seconds, 'falls-free', () => over(resolved, word));
  }

  /** The wrong desk: transfers, or names the right line. */
  function sendOn(call: Call, d: number, queue: number, release: () => void): void {
    const c = call.case;
    settle(call, misroute(call, d));
    const seconds = luck.service(program.desks[d]!.misroute, to.PURPOSE_MISROUTE, c.caller, visit(c, queue));
    (isOperator(d) ? counts.busySeconds : counts.misrouteSeconds)[d]! += seconds;
    if (isOperator(d)) counts.passSeconds[d]! += seconds;
    show(c, { at: events.now, kind: 'service', desk: d, seconds, right: false, resolved: false });
    events.add(events.now + seconds, 'falls-free', () => {
      release();
      if (transfer(call, d)) return;
      hangUp();
      takeAdvice(c);
    });
  }

  /**
   * A need of another product, in the mix in which callers of this profile come. Its first dialling is this
   * call.
   */
  function raiseSecondNeed(c: Case): Case | undefined {
    const { productOfNeed } = program;
    const shares = Array.from({ length: needCount }, (_, n) =>
      productOfNeed[n] === productOfNeed[c.need]
        ? 0
        : arrivals.typeProbability[n * profileCount + c.profile]!,
    );
    if (!shares.some((share) => share > 0)) return undefined;
    const need = pick(shares, luck.word(to.PURPOSE_SECOND_NEED, c.caller, 0, 0));
    counts.needs++;
    show(c, { at: events.now, kind: 'second-need', need });
    return { ...c, need, ordinal: 1, known: undefined, dials: 1, queues: 0, services: 0 };
  }

  function transfer(call: Call, from: number): boolean {
    const right = program.rightDesk[call.case.need]!;
    if (right < 0 || program.transfer[from * desks.length + right] !== 1) return false;
    counts.transfers++;
    show(call.case, { at: events.now, kind: 'transfer', from, to: right });
    events.add(events.now, 'joins', () => joinQueue(call, right));
    return true;
  }

  function takeAdvice(c: Case): void {
    const line = program.rightLine[c.need]!;
    if (line < 0) {
      giveUp(c);
      return;
    }
    counts.advised++;
    show(c, { at: events.now, kind: 'advised', line });
    const address = visit(c, c.queues);
    const word = luck.word(to.PURPOSE_ADVICE, c.caller, address, 0);
    c.line = line;
    if (c.dials < redial.maxDials && luck.happens(followUp.followsAdvice, word))
      callLater(c, followUp.adviceMeanSeconds * luck.exponential(to.PURPOSE_ADVICE, c.caller, address, 1));
    else giveUp(c);
  }

  function dialAgain(c: Case): void {
    const word = (at: number): number => luck.word(to.PURPOSE_REDIAL, c.caller, visit(c, c.dials), at);
    if (c.dials < redial.maxDials && luck.happens(redial.probability, word(0)))
      callLater(c, redialDelay(redial, word(1)));
    else giveUp(c);
  }

  function unservedWord(c: Case): number {
    return luck.word(to.PURPOSE_REPEAT, c.caller, visit(c, c.dials), 0);
  }

  function callAnotherTime(c: Case, word: number): void {
    const delay = luck.exponential(to.PURPOSE_REPEAT, c.caller, visit(c, c.dials), 1);
    c.line = c.known;
    if (c.dials < redial.maxDials && luck.happens(followUp.repeatProbability, word))
      callLater(c, followUp.repeatMeanSeconds * delay);
    else giveUp(c);
  }

  function endService(c: Case, isResolved: boolean, word: number): void {
    if (!isResolved) {
      learnNumber(c);
      callAnotherTime(c, word);
      return;
    }
    counts.resolved++;
    if (c.dials <= 1) counts.resolvedFirst++;
    close(c);
  }

  /**
   * A right number that was dialled for this need. The call in which a second need came up was dialled for
   * the first: its number counts only where an agent would name it for the second.
   */
  function learnNumber(c: Case): void {
    const line = c.line!;
    const isForThis = c.ordinal === 0 || c.dials !== 1 || program.rightLine[c.need] === line;
    if (!isForThis || program.lineServes[line * needCount + c.need] !== 1) return;
    const word = luck.word(to.PURPOSE_REPEAT, c.caller, visit(c, c.dials), 2);
    if (luck.happens(followUp.remembersNumber, word)) c.known = line;
  }

  function callLater(c: Case, delay: number): void {
    show(c, { at: events.now, kind: 'will-call-again', delay });
    if (c.dials === 0) counts.secondNeedCalls++;
    else REPEAT_WINDOWS.forEach((window, w) => (counts.repeats[w]! += delay <= window ? 1 : 0));
    events.add(events.now + delay, 'dials', () => dial(c));
  }

  function giveUp(c: Case): void {
    show(c, { at: events.now, kind: 'gives-up' });
    close(c);
  }

  function close(c: Case): void {
    if (c.services > 0) counts.needsServed++;
    else counts.needsNeverServed++;
  }

  function settle(call: Call, outcome: Outcome): void {
    if (call.isSettled) return;
    call.isSettled = true;
    counts.flow[(call.case.need * lineCount + call.line) * OUTCOMES.length + OUTCOMES.indexOf(outcome)]!++;
  }

  /** `desk`: where the caller came to; undefined: an outside number or self-service. */
  function misroute({ case: c, line }: Call, desk?: number): Outcome {
    if (desk !== undefined && isOperator(desk)) return 'operator';
    return program.lineServes[line * needCount + c.need] === 1
      ? 'misrouted-wrong-option'
      : 'misrouted-wrong-number';
  }

  function serves(desk: number, need: number): boolean {
    return program.desks[desk]!.serves[need] === 1;
  }

  function isOperator(desk: number): boolean {
    return !program.desks[desk]!.serves.includes(1);
  }
}
