/** How long things take: talks by desk, and patience by caller. */
import { Case } from './case';
import { LONGEST_PATIENCE, PURPOSE_PATIENCE, TIME_EXPONENTIAL, TIME_LOGNORMAL } from './constants';
import { exp, log } from './host';
import { readSlot, toUniform, words } from './slot';
import { threefry } from './threefry';
import { Bytes, Ints, Reals } from './views';
import { exponential, normal } from './ziggurat';

/** Talks by desk: exp(mu + sigma * normal), or scale * exponential, or scale * gamma. */
@unmanaged
export class ServiceTimes {
  kind: Bytes;
  mu: Reals;
  sigma: Reals;
  scale: Reals;
  shape: Reals;

  /** Seconds, from word 0 of the slot just read. */
  @inline
  draw(desk: i32, purpose: i32, caller: i32, visit: i32): f64 {
    const kind = this.kind[desk];
    if (kind === TIME_LOGNORMAL)
      return exp(this.mu[desk] + this.sigma[desk] * normal.draw(words[0], 0, purpose, caller, visit, 0));
    if (kind === TIME_EXPONENTIAL)
      return this.scale[desk] * exponential.draw(words[0], 0, purpose, caller, visit);
    return this.scale[desk] * drawGamma(this.shape[desk], words[0], purpose, caller, visit);
  }
}

/** The words of an attempt at a gamma variate. */
const attempt = changetype<Ints>(memory.data(16, 16));

/**
 * A gamma variate of scale 1, as in src/random/gamma.ts (Marsaglia and Tsang 2000): each attempt has a further
 * block of the slot, and `word` is for the power of a uniform that a shape below 1 needs.
 */
function drawGamma(shape: f64, word: i32, purpose: i32, caller: i32, visit: i32): f64 {
  if (shape < 1) {
    const power = exp(log(toUniform(word)) / shape);
    return drawGammaFrom1(shape + 1, purpose, caller, visit) * power;
  }
  return drawGammaFrom1(shape, purpose, caller, visit);
}

function drawGammaFrom1(shape: f64, purpose: i32, caller: i32, visit: i32): f64 {
  const d = shape - 1.0 / 3.0;
  const c = 1 / sqrt(9 * d);
  let block = 0;
  while (true) {
    block++;
    threefry(attempt, purpose, caller, visit, block, 0);
    const uniform = toUniform(attempt[1]);
    const x = normal.draw(attempt[0], 0, purpose, caller, visit, block);
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    if (log(uniform) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
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
