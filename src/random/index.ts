/**
 * Random numbers with an address. Nothing here has a state that drawing changes: the same (seed, replication,
 * purpose, c0, c1, c2) gives the same variate in every world, on every machine, on any number of threads.
 * That is what makes two worlds comparable on the same callers.
 *
 * Laws: Random123's known answers hold; slots are independent of each other and of the order of reading.
 * To add a distribution: one file that takes a `SlotReader` (any number of words), or a method of `Slots`
 * when it is hot and needs one word nearly always; a moments-and-distance test beside the others.
 */
export { buildAliasRows, sampleAlias, type AliasRows } from './alias-rows.ts';
export { drawGamma, drawRateFactor } from './gamma.ts';
export { drawPoisson, logFactorial } from './poisson.ts';
export { SlotReader } from './slot-reader.ts';
export { Slots } from './slots.ts';
export { threefry } from './threefry.ts';
export { isBelow, toThreshold, toUniform, TWO_TO_32 } from './uniform.ts';
export { EXPONENTIAL, NORMAL } from './ziggurat.ts';
