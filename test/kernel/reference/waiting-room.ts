/**
 * From coming to a desk until an agent answers: being told that it is closed, waiting, an announcement, giving
 * up, overflow to another desk, an offered call-back.
 */
import type { TraceStep } from '../../../src/kernel/index.ts';
import * as to from '../../../src/kernel/wasm/constants.ts';
import type { Agent, Waiting } from './centre.ts';
import type { Event } from './event-list.ts';
import { waitOut } from './luck.ts';
import type { Call, Month } from './month.ts';
import type { NextStep } from './next-step.ts';
import type { Talks } from './talks.ts';

/** One leg of a call: from joining its first queue, `home`. Counts of its wait stand there. */
interface Leg {
  readonly call: Call;
  /** Which of the case's queues. */
  readonly queue: number;
  readonly home: number;
  readonly joined: number;
  hasOverflowed: boolean;
  hasRefused: boolean;
  /** Events that end with the queue one stands in. */
  timers: Event[];
  givesUp: Event | undefined;
  place: Waiting | undefined;
}

type CallBackStep = Extract<TraceStep, { kind: 'call-back' }>;

/** No caller and no call-back waits longer. */
const LONGEST = to.LONGEST_PATIENCE;
/** Call-backs come after all callers. */
const CALL_BACK_CLASS = 8;

export class WaitingRoom {
  private readonly month: Month;
  private readonly next: NextStep;
  private readonly talks: () => Talks;

  constructor(month: Month, next: NextStep, talks: () => Talks) {
    this.month = month;
    this.next = next;
    this.talks = talks;
  }

  /** A call comes to a desk, from the menu or by a transfer. */
  join(call: Call, wanted: number): void {
    const { centre, counts, events } = this.month;
    const { desk, told } = this.findDesk(call, wanted);
    if (told === 'announce') {
      counts.turnedAway[desk]!++;
      this.sayClosed(call, desk);
      return;
    }
    call.legs++;
    const leg: Leg = {
      call,
      queue: call.case.queues++,
      home: desk,
      joined: events.now,
      hasOverflowed: false,
      hasRefused: false,
      timers: [],
      givesUp: undefined,
      place: undefined,
    };
    if (told === 'call-back' && !this.accepts(leg)) {
      counts.turnedAway[desk]!++;
      this.sayClosed(call, desk);
      return;
    }
    counts.offered[desk]!++;
    const agent = centre.findAgent(desk);
    if (agent !== undefined) {
      agent.isBusy = true;
      this.answer(leg, desk, agent);
      return;
    }
    counts.waited[desk]!++;
    if (told === 'call-back') this.promise(leg, desk);
    else this.wait(leg, desk);
  }

  /**
   * The desk whose queue is joined, or the closed one that says so: a closed desk may overflow to another at
   * once. In a circle of closed desks the first announces.
   */
  private findDesk(call: Call, first: number): { desk: number; told: 'announce' | 'call-back' | undefined } {
    const { program, centre } = this.month;
    const passed: number[] = [];
    for (let desk = first; !passed.includes(desk);) {
      const { whenClosed } = program.desks[desk]!;
      if (centre.isOpen(desk) || whenClosed.kind !== 'overflow') {
        passed.forEach((from, i) => this.countOverflow(call, from, from, passed[i + 1] ?? desk));
        const isHere = centre.isOpen(desk) || whenClosed.kind === 'overflow' || whenClosed.kind === 'queue';
        return { desk, told: isHere ? undefined : whenClosed.kind };
      }
      passed.push(desk);
      desk = whenClosed.desk;
    }
    return { desk: first, told: 'announce' };
  }

  private countOverflow(call: Call, home: number, from: number, to: number): void {
    this.month.counts.overflowed[home]!++;
    this.month.show(call.case, { at: this.month.events.now, kind: 'overflow', from, to });
  }

  private wait(leg: Leg, desk: number): void {
    const { program, luck, events } = this.month;
    const c = leg.call.case;
    const hazard = program.patience[program.patienceOfProfile[c.profile]!]!;
    const visit = this.month.visit(c, leg.queue);
    let patience = waitOut(hazard, luck.exponential(to.PURPOSE_PATIENCE, c.caller, visit, 0));
    const { announcement } = program.desks[desk]!;
    if (announcement !== undefined) {
      const word = luck.word(to.PURPOSE_ANNOUNCEMENT, c.caller, visit, 0);
      if (patience < this.announcedWait(leg, desk) && luck.happens(announcement.balks, word)) {
        this.abandon(leg, 0);
        return;
      }
      patience = Math.min(LONGEST, patience * announcement.patienceFactor);
    }
    leg.givesUp = events.add(leg.joined + patience, 'gives-up', () => this.abandon(leg, patience));
    this.stand(leg, desk);
  }

  /** Those ahead and oneself, each with a mean talk, shared by the agents on duty. */
  private announcedWait(leg: Leg, desk: number): number {
    const { program, centre } = this.month;
    const onDuty = program.groups.reduce(
      (sum, _, group) => sum + (centre.skillOf(group, desk) ? centre.countOnDuty(group) : 0),
      0,
    );
    const ahead = centre.countWaiting(desk, this.classOf(leg));
    return ((ahead + 1) * program.desks[desk]!.handling.mean) / Math.max(1, onDuty);
  }

  private classOf({ call }: Leg): number {
    return this.month.program.priorityOfType[this.month.typeOf(call.case)]!;
  }

  /** At the end of a desk's queue. */
  private stand(leg: Leg, desk: number): void {
    const { program, events, centre } = this.month;
    const { overflow, callBack } = program.desks[desk]!;
    leg.place = {
      desk,
      class: this.classOf(leg),
      joined: events.now,
      answer: (agent) => {
        this.leave(leg);
        events.cancel(leg.givesUp);
        this.answer(leg, desk, agent);
      },
      desert: () => this.desert(leg, desk),
    };
    centre.enter(leg.place);
    if (overflow !== undefined && !leg.hasOverflowed)
      leg.timers.push(
        events.add(events.now + overflow.afterSeconds, 'overflows', () =>
          this.overflow(leg, overflow.desk, true),
        ),
      );
    if (callBack !== undefined && !leg.hasRefused)
      leg.timers.push(
        events.add(events.now + callBack.afterSeconds, 'is-offered', () => {
          if (this.accepts(leg)) this.promise(leg, desk);
        }),
      );
  }

  private leave(leg: Leg): void {
    leg.timers.forEach((timer) => this.month.events.cancel(timer));
    leg.timers = [];
    if (leg.place !== undefined) this.month.centre.leave(leg.place);
    leg.place = undefined;
  }

  private answer(leg: Leg, desk: number, agent: Agent): void {
    const { counts, events } = this.month;
    const wait = events.now - leg.joined;
    counts.served[leg.home]!++;
    this.endWait(leg, wait, true);
    if (wait <= to.TARGET_WAIT) counts.within20[leg.home]!++;
    this.talks().begin(leg.call, desk, leg.queue, agent);
  }

  private endWait({ call, home, joined }: Leg, wait: number, answered: boolean): void {
    this.month.counts.waitSeconds[home]! += wait;
    this.month.show(call.case, { at: joined, kind: 'queue', desk: home, wait, answered });
  }

  private abandon(leg: Leg, wait: number): void {
    const { counts } = this.month;
    this.leave(leg);
    counts.abandoned[leg.home]!++;
    this.endWait(leg, wait, false);
    this.month.settle(leg.call, 'abandoned');
    this.month.hangUp(leg.call);
    this.next.dialAgain(leg.call.case);
  }

  /** The desk one waits at closes. */
  private desert(leg: Leg, desk: number): void {
    const { program, counts, events } = this.month;
    const { whenClosed } = program.desks[desk]!;
    if (whenClosed.kind === 'queue') return;
    if (whenClosed.kind === 'overflow') {
      this.overflow(leg, whenClosed.desk, false);
      return;
    }
    if (whenClosed.kind === 'call-back' && !leg.hasRefused && this.accepts(leg)) {
      this.promise(leg, desk);
      return;
    }
    this.leave(leg);
    events.cancel(leg.givesUp);
    counts.cutOff[leg.home]!++;
    this.endWait(leg, events.now - leg.joined, false);
    this.sayClosed(leg.call, desk);
  }

  private sayClosed(call: Call, desk: number): void {
    this.month.show(call.case, { at: this.month.events.now, kind: 'desk-closed', desk });
    this.month.settle(call, 'closed');
    this.month.hangUp(call);
    this.next.hearClosed(call, desk);
  }

  /** Once a leg, and only to a desk that is open. Whoever is moved at an edge does not look for an agent yet. */
  private overflow(leg: Leg, desk: number, looks: boolean): void {
    const { centre, events } = this.month;
    if (leg.hasOverflowed || !centre.isOpen(desk)) return;
    leg.hasOverflowed = true;
    this.countOverflow(leg.call, leg.home, leg.place!.desk, desk);
    this.leave(leg);
    const agent = looks ? centre.findAgent(desk) : undefined;
    if (agent === undefined) {
      this.stand(leg, desk);
      return;
    }
    events.cancel(leg.givesUp);
    agent.isBusy = true;
    this.answer(leg, desk, agent);
  }

  private callBackWord({ call: { case: c }, queue }: Leg, at: number): number {
    return this.month.luck.word(to.PURPOSE_CALL_BACK, c.caller, this.month.visit(c, queue), at);
  }

  private accepts(leg: Leg): boolean {
    const desk = leg.place?.desk ?? leg.home;
    const accepts = this.month.luck.happens(
      this.month.program.desks[desk]!.callBack!.accepted,
      this.callBackWord(leg, 0),
    );
    leg.hasRefused = !accepts;
    return accepts;
  }

  /** The caller hangs up and, if the promise is kept, is called when an agent has nobody else to serve. */
  private promise(leg: Leg, desk: number): void {
    const { program, luck, counts, events, centre } = this.month;
    const { kept, answered, missedSeconds } = program.desks[desk]!.callBack!;
    this.leave(leg);
    events.cancel(leg.givesUp);
    counts.promised[leg.home]!++;
    this.endWait(leg, events.now - leg.joined, false);
    this.month.hangUp(leg.call);
    this.showCallBack(leg, desk, 'promised');
    if (!luck.happens(kept, this.callBackWord(leg, 1))) {
      this.miss(leg, desk, 'not-kept');
      return;
    }
    const job: Waiting = {
      desk,
      class: CALL_BACK_CLASS,
      joined: events.now,
      answer: (agent) => {
        centre.leave(job);
        events.cancel(lapses);
        if (luck.happens(answered, this.callBackWord(leg, 2))) {
          counts.calledBack[leg.home]!++;
          this.showCallBack(leg, desk, 'made');
          // The centre's own call: it takes a trunk, and is never refused.
          this.month.pickUp(leg.call);
          this.talks().begin(leg.call, desk, leg.queue, agent);
        } else {
          this.talks().keepBusy(agent, missedSeconds, () => centre.release(agent));
          this.miss(leg, desk, 'not-answered');
        }
      },
      // Waits through closing.
      desert: () => undefined,
    };
    centre.enter(job);
    const lapses = events.add(events.now + LONGEST, 'gives-up', () => {
      centre.leave(job);
      this.miss(leg, desk, 'not-kept');
    });
  }

  private miss(leg: Leg, desk: number, what: 'not-kept' | 'not-answered'): void {
    this.showCallBack(leg, desk, what);
    this.month.counts.missed[leg.home]!++;
    this.month.settle(leg.call, 'call-back-missed');
    this.next.dialAgain(leg.call.case);
  }

  private showCallBack({ call: { case: c } }: Leg, desk: number, what: CallBackStep['what']): void {
    this.month.show(c, { at: this.month.events.now, kind: 'call-back', desk, what });
  }
}
