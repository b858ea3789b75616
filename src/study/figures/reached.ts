/** Where calls end: lost in the menu, told that it is closed, or at a desk for other needs. */
import { aPeriod, closed, entered, lost, misrouted, outcomeCalls } from './count-calls.ts';
import type { FigureRow } from './figure.ts';
import { figureWords } from './figure-words.ts';

export const REACHED: readonly FigureRow[] = [
  {
    id: 'lostRate',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    ...figureWords('lostRate'),
    of: (c) => lost(c) / entered(c),
    trials: entered,
  },
  {
    id: 'refusedRate',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    ...figureWords('refusedRate'),
    of: (c) => outcomeCalls(c, 'refused') / c.calls,
    trials: (c) => c.calls,
  },
  {
    id: 'lostCalls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('lostCalls'),
    of: lost,
    trials: aPeriod,
  },
  {
    id: 'closedRate',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    ...figureWords('closedRate'),
    of: (c) => closed(c) / entered(c),
    trials: entered,
  },
  {
    id: 'closedCalls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('closedCalls'),
    of: closed,
    trials: aPeriod,
  },
  {
    id: 'misroutedRate',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    ...figureWords('misroutedRate'),
    of: (c) => misrouted(c) / entered(c),
    trials: entered,
  },
  {
    id: 'misroutedNumber',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    ...figureWords('misroutedNumber'),
    of: (c) => outcomeCalls(c, 'misrouted-wrong-number') / entered(c),
    trials: entered,
  },
  {
    id: 'misroutedOption',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    ...figureWords('misroutedOption'),
    of: (c) => outcomeCalls(c, 'misrouted-wrong-option') / entered(c),
    trials: entered,
  },
];
