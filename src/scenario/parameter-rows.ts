/** How default parameters are written down, one a row, and what several rows say. */
import { between, type Distribution, type Domain, type EvidenceStatus } from '../behaviour/index.ts';

export type ParameterRow = readonly [
  value: number,
  low: number,
  high: number,
  unit: string,
  status: EvidenceStatus,
  source: string,
  domain: Domain,
  /** Absent: triangular. */
  distribution?: Distribution,
];

export const BANK = 'Anonymous Bank call log (Technion), February 1999, 33,344 calls';
export const BANK_2003 = 'call centre of a bank, 2003, 5,323,661 calls';
export const NONE = 'no source found: an assumption';
/** Of logarithms, and coefficients of variation: beyond 5 single callers outweigh all others. */
export const SPREAD = between(0, 5);
/** Seconds with an agent. */
export const TALK = between(1, 14_400);
/** Seconds with an agent that may be none. */
export const TRANSFER = between(0, 3600);
export const FACTOR = between(0.1, 10);
/** Seconds until another call: a year is never. */
export const LATER = between(1, 31_536_000);
