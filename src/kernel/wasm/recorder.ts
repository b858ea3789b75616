/**
 * The trace: steps of callers, written into a buffer that the host reads whenever it is full (readSteps in
 * host.ts). The host asks for kinds of steps, of all callers or of some. Replay, the search for callers and
 * the watch over desks are all made of these steps, and a run that is not looked on at records none.
 */
import { STEPS_IN_BUFFER } from './constants';
import { readSteps } from './host';
import { Bytes, Records } from './views';

/** One step; constants.ts says what its numbers mean. */
@unmanaged
export class Step {
  at: f64;
  seconds: f64;
  kind: i32;
  caller: i32;
  a: i32;
  b: i32;
  c: i32;
  d: i32;
}

@unmanaged
export class Recorder {
  /** Bit k: steps of kind k are wanted. 0: nobody looks on. */
  kinds: i32;
  /** By caller: 1 when wanted. Undefined: all callers are. */
  chosen: Bytes | null;
  steps: Records<Step>;
  count: i32;

  /** Ask before recording: where the kernel was compiled for nobody to look on, the question is gone too. */
  @inline
  wants(kind: i32): bool {
    return IS_WATCHED !== 0 && (this.kinds & (1 << kind)) !== 0;
  }

  record(kind: i32, at: f64, seconds: f64, caller: i32, a: i32, b: i32, c: i32, d: i32): void {
    const chosen = this.chosen;
    if (chosen !== null && chosen[caller] === 0) return;
    const step = this.steps[this.count];
    step.at = at;
    step.seconds = seconds;
    step.kind = kind;
    step.caller = caller;
    step.a = a;
    step.b = b;
    step.c = c;
    step.d = d;
    if (++this.count === STEPS_IN_BUFFER) this.flush();
  }

  flush(): void {
    if (this.count === 0) return;
    readSteps(this.count);
    this.count = 0;
  }
}
export const recorder = changetype<Recorder>(memory.data(offsetof<Recorder>(), 16));
