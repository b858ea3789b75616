/** The executable form of `posterior-types.ts`. */
import { z } from 'zod';
import { as, date, id, parameter } from './schema-parts.ts';

/** More parameters at once, or more draws, are no posterior of a phone menu. */
const MAX_NAMES = 300;
const MAX_DRAWS = 5000;
/** Far beyond what any scale has: a number there is a slip. */
const onScale = z.number().min(-1e6).max(1e6);
const row = z.array(onScale).max(MAX_NAMES);

const name = z.string().min(1).max(512);

export const posterior = z.strictObject({
  names: as('posterior.names', z.array(name).min(1).max(MAX_NAMES)),
  scales: as('posterior.scales', z.array(z.enum(['log', 'logit', 'linear', 'above'])).max(MAX_NAMES)),
  mean: as('posterior.mean', row),
  factor: as('posterior.factor', z.array(row).max(MAX_NAMES)),
  draws: as('posterior.draws', z.array(row).min(1).max(MAX_DRAWS).optional()),
  heard: as('posterior.heard', z.array(id).max(400)),
  labelled: as('posterior.labelled', z.array(id).max(400).optional()),
  counts: as('posterior.counts', z.string().regex(/^[0-9a-f]{64}$/)),
  calls: as('posterior.calls', z.int().min(0).max(1e12)),
  from: as('posterior.from', date),
  to: as('posterior.to', date),
  rows: as('posterior.rows', z.record(name, parameter(z.number())).optional()),
});
