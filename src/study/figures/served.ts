/** What callers get in the end. */
import { entered } from './count-calls.ts';
import type { Figure } from './figure.ts';
import { figureWords } from './figure-words.ts';

export const SERVED: readonly Figure[] = [
  {
    id: 'rightFirst',
    unit: 'share',
    better: 'higher',
    isHeadline: true,
    ...figureWords('rightFirst'),
    of: (c) => c.rightFirst / c.needs,
  },
  {
    id: 'resolvedFirst',
    unit: 'share',
    better: 'higher',
    isHeadline: false,
    ...figureWords('resolvedFirst'),
    of: (c) => c.resolvedFirst / c.needs,
  },
  {
    id: 'neverServed',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    ...figureWords('neverServed'),
    of: (c) => c.needsNeverServed / c.needs,
  },
  {
    id: 'transferRate',
    unit: 'share',
    better: 'neither',
    isHeadline: false,
    ...figureWords('transferRate'),
    of: (c) => c.transfers / entered(c),
  },
  {
    id: 'advised',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('advised'),
    of: (c) => c.advised,
  },
  {
    id: 'secondNeedCalls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('secondNeedCalls'),
    of: (c) => c.secondNeedCalls,
  },
];
