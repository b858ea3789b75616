/** Defaults that are tables: when callers call, and how long they wait in a queue. */
import type { EvidenceStatus } from '../behaviour/index.ts';
import type { ShareTable } from './types.ts';

const BANK = 'Anonymous Bank call log (Technion), February 1999, 33,344 calls';

// Measured from 7 h to 23 h; the 0.9 % of the night are spread evenly over its seven hours.
const NIGHT = 0.9 / 7;
/** Per cent of a day's callers by hour, from midnight. */
export const HOUR_SHARES: ShareTable = {
  shares: [
    ...new Array<number>(7).fill(NIGHT),
    2.7,
    6.3,
    7.2,
    8.3,
    7.5,
    6.2,
    8.0,
    7.6,
    7.5,
    7.7,
    6.2,
    5.5,
    4.4,
    3.9,
    4.1,
    3.5,
    2.7,
  ],
  source: BANK,
  status: 'measured',
};

/** Relative callers by weekday, from Monday. */
export const WEEKDAY_SHARES: ShareTable = {
  shares: [1.12, 1.01, 0.95, 0.95, 0.985, 0.7, 0.6],
  source:
    'Monday to Friday: call centre of a bank, 2003, 5,323,661 calls; Saturday and Sunday: no source found, an assumption',
  status: 'assumption',
};

/** Hazard of giving up in the queue: `rate[i]` per second from `from[i]` seconds on. */
export interface HazardTable {
  readonly from: readonly number[];
  readonly rate: readonly number[];
  readonly source: string;
  readonly status: EvidenceStatus;
}

export const CUSTOMER_HAZARD: HazardTable = {
  from: [0, 5, 10, 20, 40, 60, 80, 120, 180, 240, 300],
  rate: [0.0011, 0.004, 0.0035, 0.002, 0.0026, 0.0024, 0.0017, 0.0015, 0.001, 0.0014, 0.0011],
  source: BANK,
  status: 'measured',
};
