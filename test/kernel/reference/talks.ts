/** What an agent does with a caller: helps, passes on, or names the right line. */
import * as to from '../../../src/kernel/wasm/constants.ts';
import { toUniform } from '../../../src/random/index.ts';
import type { Agent } from './centre.ts';
import { pick } from './luck.ts';
import type { Call, Case, Month } from './month.ts';
import type { NextStep } from './next-step.ts';

/** An agent who cannot help transfers to a closed desk that overflows to this very agent: once must be enough. */
const MOST_LEGS = 8;

export class Talks {
  private readonly month: Month;
  private readonly next: NextStep;
  private readonly join: (call: Call, desk: number) => void;

  constructor(month: Month, next: NextStep, join: (call: Call, desk: number) => void) {
    this.month = month;
    this.next = next;
    this.join = join;
  }

  /** `queue`: which of the case's queues this was. */
  begin(call: Call, desk: number, queue: number, agent: Agent): void {
    if (this.month.serves(desk, call.case.need)) this.serve(call, desk, agent);
    else this.sendOn(call, desk, queue, agent);
  }

  /** The agent is busy so long, then `over` happens. */
  keepBusy(agent: Agent, seconds: number, over: () => void): void {
    const { counts, events } = this.month;
    counts.groupBusySeconds[agent.group]! += seconds;
    // Of agents who fall free at the same moment those of the lower group come first.
    events.add(events.now + seconds, 'falls-free', over, agent.group);
  }

  private serve(call: Call, desk: number, agent: Agent): void {
    const { followUp } = this.month.program;
    const c = call.case;
    this.month.settle(call, 'served');
    const isFirst = c.ordinal === 0 && c.services === 0;
    this.talk(call, desk, agent, (isResolved, word) => {
      const asksMore = isFirst && this.month.luck.happens(followUp.secondNeed, word(2));
      const second = asksMore ? this.raiseSecondNeed(c) : undefined;
      if (second === undefined) {
        this.month.centre.release(agent);
        this.month.hangUp(call);
      } else
        this.askSecond(
          { ...call, case: second, isSettled: true, isTransferred: false, legs: 0 },
          desk,
          agent,
        );
      this.next.endService(c, isResolved, word(3));
    });
  }

  /** Another need in a call: answered by the same agent, transferred, or sent to another number. */
  private askSecond(call: Call, desk: number, agent: Agent): void {
    const second = call.case;
    if (this.month.serves(desk, second.need)) {
      this.talk(call, desk, agent, (isResolved, word) => {
        this.month.centre.release(agent);
        this.month.hangUp(call);
        this.next.endService(second, isResolved, word(3));
      });
      return;
    }
    this.passOn(call, desk, agent, () => {
      second.dials = 0;
      this.next.takeAdvice(second);
    });
  }

  private talk(
    call: Call,
    desk: number,
    agent: Agent,
    over: (isResolved: boolean, word: (at: number) => number) => void,
  ): void {
    const { luck, program, counts, events, centre } = this.month;
    const c = call.case;
    const address = this.month.visit(c, c.services++);
    const word = (at: number): number => luck.word(to.PURPOSE_SERVICE, c.caller, address, at);
    const seconds =
      luck.service(program.desks[desk]!.handling, to.PURPOSE_SERVICE, c.caller, address) *
      centre.skillOf(agent.group, desk)!.handlingFactor *
      (call.isTransferred ? program.transferring.handlingFactor : 1);
    const resolved = luck.happens(program.followUp.resolved, word(1));
    counts.busySeconds[desk]! += seconds;
    this.month.show(c, { at: events.now, kind: 'service', desk, seconds, right: true, resolved });
    this.keepBusy(agent, seconds, () => over(resolved, word));
  }

  /** The wrong desk: transfers, or names the right line. */
  private sendOn(call: Call, desk: number, queue: number, agent: Agent): void {
    const { luck, program, counts, events } = this.month;
    const c = call.case;
    this.month.settle(call, this.month.misroute(call, desk));
    const { misroute } = program.desks[desk]!;
    const seconds = luck.service(misroute, to.PURPOSE_MISROUTE, c.caller, this.month.visit(c, queue));
    const isOperator = this.month.isOperator(desk);
    (isOperator ? counts.busySeconds : counts.misrouteSeconds)[desk]! += seconds;
    if (isOperator) counts.passSeconds[desk]! += seconds;
    this.month.show(c, { at: events.now, kind: 'service', desk, seconds, right: false, resolved: false });
    this.keepBusy(agent, seconds, () => this.passOn(call, desk, agent, () => this.next.takeAdvice(c)));
  }

  /**
   * A need of another product, in the mix in which callers of this profile come. Its first dialling is this
   * call.
   */
  private raiseSecondNeed(c: Case): Case | undefined {
    const { luck, program, counts, events } = this.month;
    const { productOfNeed, needCount, profileCount, arrivals } = program;
    const shares = Array.from({ length: needCount }, (_, n) =>
      productOfNeed[n] === productOfNeed[c.need]
        ? 0
        : arrivals.typeProbability[n * profileCount + c.profile]!,
    );
    if (!shares.some((share) => share > 0)) return undefined;
    const need = pick(shares, luck.word(to.PURPOSE_SECOND_NEED, c.caller, 0, 0));
    counts.needs++;
    this.month.show(c, { at: events.now, kind: 'second-need', need });
    return { ...c, need, ordinal: 1, known: undefined, dials: 1, queues: 0, services: 0 };
  }

  /** To the right desk where this one can transfer there; otherwise the caller hangs up and is `advised`. */
  private passOn(call: Call, from: number, agent: Agent, advised: () => void): void {
    const { luck, program, counts, events, centre } = this.month;
    const { transferring, transfer } = program;
    const deskCount = program.desks.length;
    const c = call.case;
    const right = program.rightDesk[c.need]!;
    if (right < 0 || transfer[from * deskCount + right] !== 1) {
      centre.release(agent);
      this.month.hangUp(call);
      advised();
      return;
    }
    const word = (at: number): number =>
      luck.word(to.PURPOSE_TRANSFER, c.caller, this.month.visit(c, c.queues), at);
    this.keepBusy(agent, transferring.seconds, () => {
      counts.transfers++;
      if (call.legs >= MOST_LEGS || luck.happens(transferring.fails, word(0))) {
        counts.transfersFailed++;
        this.month.show(c, { at: events.now, kind: 'transfer-failed', from });
        this.month.hangUp(call);
        this.next.dialAgainAfterLoss(c);
        centre.release(agent);
        return;
      }
      centre.release(agent);
      const wrong = program.desks.flatMap((_, desk) =>
        desk !== right && desk !== from && transfer[from * deskCount + desk] === 1 ? [desk] : [],
      );
      const isWrong = wrong.length > 0 && luck.happens(transferring.goesWrong, word(1));
      const desk = isWrong ? wrong[Math.floor(toUniform(word(2)) * wrong.length)]! : right;
      if (isWrong) counts.transfersWrong++;
      call.isTransferred = true;
      this.month.show(c, { at: events.now, kind: 'transfer', from, to: desk });
      events.add(events.now, 'joins', () => this.join(call, desk));
    });
  }
}
