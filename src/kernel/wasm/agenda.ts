/** Events to come, as a binary heap. At equal times the one scheduled first comes first. */
import { Case } from './case';
import { allocate } from './memory';
import { Records } from './views';

@unmanaged
export class Event {
  at: f64;
  /** Order of scheduling. */
  sequence: i32;
  item: Case;

  isBefore(other: Event): bool {
    return this.at < other.at || (this.at === other.at && this.sequence < other.sequence);
  }

  /** Sixteen bytes at once. */
  copyFrom(other: Event): void {
    v128.store(changetype<usize>(this), v128.load(changetype<usize>(other)));
  }
}

@unmanaged
export class Agenda {
  events: Records<Event>;
  size: i32;
  room: i32;
  nextSequence: i32;

  /** As a run begins. */
  clear(): void {
    this.room = 64;
    this.events = changetype<Records<Event>>(allocate(64 * offsetof<Event>()));
    this.size = 0;
    this.nextSequence = 0;
    this.events[0].at = Infinity;
  }

  /** Time of the earliest event, Infinity when there is none. */
  earliest(): f64 {
    return this.events[0].at;
  }

  add(at: f64, c: Case): void {
    if (this.size === this.room) this.grow();
    const events = this.events;
    let hole = this.size++;
    // A fresh event has the highest sequence number, so it stays behind equal times: strictly less only.
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const parent = events[above];
      if (!(at < parent.at)) break;
      events[hole].copyFrom(parent);
      hole = above;
    }
    const event = events[hole];
    event.at = at;
    event.sequence = this.nextSequence++;
    event.item = c;
  }

  /** The same for an agenda all of whose events have an order of their own at equal times: the lower comes first. */
  addInOrder(at: f64, order: i32, c: Case): void {
    if (this.size === this.room) this.grow();
    const events = this.events;
    let hole = this.size++;
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const parent = events[above];
      if (parent.at < at || (parent.at === at && parent.sequence <= order)) break;
      events[hole].copyFrom(parent);
      hole = above;
    }
    const event = events[hole];
    event.at = at;
    event.sequence = order;
    event.item = c;
  }

  /** Removes the earliest event, of which there must be one. */
  removeEarliest(): Case {
    const events = this.events;
    const earliest = events[0].item;
    const last = --this.size;
    if (last === 0) {
      events[0].at = Infinity;
      return earliest;
    }
    const moved = events[last];
    let hole = 0;
    for (let below = 1; below < last; below = 2 * hole + 1) {
      let child = events[below];
      if (below + 1 < last) {
        const right = events[below + 1];
        if (right.isBefore(child)) {
          child = right;
          below++;
        }
      }
      if (moved.isBefore(child)) break;
      events[hole].copyFrom(child);
      hole = below;
    }
    events[hole].copyFrom(moved);
    return earliest;
  }

  private grow(): void {
    const bytes = <usize>this.size * offsetof<Event>();
    const events = allocate(2 * bytes);
    memory.copy(events, changetype<usize>(this.events), bytes);
    this.events = changetype<Records<Event>>(events);
    this.room = 2 * this.size;
  }
}

/**
 * Cases about to join a queue, cases about to dial, calls about to give back their trunk. Apart, so that the
 * busy one stays small.
 */
export const joins = changetype<Agenda>(memory.data(offsetof<Agenda>(), 16));
export const dials = changetype<Agenda>(memory.data(offsetof<Agenda>(), 16));
export const releases = changetype<Agenda>(memory.data(offsetof<Agenda>(), 16));
