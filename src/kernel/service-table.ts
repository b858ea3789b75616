import type { ServiceTime } from './types.ts';

/** Their order is that of the codes in wasm/constants.ts. */
const TIME_KINDS: readonly ServiceTime['kind'][] = ['lognormal', 'exponential', 'gamma'];

/** Service times by desk: exp(mu + sigma * normal), scale * exponential or scale * gamma, by `kind`. */
export interface ServiceTable {
  readonly kind: Uint8Array;
  readonly mu: Float64Array;
  readonly sigma: Float64Array;
  readonly scale: Float64Array;
  readonly shape: Float64Array;
}

export function compileService(times: readonly ServiceTime[]): ServiceTable {
  return {
    kind: Uint8Array.from(times, ({ kind }) => TIME_KINDS.indexOf(kind)),
    // A lognormal with median exp(mu) has the mean exp(mu + sigma^2 / 2).
    mu: Float64Array.from(times, (time) =>
      time.kind === 'lognormal' ? Math.log(time.mean) - time.sigma ** 2 / 2 : 0,
    ),
    sigma: Float64Array.from(times, (time) => (time.kind === 'lognormal' ? time.sigma : 0)),
    scale: Float64Array.from(times, (time) => (time.kind === 'gamma' ? time.mean / time.shape : time.mean)),
    shape: Float64Array.from(times, (time) => (time.kind === 'gamma' ? time.shape : 1)),
  };
}
