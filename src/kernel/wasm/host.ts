/** What the host gives (../engine.ts). Its own exponential and logarithm, so that both sides round alike. */
export declare function exp(x: f64): f64;
export declare function log(x: f64): f64;
/** Reads the first `count` steps of the buffer. When the host has seen enough it throws, which ends the run. */
export declare function readSteps(count: i32): void;
