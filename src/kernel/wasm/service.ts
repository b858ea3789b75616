/** How long things take: talks by desk, and patience by caller. */
import { Case } from './case';
import { LONGEST_PATIENCE, PURPOSE_PATIENCE } from './constants';
import { exp } from './host';
import { readSlot, words } from './slot';
import { Bytes, Ints, Reals } from './views';
import { exponential, normal } from './ziggurat';

/** Talks by desk: exp(mu + sigma * normal), or scale * exponential. */
@unmanaged
export class ServiceTimes {
  isExponential: Bytes;
  mu: Reals;
  sigma: Reals;
  scale: Reals;

  /** Seconds, from word 0 of the slot just read. */
  @inline
  draw(desk: i32, purpose: i32, caller: i32, visit: i32): f64 {
    if (this.isExponential[desk] === 1)
      return this.scale[desk] * exponential.draw(words[0], 0, purpose, caller, visit);
    return exp(this.mu[desk] + this.sigma[desk] * normal.draw(words[0], 0, purpose, caller, visit));
  }
}
export const handling = changetype<ServiceTimes>(memory.data(offsetof<ServiceTimes>(), 16));
export const misroute = changetype<ServiceTimes>(memory.data(offsetof<ServiceTimes>(), 16));

/**
 * Piecewise constant hazards of giving up (../patience.ts): pieces start[p] <= i < start[p + 1] of hazard p.
 */
@unmanaged
export class Patience {
  start: Ints;
  from: Reals;
  rate: Reals;
  /** Hazard gathered before from[i]. */
  cumulative: Reals;
  ofProfile: Ints;

  /** Seconds after which the case gives up its queue: when the gathered hazard reaches an exponential. */
  draw(c: Case, queue: i32): f64 {
    const visit = c.visit(queue);
    readSlot(PURPOSE_PATIENCE, c.caller, visit, 0);
    const drawn = exponential.draw(words[0], 0, PURPOSE_PATIENCE, c.caller, visit);
    const hazard = this.ofProfile[c.profile];
    const last = this.start[hazard + 1] - 1;
    let i = this.start[hazard];
    while (i < last && this.cumulative[i + 1] <= drawn) i++;
    // A rate of 0 gives Infinity, which the limit turns into a week; 0 / 0 cannot be: exponentials are above
    // 0.
    return min<f64>(LONGEST_PATIENCE, this.from[i] + (drawn - this.cumulative[i]) / this.rate[i]);
  }
}
export const patience = changetype<Patience>(memory.data(offsetof<Patience>(), 16));
