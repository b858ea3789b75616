/**
 * The centre as one sees it: agents who are busy or free, and people who wait for a desk. Agent k of a group
 * is on duty at t if k < agents(t), or as many as it takes; who goes off duty finishes the call; nobody is
 * served while the desk is closed.
 */
import { AGENTS_WITHOUT_LIMIT, type WorldProgram } from '../../../src/kernel/index.ts';
import type { EventList } from './event-list.ts';
import type { Hours } from './steps.ts';

export interface Agent {
  readonly group: number;
  readonly number: number;
  isBusy: boolean;
  freeSince: number;
}

/** Somebody in the queue of a desk; a promised call-back stands there too. */
export interface Waiting {
  readonly desk: number;
  /** 0 first; call-backs after all callers. */
  readonly class: number;
  /** When this queue was joined. */
  readonly joined: number;
  /** Leaves the queue with this agent, who is `release`d once free again. */
  readonly answer: (agent: Agent) => void;
  /** The desk has closed. */
  readonly desert: () => void;
}

/** By desk and by group. */
interface Present {
  readonly until: number;
  readonly open: readonly number[];
  readonly onDuty: readonly number[];
}

/** The number of an agent of whom there is no end. */
const NOBODY = -1;

export class Centre {
  /** In the order in which they joined the queues they are in. */
  private readonly waiting: Waiting[] = [];
  private readonly agents: Agent[];
  private known: Present = { until: 0, open: [], onDuty: [] };
  private readonly program: WorldProgram;
  private readonly events: EventList;
  private readonly hours: Hours;

  constructor(program: WorldProgram, events: EventList, hours: Hours) {
    this.program = program;
    this.events = events;
    this.hours = hours;
    this.agents = program.groups.flatMap(({ agents }, group) =>
      Array.from({ length: Math.max(0, ...agents.value) }, (_, number) => ({
        group,
        number,
        isBusy: false,
        freeSince: -Infinity,
      })),
    );
    this.awaitEdge();
  }

  isOpen(desk: number): boolean {
    return this.present().open[desk] === 1;
  }

  /** How many of a group's agents are on duty; AGENTS_WITHOUT_LIMIT: as many as are asked for. */
  countOnDuty(group: number): number {
    return this.present().onDuty[group]!;
  }

  skillOf(group: number, desk: number): WorldProgram['groups'][number]['skills'][number] | undefined {
    return this.program.groups[group]!.skills.find((skill) => skill.desk === desk);
  }

  /** Of a desk's queue, those whose class is no worse. */
  countWaiting(desk: number, worst: number): number {
    return this.waiting.filter((who) => who.desk === desk && who.class <= worst).length;
  }

  /** Who would answer a caller of this desk at once: lowest skill priority, then who has been free longest. */
  findAgent(desk: number): Agent | undefined {
    if (!this.isOpen(desk)) return undefined;
    // As many as are asked for: somebody who has just come in, and is nobody in particular.
    const crowds = this.program.groups.flatMap((_, group) =>
      this.countOnDuty(group) === AGENTS_WITHOUT_LIMIT
        ? [{ group, number: NOBODY, isBusy: false, freeSince: this.events.now }]
        : [],
    );
    return [...this.agents.filter((agent) => !agent.isBusy && this.isOnDuty(agent)), ...crowds]
      .filter(({ group }) => this.skillOf(group, desk))
      .toSorted(
        (a, b) =>
          this.skillOf(a.group, desk)!.priority - this.skillOf(b.group, desk)!.priority ||
          (a.freeSince < b.freeSince ? -1 : Number(a.freeSince > b.freeSince)) ||
          a.group - b.group ||
          a.number - b.number,
      )[0];
  }

  enter(who: Waiting): void {
    this.waiting.push(who);
  }

  leave(who: Waiting): void {
    this.waiting.splice(this.waiting.indexOf(who), 1);
  }

  /** The agent is done, and takes whoever is first among all who wait for an open desk of theirs. */
  release(agent: Agent): void {
    agent.isBusy = false;
    agent.freeSince = this.events.now;
    if (agent.number === NOBODY || !this.isOnDuty(agent)) return;
    const priority = ({ desk }: Waiting): number => this.skillOf(agent.group, desk)!.priority;
    const next = this.waiting
      .filter(({ desk }) => this.isOpen(desk) && this.skillOf(agent.group, desk))
      .toSorted((a, b) => priority(a) - priority(b) || a.class - b.class || a.joined - b.joined)[0];
    if (next !== undefined) this.take(next, agent);
  }

  take(who: Waiting, agent: Agent): void {
    agent.isBusy = true;
    who.answer(agent);
  }

  private isOnDuty({ group, number }: Agent): boolean {
    return number < this.countOnDuty(group);
  }

  /** What holds now, and until when: asked for anew whenever that has passed. */
  private present(): Present {
    const { now } = this.events;
    if (now < this.known.until) return this.known;
    const { desks, groups } = this.program;
    const all = [...desks.map(({ open }) => open), ...groups.map(({ agents }) => agents)];
    this.known = {
      until: this.hours.nextEdge(all, now),
      open: desks.map(({ open }) => this.hours.valueAt(open, now)),
      onDuty: groups.map(({ agents }) => this.hours.valueAt(agents, now)),
    };
    return this.known;
  }

  /** Rosters and opening hours change: who waits at a desk that closes is told, then everybody is looked at. */
  private awaitEdge(): void {
    const { open: before, until } = this.present();
    this.events.add(until, 'edge', () => {
      before.forEach((wasOpen, desk) => {
        if (wasOpen === 0 || this.isOpen(desk)) return;
        for (const who of this.waiting.filter((each) => each.desk === desk)) who.desert();
      });
      for (const who of this.waiting.toSorted((a, b) => a.class - b.class || a.joined - b.joined)) {
        const agent = this.findAgent(who.desk);
        if (agent !== undefined) this.take(who, agent);
      }
      this.awaitEdge();
    });
  }
}
