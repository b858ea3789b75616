/** Queues and agents. Wait, abandonment and service level stand in the short table: they are what a planner asks first. */
import { sum } from './count-calls.ts';
import type { FigureRow } from './figure.ts';
import { figureWords } from './figure-words.ts';

export const DESKS: readonly FigureRow[] = [
  {
    id: 'waitSeconds',
    unit: 'seconds',
    better: 'lower',
    isHeadline: true,
    ...figureWords('waitSeconds'),
    of: (c) => sum(c.waitSeconds) / sum(c.offered),
  },
  {
    id: 'abandonRate',
    unit: 'share',
    better: 'lower',
    isHeadline: true,
    ...figureWords('abandonRate'),
    of: (c) => sum(c.abandoned) / sum(c.offered),
    trials: (c) => sum(c.offered),
  },
  {
    id: 'answeredIn20',
    unit: 'share',
    better: 'higher',
    isHeadline: true,
    ...figureWords('answeredIn20'),
    of: (c) => sum(c.within20) / sum(c.offered),
    trials: (c) => sum(c.offered),
  },
  {
    id: 'waitedRate',
    unit: 'share',
    better: 'lower',
    isHeadline: false,
    ...figureWords('waitedRate'),
    of: (c) => sum(c.waited) / sum(c.offered),
    trials: (c) => sum(c.offered),
  },
  {
    id: 'occupancy',
    unit: 'share',
    better: 'neither',
    isHeadline: false,
    ...figureWords('occupancy'),
    of: (c) => (sum(c.busySeconds) + sum(c.misrouteSeconds)) / sum(c.staffedSeconds),
  },
  {
    id: 'detourHours',
    unit: 'hours-per-month',
    better: 'lower',
    isHeadline: true,
    ...figureWords('detourHours'),
    of: (c) => (sum(c.misrouteSeconds) + sum(c.passSeconds)) / 3600,
  },
  {
    id: 'agentTime',
    unit: 'hours-per-month',
    better: 'neither',
    isHeadline: true,
    ...figureWords('agentTime'),
    of: (c) => (sum(c.busySeconds) + sum(c.misrouteSeconds)) / 3600,
  },
  {
    id: 'misrouteHours',
    unit: 'hours-per-month',
    better: 'lower',
    isHeadline: false,
    ...figureWords('misrouteHours'),
    of: (c) => sum(c.misrouteSeconds) / 3600,
  },
];
