/** Events to come, in a list that is kept in the order in which they will happen. */

/**
 * At equal times: what falls free, then the edges of rosters and opening hours, who joins a queue, who gives
 * up waiting, whom an overflow or an offer takes out of a queue, who dials, who is fresh.
 */
const ORDER = [
  'falls-free',
  'edge',
  'joins',
  'gives-up',
  'overflows',
  'is-offered',
  'dials',
  'fresh',
] as const;
type Kind = (typeof ORDER)[number];

interface Event {
  readonly at: number;
  readonly kind: Kind;
  /** Of one time and kind the lowest comes first, and then what was added first. */
  readonly rank: number;
  readonly happen: () => void;
}

export class EventList {
  now = 0;
  /** The last one is next. */
  private readonly events: Event[] = [];

  add(at: number, kind: Kind, happen: () => void, rank = 0): Event {
    const event = { at, kind, rank, happen };
    const isLater = (other: Event): boolean =>
      (other.at - at || ORDER.indexOf(other.kind) - ORDER.indexOf(kind) || other.rank - rank) > 0;
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isLater(this.events[middle]!)) low = middle + 1;
      else high = middle;
    }
    this.events.splice(low, 0, event);
    return event;
  }

  cancel(event: Event | undefined): void {
    const place = event === undefined ? -1 : this.events.lastIndexOf(event);
    if (place >= 0) this.events.splice(place, 1);
  }

  /** Until only edges are to come: they come for ever. */
  run(): void {
    while (this.events.some(({ kind }) => kind !== 'edge')) {
      const next = this.events.pop()!;
      this.now = next.at;
      next.happen();
    }
  }
}

export type { Event };
