/** Calling again for the same need. */
import { repeatWithin } from './count-calls.ts';
import type { Figure } from './figure.ts';
import { figureWords } from './figure-words.ts';

export const AGAIN: readonly Figure[] = [
  {
    id: 'redials',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('redials'),
    of: repeatWithin(0),
  },
  {
    id: 'repeats1h',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('repeats1h'),
    of: repeatWithin(1),
  },
  {
    id: 'repeats24h',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('repeats24h'),
    of: repeatWithin(2),
  },
  {
    id: 'repeats7d',
    unit: 'per-month',
    better: 'lower',
    isHeadline: true,
    ...figureWords('repeats7d'),
    of: repeatWithin(3),
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
];
