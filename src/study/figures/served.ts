/** What callers get in the end. */
import { aPeriod, entered } from './count-calls.ts';
import type { FigureRow } from './figure.ts';
import { figureWords } from './figure-words.ts';

export const SERVED: readonly FigureRow[] = [
  {
    id: 'rightFirst',
    unit: 'share',
    better: 'higher',
    isHeadline: true,
    ...figureWords('rightFirst'),
    of: (c) => c.rightFirst / c.needs,
    trials: (c) => c.needs,
  },
  {
    id: 'resolvedFirst',
    unit: 'share',
    better: 'higher',
    isHeadline: false,
    ...figureWords('resolvedFirst'),
    of: (c) => c.resolvedFirst / c.needs,
    trials: (c) => c.needs,
  },
  {
    id: 'neverServed',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    ...figureWords('neverServed'),
    of: (c) => c.needsNeverServed / c.needs,
    trials: (c) => c.needs,
  },
  {
    id: 'transferRate',
    unit: 'share',
    better: 'neither',
    isHeadline: false,
    ...figureWords('transferRate'),
    of: (c) => c.transfers / entered(c),
    trials: entered,
  },
  {
    id: 'advised',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('advised'),
    of: (c) => c.advised,
    trials: aPeriod,
  },
  {
    id: 'secondNeedCalls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('secondNeedCalls'),
    of: (c) => c.secondNeedCalls,
    trials: aPeriod,
  },
];
