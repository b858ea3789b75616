/** What may become of a wait by itself: patience ends, it overflows, a call-back is offered or lapses. */
import { Agenda } from './agenda';
import { Case } from './case';
import { allocate } from './memory';
import { Waiting } from './waiting';

export const TIMER_GIVES_UP = 0;
export const TIMER_OVERFLOW = 1;
export const TIMER_OFFER = 2;

@unmanaged
export class Timer {
  kind: i32;
  ticket: i32;
  place: i32;
  waiting: Waiting;
}

const timerAgenda = changetype<Agenda>(memory.data(offsetof<Agenda>(), 16));

@unmanaged
class Timers {
  unused: Timer | null;

  open(): void {
    this.unused = null;
    timerAgenda.clear();
  }

  earliest(): f64 {
    return timerAgenda.earliest();
  }

  add(at: f64, kind: i32, w: Waiting): void {
    let timer = this.unused;
    if (timer !== null) this.unused = changetype<Timer | null>(changetype<usize>(timer.waiting));
    else timer = changetype<Timer>(allocate(offsetof<Timer>()));
    timer.kind = kind;
    timer.ticket = w.ticket;
    timer.place = w.place;
    timer.waiting = w;
    timerAgenda.add(at, changetype<Case>(timer));
  }

  /** The earliest, of which there must be one; give it back with `drop` when it has been read. */
  removeEarliest(): Timer {
    return changetype<Timer>(timerAgenda.removeEarliest());
  }

  drop(timer: Timer): void {
    timer.waiting = changetype<Waiting>(changetype<usize>(this.unused));
    this.unused = timer;
  }
}
export const timers = changetype<Timers>(memory.data(offsetof<Timers>(), 16));
