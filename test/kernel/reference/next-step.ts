/** What a caller does once a call is over: dials again, calls another time, follows advice, or lets it be. */
import { REPEAT_WINDOWS } from '../../../src/kernel/index.ts';
import * as to from '../../../src/kernel/wasm/constants.ts';
import { redialDelay } from './luck.ts';
import type { Call, Case, Month } from './month.ts';

export class NextStep {
  private readonly month: Month;
  private readonly dial: (c: Case) => void;

  constructor(month: Month, dial: (c: Case) => void) {
    this.month = month;
    this.dial = dial;
  }

  /** Refused, given up waiting, not reached by a call-back. */
  dialAgain(c: Case): void {
    const { luck, program } = this.month;
    const word = (at: number): number =>
      luck.word(to.PURPOSE_REDIAL, c.caller, this.month.visit(c, c.dials), at);
    if (c.dials < program.redial.maxDials && luck.happens(program.redial.probability, word(0)))
      this.callLater(c, redialDelay(program.redial, word(1)));
    else this.giveUp(c);
  }

  /** Lost in the menu or cut off: the number is thought over, unless it is known to be good. */
  dialAgainAfterLoss(c: Case): void {
    c.line = c.known;
    this.dialAgain(c);
  }

  /** Not served at all: the word that says whether it is tried another time. */
  callAnotherTimeUnserved(c: Case): void {
    const visit = this.month.visit(c, c.dials);
    this.callAnotherTime(c, this.month.luck.word(to.PURPOSE_REPEAT, c.caller, visit, 0));
  }

  /** Told "we are closed": by a desk, or by the menu. */
  hearClosed({ case: c, line, entry }: Call, desk?: number): void {
    c.told = desk === undefined ? { line, entry } : { desk };
    this.callAnotherTimeUnserved(c);
  }

  takeAdvice(c: Case): void {
    const { luck, program, counts, events } = this.month;
    const line = program.rightLine[c.need]!;
    if (line < 0) {
      this.giveUp(c);
      return;
    }
    counts.advised++;
    this.month.show(c, { at: events.now, kind: 'advised', line });
    const address = this.month.visit(c, c.queues);
    const word = luck.word(to.PURPOSE_ADVICE, c.caller, address, 0);
    const { followsAdvice, adviceMeanSeconds } = program.followUp;
    c.line = line;
    if (c.dials < program.redial.maxDials && luck.happens(followsAdvice, word))
      this.callLater(c, adviceMeanSeconds * luck.exponential(to.PURPOSE_ADVICE, c.caller, address, 1));
    else this.giveUp(c);
  }

  endService(c: Case, isResolved: boolean, word: number): void {
    if (!isResolved) {
      this.learnNumber(c);
      this.callAnotherTime(c, word);
      return;
    }
    this.month.counts.resolved++;
    if (c.dials <= 1) this.month.counts.resolvedFirst++;
    this.close(c);
  }

  private callAnotherTime(c: Case, word: number): void {
    const { luck, program } = this.month;
    const delay = luck.exponential(to.PURPOSE_REPEAT, c.caller, this.month.visit(c, c.dials), 1);
    const { repeatProbability, repeatMeanSeconds } = program.followUp;
    c.line = c.known;
    if (c.dials < program.redial.maxDials && luck.happens(repeatProbability, word))
      this.callLater(c, repeatMeanSeconds * delay);
    else this.giveUp(c);
  }

  /**
   * A right number that was dialled for this need. The call in which a second need came up was dialled for
   * the first: its number counts only where an agent would name it for the second.
   */
  private learnNumber(c: Case): void {
    const { luck, program } = this.month;
    const line = c.line!;
    const isForThis = c.ordinal === 0 || c.dials !== 1 || program.rightLine[c.need] === line;
    if (!isForThis || program.lineServes[line * program.needCount + c.need] !== 1) return;
    const word = luck.word(to.PURPOSE_REPEAT, c.caller, this.month.visit(c, c.dials), 2);
    if (luck.happens(program.followUp.remembersNumber, word)) c.known = line;
  }

  /** Calls again after the drawn delay, or later: awake, and when whoever said "closed" is open. */
  private callLater(c: Case, drawn: number): void {
    const { program, events, hours, counts } = this.month;
    const doors =
      c.told === undefined ? [] : 'desk' in c.told ? [program.desks[c.told.desk]!.open] : [program.clocks];
    const all = [program.awake, ...doors];
    const isFree = (at: number): boolean => hours.valueAt(program.awake, at) === 1 && this.isOpenFor(c, at);
    const delay = hours.moveToFree(isFree, all, events.now, events.now + drawn) - events.now;
    this.month.show(c, { at: events.now, kind: 'will-call-again', delay });
    if (c.dials === 0) counts.secondNeedCalls++;
    else REPEAT_WINDOWS.forEach((window, w) => (counts.repeats[w]! += delay <= window ? 1 : 0));
    events.add(events.now + delay, 'dials', () => this.dial(c));
  }

  private isOpenFor(c: Case, at: number): boolean {
    const { told, program, hours } = { told: c.told, ...this.month };
    if (told === undefined) return true;
    if ('desk' in told) return hours.valueAt(program.desks[told.desk]!.open, at) === 1;
    return this.month.entryAt(c, told.line, at) !== told.entry;
  }

  private giveUp(c: Case): void {
    this.month.show(c, { at: this.month.events.now, kind: 'gives-up' });
    this.close(c);
  }

  private close(c: Case): void {
    if (c.services > 0) this.month.counts.needsServed++;
    else this.month.counts.needsNeverServed++;
  }
}
