/**
 * The executable form of `types.ts`: one zod schema, from which the published JSON Schema is generated as
 * well. Objects are strict, so that a misspelt key is a problem and not a silent no-op.
 */
import { z } from 'zod';
import { REFUSALS } from '../util/refusals.ts';
import { EVENTS, type EventName, type Guard } from './types.ts';

/** Longest text one prompt may carry, in characters; three minutes of speech. */
const MAX_TEXT = 2000;

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, REFUSALS.id.en)
  .describe('Letters, digits, - and _; starts with a letter; no dots.');
const target = z
  .string()
  .regex(/^#?[A-Za-z][A-Za-z0-9_-]{0,63}$/, REFUSALS.target.en)
  .describe('"#id" of a state that declares this id, or the key of a sibling state.');
const locale = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, REFUSALS.locale.en);
const text = z.record(locale, z.string().max(MAX_TEXT)).describe('Text by language tag.');
const textList = z
  .record(locale, z.array(z.string().max(MAX_TEXT)).max(20))
  .describe('Lists of texts by language tag.');
const need = z
  .string()
  .regex(/^[A-Za-z][\w-]*\.[A-Za-z][\w-]*$/, REFUSALS.need.en)
  .describe('product.intent, such as pc.repair')
  .transform((value) => value as `${string}.${string}`);

const name = z.string().min(1).max(64);
const condition = [
  z.strictObject({ type: z.literal('identityIs'), params: z.strictObject({ identity: name }) }),
  z.strictObject({ type: z.literal('ownsDevice'), params: z.strictObject({ device: name }) }),
  z.strictObject({ type: z.literal('hasHistory'), params: z.strictObject({ event: name }) }),
  z.strictObject({
    type: z.literal('hoursOpen'),
    params: z.strictObject({
      days: z.array(z.int().min(1).max(7)).min(1).max(7),
      from: z.number().min(0).max(24),
      to: z.number().min(0).max(24),
    }),
  }),
  z.strictObject({ type: z.literal('attemptsLeft'), params: z.strictObject({ max: z.int().min(1).max(9) }) }),
] as const;
const guard: z.ZodType<Guard> = z.lazy(() =>
  z.discriminatedUnion('type', [
    ...condition,
    z.strictObject({
      type: z.literal('when'),
      params: z.union([
        z.strictObject({ all: z.array(guard).min(1).max(16) }),
        z.strictObject({ any: z.array(guard).min(1).max(16) }),
        z.strictObject({ not: guard }),
      ]),
    }),
  ]),
);

const action = z.strictObject({ type: z.enum(['resetAttempts', 'countAttempt']) });
const actions = z.union([action, z.array(action).max(8)]);

const transition = z.strictObject({
  target: target.optional(),
  guard: guard.optional(),
  actions: actions.optional(),
  description: z.string().max(MAX_TEXT).optional(),
  meta: z
    .strictObject({
      label: text.optional(),
      examples: textList.optional(),
      role: z.enum(['choice', 'operator', 'repeat', 'back']).optional(),
    })
    .optional(),
});
const transitions = z.union([target, transition, z.array(transition).min(1).max(40)]);

const destination = z.discriminatedUnion('goesTo', [
  z.strictObject({ goesTo: z.literal('desk'), desk: id, serves: z.array(need) }),
  z.strictObject({ goesTo: z.literal('number'), number: z.string().min(1).max(40), serves: z.array(need) }),
  z.strictObject({ goesTo: z.literal('self-service'), service: id, serves: z.array(need) }),
  z.strictObject({ goesTo: z.literal('hang-up'), reason: z.enum(['caller', 'attempts', 'closed']) }),
]);

const stateMeta = {
  title: text.optional(),
  layer: z.enum(['language', 'product', 'intent', 'other']).optional(),
  product: id.optional(),
  greeting: text.optional(),
  closing: text.optional(),
  phrasing: z.enum(['label-first', 'key-first']).optional(),
  retry: z.strictObject({ noInput: text.optional(), noMatch: text.optional() }).optional(),
  noInputSeconds: z.number().min(0).max(600).optional().describe('Seconds of silence before NO_INPUT.'),
  recordings: z
    .record(
      locale,
      z.strictObject({ text: z.string().max(MAX_TEXT), seconds: z.number().min(0).max(600).optional() }),
    )
    .optional(),
  destination: destination.optional(),
};

const named = z.record(name, text).optional();
const facts = z.strictObject({ identity: named, devices: named, history: named });

const eventKeys = z.enum(EVENTS as unknown as [EventName, ...EventName[]]);
const common = {
  description: z.string().max(MAX_TEXT).optional(),
  tags: z
    .array(z.enum(['menu', 'announcement']))
    .max(1)
    .optional(),
  entry: actions.optional(),
  on: z.partialRecord(eventKeys, transitions).optional().describe('What each event does, in spoken order.'),
  always: transitions.optional(),
};

interface StateShape {
  [key: string]: unknown;
}
const state: z.ZodType<StateShape> = z.lazy(() =>
  z.strictObject({
    id: id.optional(),
    type: z.literal('final').optional(),
    ...common,
    initial: id.optional(),
    states: states.optional(),
    meta: z.strictObject(stateMeta).optional(),
  }),
);
const states: z.ZodType<Record<string, StateShape>> = z.lazy(() => z.record(id, state));

export const machineSchema = z
  .strictObject({
    $schema: z.string().max(300).optional(),
    id,
    version: z.string().max(40).optional(),
    context: z.strictObject({ attempts: z.literal(0) }).optional(),
    options: z.strictObject({ maxIterations: z.int().min(1).max(10_000).optional() }).optional(),
    ...common,
    initial: id,
    states,
    meta: z.strictObject({
      ...stateMeta,
      title: text,
      locales: z.array(locale).min(1).max(20),
      number: z.string().max(40).optional(),
      owner: z
        .strictObject({ unit: z.string().max(200).optional(), department: z.string().max(200).optional() })
        .optional(),
      status: z.enum(['measured', 'published', 'vendor', 'assumption']).optional(),
      note: z.string().max(MAX_TEXT).optional(),
      needs: z.array(need).max(500).optional(),
      facts: facts
        .optional()
        .describe(
          'Names of what guards ask about, to complete a sentence: business customers; (who own) a PC; (with) a PC in repair.',
        ),
      changeNotice: z.strictObject({ text, until: z.iso.date() }).optional(),
    }),
  })
  .describe('A phone menu as an XState v5 machine, restricted to the IVR profile of Dialtree.');

/** The JSON Schema (draft 2020-12) that editors use for completion and checks. */
export function machineJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(machineSchema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
}
