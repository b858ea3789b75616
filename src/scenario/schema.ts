/**
 * The executable form of `types.ts`, from which the published JSON Schema is generated as well. Objects are
 * strict: a misspelt key is a problem and not a silent no-op. Limits keep a hostile file from asking for more
 * than a computer has.
 */
import { z } from 'zod';
import { REFUSALS } from '../util/refusals.ts';

const MAX_TEXT = 4000;
const MAX_CALLERS = 50_000_000;
const MAX_AGENTS = 100_000;
const MAX_HANDLING_SECONDS = 4 * 3600;

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, REFUSALS.id.en)
  .describe('Letters, digits, - and _; starts with a letter; no dots.');
const need = z
  .string()
  .regex(/^[A-Za-z][\w-]*\.[A-Za-z][\w-]*$/, REFUSALS.need.en)
  .describe('product.intent, such as pc.repair');
const locale = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, REFUSALS.locale.en);
const text = z.record(locale, z.string().max(MAX_TEXT)).describe('Text by language tag.');
const share = z.number().min(0).max(1_000_000);
const status = z.enum(['measured', 'published', 'vendor', 'assumption']);
const source = z.string().min(1).max(MAX_TEXT);

const parameter = z
  .strictObject({
    value: z.number(),
    low: z.number(),
    high: z.number(),
    unit: z.string().min(1).max(200),
    source,
    status,
  })
  .describe('A number that knows where it comes from; low and high bound the sensitivity chart.');
/** A parameter whose three numbers stay inside a range. */
function parameterWithin(min: number, max: number): typeof parameter {
  const number = z.number().min(min).max(max);
  return parameter.extend({ value: number, low: number, high: number });
}

const words = z
  .record(locale, z.record(z.string().min(1).max(100), z.number().min(0).max(1)))
  .describe('Words callers use, by language, each with the probability that hearing it convinces them.');
const topic = z.strictObject({ id, title: text, words, share, status, history: id.optional() });
const wordList = z
  .strictObject({
    id,
    title: text,
    source,
    status,
    products: z.record(id, words),
    intents: z.record(id, words),
  })
  .describe('Words for every product and intent, by somebody who did not write the scenario’s own.');
const table = (length: number): z.ZodType =>
  z.strictObject({ shares: z.array(share).length(length), source, status });

const segment = z.strictObject({
  id,
  title: text,
  share,
  status,
  patience: z.enum(['customers', 'prospects']),
});
const hours = z.strictObject({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: z.number().min(0).max(24),
  to: z.number().min(0).max(24),
});
const desk = z.strictObject({
  id,
  title: text,
  serves: z.array(need).max(500),
  handlingSeconds: parameterWithin(1, MAX_HANDLING_SECONDS).optional(),
  staffing: z.union([
    z.strictObject({ agents: z.int().min(0).max(MAX_AGENTS), hours: hours.optional() }),
    z.strictObject({
      serviceLevel: z.number().min(0.01).max(0.999),
      withinSeconds: z.number().min(0).max(3600),
      hours: hours.optional(),
    }),
  ]),
  pool: id.optional(),
  status,
});
const line = z.strictObject({
  id,
  title: text,
  machine: id,
  number: z.string().min(1).max(40).optional(),
  popularity: z.number().min(0.000_001).max(1_000_000).optional(),
});
const world = z.strictObject({
  id,
  title: text,
  lines: z.array(id).min(1).max(400),
  transfers: z.union([z.enum(['none', 'all']), z.array(id).max(400)]),
  pooled: z.boolean().optional(),
  dial: z.record(id, id).optional(),
  trunks: z.int().min(1).max(1_000_000).optional(),
  note: text.optional(),
});

export const scenarioSchema = z
  .strictObject({
    $schema: z.string().max(300).optional(),
    id,
    title: text,
    about: text,
    locale,
    products: z.array(topic).min(1).max(60),
    intents: z.array(topic).min(1).max(30),
    needs: z.record(need, z.number().min(0).max(1)).optional(),
    segments: z.array(segment).min(1).max(12),
    callersPerMonth: parameterWithin(0, MAX_CALLERS),
    days: z.int().min(1).max(366),
    hourShares: table(24).optional(),
    weekdayShares: table(7).optional(),
    desks: z.array(desk).min(1).max(400),
    lines: z.array(line).min(1).max(400),
    worlds: z.array(world).min(1).max(60),
    compare: z.strictObject({ before: id, after: id }),
    ablation: z.array(id).max(60).optional(),
    steps: z.array(id).max(60).optional(),
    parameters: z.record(z.string().min(1).max(64), parameter).optional(),
    published: z
      .array(z.strictObject({ figure: z.string().min(1).max(64), change: z.number(), note: text, source }))
      .max(60)
      .optional(),
    otherWords: z.array(wordList).max(12).optional(),
  })
  .describe('Who calls, which lines and desks there are, and which worlds Dialtree compares.');

/** The JSON Schema (draft 2020-12) that editors use for completion and checks. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
}
