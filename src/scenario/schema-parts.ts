/** What several parts of the scenario's schema are made of. */
import { z } from 'zod';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import type { FieldName } from './field-facts.ts';

const MAX_TEXT = 4000;

/** The key under which a schema remembers which field it is. */
export const FIELD = 'field';

export function as<Schema extends z.ZodType>(name: FieldName, schema: Schema): Schema {
  return schema.meta({ [FIELD]: name });
}

export const id = z.string().regex(NAMED_FORMATS.id);
export const need = z.string().regex(NAMED_FORMATS.need);
export const locale = z.string().regex(NAMED_FORMATS.locale);
export const text = z.record(locale, z.string().max(MAX_TEXT));
export const weight = z.number().min(0).max(1_000_000);
export const probability = z.number().min(0).max(1);
export const status = z.enum(['measured', 'calibrated', 'published', 'vendor', 'assumption']);
export const source = z.string().min(1).max(MAX_TEXT);

/** A number that knows where it comes from; all three stay inside a range. */
export function parameter(number: z.ZodNumber) {
  return z.strictObject({
    value: as('parameter.value', number),
    low: as('parameter.low', number),
    high: as('parameter.high', number),
    unit: as('parameter.unit', z.string().min(1).max(200)),
    source: as('parameter.source', source),
    status: as('parameter.status', status),
    distribution: as(
      'parameter.distribution',
      z.enum(['triangular', 'uniform', 'normal', 'lognormal']).optional(),
    ),
    narrowed: as('parameter.narrowed', probability.optional()),
  });
}

export const date = z.string().regex(NAMED_FORMATS.date);
export const weekdays = z.array(z.int().min(1).max(7)).min(1).max(7);
