/** Events to come, in a plain list that is searched for the earliest. */

/**
 * At equal times: what falls free, then who joins a queue, who dials, who is fresh, and who gives up waiting
 * last.
 */
const ORDER = ['falls-free', 'joins', 'dials', 'fresh', 'gives-up'] as const;
type Kind = (typeof ORDER)[number];

interface Event {
  readonly at: number;
  readonly kind: Kind;
  readonly happen: () => void;
}

export class EventList {
  now = 0;
  private readonly events: Event[] = [];

  /** Events of one time and kind happen in the order in which they were added. */
  add(at: number, kind: Kind, happen: () => void): Event {
    const event = { at, kind, happen };
    this.events.push(event);
    return event;
  }

  cancel(event: Event | undefined): void {
    if (event !== undefined) this.events.splice(this.events.indexOf(event), 1);
  }

  run(): void {
    for (let next = this.findNext(); next !== undefined; next = this.findNext()) {
      this.cancel(next);
      this.now = next.at;
      next.happen();
    }
  }

  private findNext(): Event | undefined {
    let next = this.events[0];
    for (const event of this.events)
      if (
        event.at < next!.at ||
        (event.at === next!.at && ORDER.indexOf(event.kind) < ORDER.indexOf(next!.kind))
      )
        next = event;
    return next;
  }
}

export type { Event };
