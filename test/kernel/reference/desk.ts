/**
 * A desk as one sees it: agents who are busy or free, and a queue of people who wait. Agent k is on duty in
 * half-hour s of the week if k < agents[s], or as many as it takes; who goes off duty finishes the call; of several free agents the
 * one who has been free longest answers; first come, first served.
 */
import { AGENTS_WITHOUT_LIMIT } from '../../../src/kernel/index.ts';
import type { EventList } from './event-list.ts';

interface Agent {
  readonly number: number;
  isBusy: boolean;
  freeSince: number;
}

export interface Waiting {
  readonly patience: number;
  /** Who answers must call `release` once free again. */
  readonly answered: (wait: number, release: () => void) => void;
  readonly gaveUp: () => void;
}

export class Desk {
  private readonly agents: Agent[];
  private readonly queue: {
    readonly joined: number;
    readonly who: Waiting;
    readonly stopWaiting: () => void;
  }[] = [];
  private readonly events: EventList;
  private readonly plan: ArrayLike<number>;
  private isShiftAwaited = false;

  constructor(events: EventList, plan: ArrayLike<number>) {
    this.events = events;
    this.plan = plan;
    const most = Math.max(0, ...Array.from(plan));
    // All have been free since before the month, agent 0 longest.
    this.agents = Array.from({ length: most }, (_, number) => ({
      number,
      isBusy: false,
      freeSince: number - most,
    }));
  }

  /** Whether somebody could answer at once. */
  hasFreeAgent(): boolean {
    return this.findAgent() !== undefined;
  }

  join(who: Waiting): void {
    const { events, queue } = this;
    const giveUp = events.add(events.now + who.patience, 'gives-up', () => {
      queue.splice(queue.indexOf(place), 1);
      who.gaveUp();
    });
    const place = { joined: events.now, who, stopWaiting: () => events.cancel(giveUp) };
    queue.push(place);
    this.answer();
  }

  private answer(): void {
    for (
      let agent = this.findAgent();
      agent !== undefined && this.queue.length > 0;
      agent = this.findAgent()
    ) {
      const { joined, who, stopWaiting } = this.queue.shift()!;
      const answering = agent;
      answering.isBusy = true;
      stopWaiting();
      who.answered(this.events.now - joined, () => {
        answering.isBusy = false;
        answering.freeSince = this.events.now;
        this.answer();
      });
    }
    this.awaitShift();
  }

  private findAgent(): Agent | undefined {
    const onDuty = this.plan[Math.floor(this.events.now / 1800) % 336]!;
    // As many as are asked for: somebody who has just come in.
    if (onDuty === AGENTS_WITHOUT_LIMIT) return { number: -1, isBusy: false, freeSince: 0 };
    return this.agents
      .filter((agent) => agent.number < onDuty && !agent.isBusy)
      .toSorted((a, b) => a.freeSince - b.freeSince)[0];
  }

  /** While people wait, the next half-hour may bring agents. */
  private awaitShift(): void {
    if (this.isShiftAwaited || this.queue.length === 0) return;
    this.isShiftAwaited = true;
    this.events.add((Math.floor(this.events.now / 1800) + 1) * 1800, 'falls-free', () => {
      this.isShiftAwaited = false;
      this.answer();
    });
  }
}
