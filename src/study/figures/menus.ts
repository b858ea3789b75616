/** What happens inside menus. */
import { entered } from './count-calls.ts';
import type { FigureRow } from './figure.ts';
import { figureWords } from './figure-words.ts';

export const MENUS: readonly FigureRow[] = [
  {
    id: 'menuSeconds',
    unit: 'seconds',
    better: 'lower',
    isHeadline: true,
    ...figureWords('menuSeconds'),
    of: (c) => c.menuSeconds / entered(c),
  },
  {
    id: 'operatorRate',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    ...figureWords('operatorRate'),
    of: (c) => c.operatorPresses / entered(c),
    trials: entered,
  },
  {
    id: 'failureRate',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    ...figureWords('failureRate'),
    of: (c) => c.failures / entered(c),
    trials: entered,
  },
];
