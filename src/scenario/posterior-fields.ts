/** What the keys of a posterior mean, as in `fields.ts`. */
import type { FieldFacts, FieldName } from './field-facts.ts';

const ROW = {
  value: 1.1,
  low: 0.9,
  high: 1.3,
  unit: 'factor on the odds',
  source: 'calls of March and April 2026',
  status: 'calibrated',
  narrowed: 0.2,
};

/** An example of one. */
export const POSTERIOR = {
  names: ['noInput', 'words.product.phone'],
  scales: ['logit', 'log'],
  mean: [-2.94, 0.0953],
  factor: [[0.1], [0.02, 0.11]],
  heard: ['phones'],
  counts: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  calls: 412_300,
  from: '2026-03-01',
  to: '2026-04-30',
  rows: { 'words.product.phone': ROW },
};

export const POSTERIOR_FIELDS = {
  'posterior.names': { example: POSTERIOR.names },
  'posterior.scales': { example: POSTERIOR.scales },
  'posterior.mean': { unit: 'onScale', example: POSTERIOR.mean },
  'posterior.factor': { unit: 'onScale', example: POSTERIOR.factor },
  'posterior.draws': { unit: 'onScale', example: [[-2.9, 0.12]] },
  'posterior.heard': { example: POSTERIOR.heard },
  'posterior.labelled': { example: ['one-number'] },
  'posterior.counts': { example: POSTERIOR.counts },
  'posterior.calls': { unit: 'calls', example: POSTERIOR.calls },
  'posterior.from': { example: POSTERIOR.from },
  'posterior.to': { example: POSTERIOR.to },
  'posterior.rows': { example: POSTERIOR.rows },
} satisfies Partial<Record<FieldName, FieldFacts>>;
