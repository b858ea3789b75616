/**
 * Step functions of time (src/util/steps.ts) in one table: who is on duty, what is open, when people call again.
 * A *cursor* stands on one step of one row and moves on with time; behind the period the last week repeats for
 * ever.
 */
import { WEEK_SECONDS } from './constants';
import { Ints, Reals } from './views';

@unmanaged
export class StepTable {
  /** Steps of row r: start[r] <= i < start[r + 1]. */
  start: Ints;
  /** By row: the step that begins at `loopAt`. */
  loop: Ints;
  at: Reals;
  value: Ints;
  /** Where the week begins that repeats. */
  loopAt: f64;
}
export const steps = changetype<StepTable>(memory.data(offsetof<StepTable>(), 16));

@unmanaged
export class Cursor {
  /** The step's moments: begin <= t < end. */
  begin: f64;
  end: f64;
  /** Seconds that the loop has turned since its first time. */
  turned: f64;
  row: i32;
  step: i32;
  value: i32;
  unused: i32;

  /** To the first step of a row. */
  reset(row: i32): void {
    this.row = row;
    this.turned = 0;
    this.stand(steps.start[row]);
  }

  next(): void {
    const step = this.step + 1;
    if (step < steps.start[this.row + 1]) {
      this.stand(step);
      return;
    }
    this.turned += WEEK_SECONDS;
    this.stand(steps.loop[this.row]);
  }

  /** On to the step in force at `t`, which is not before this one. */
  @inline
  advance(t: f64): void {
    while (t >= this.end) this.next();
  }

  /** To the step of a row in force at any moment. */
  find(row: i32, t: f64): void {
    this.row = row;
    const loopAt = steps.loopAt;
    this.turned = t < loopAt ? 0 : Math.floor((t - loopAt) / WEEK_SECONDS) * WEEK_SECONDS;
    const moment = t - this.turned;
    let low = steps.start[row];
    let high = steps.start[row + 1] - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (steps.at[middle] <= moment) low = middle;
      else high = middle - 1;
    }
    this.stand(low);
    // Where rounding put the moment a hair beside its step.
    this.advance(t);
  }

  private stand(step: i32): void {
    this.step = step;
    this.value = steps.value[step];
    this.begin = steps.at[step] + this.turned;
    const next = step + 1;
    this.end =
      next < steps.start[this.row + 1]
        ? steps.at[next] + this.turned
        : steps.loopAt + <f64>WEEK_SECONDS + this.turned;
  }
}
