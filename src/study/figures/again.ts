/** Calling again for the same need. */
import { aPeriod, lost, repeatWithin } from './count-calls.ts';
import type { FigureRow } from './figure.ts';
import { figureWords } from './figure-words.ts';

export const AGAIN: readonly FigureRow[] = [
  {
    id: 'redials',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('redials'),
    of: repeatWithin(0),
    trials: aPeriod,
  },
  {
    id: 'repeats1h',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('repeats1h'),
    of: repeatWithin(1),
    trials: aPeriod,
  },
  {
    id: 'repeats24h',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('repeats24h'),
    of: repeatWithin(2),
    trials: aPeriod,
  },
  {
    id: 'repeats7d',
    unit: 'per-month',
    better: 'lower',
    isHeadline: true,
    ...figureWords('repeats7d'),
    of: repeatWithin(3),
    trials: aPeriod,
  },
  {
    id: 'calls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: true,
    ...figureWords('calls'),
    of: (c) => c.calls,
  },
  {
    id: 'callsPerNeed',
    unit: 'calls-per-need',
    better: 'lower',
    isHeadline: true,
    ...figureWords('callsPerNeed'),
    of: (c) => c.calls / c.needs,
  },
  {
    id: 'lostPerNeed',
    unit: 'calls-per-need',
    better: 'lower',
    isHeadline: true,
    ...figureWords('lostPerNeed'),
    of: (c) => lost(c) / c.needs,
    trials: (c) => c.needs,
  },
];
