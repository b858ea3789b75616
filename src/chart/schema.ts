/**
 * The executable form of `types.ts`: one zod schema, from which the published JSON Schema is generated as
 * well. Objects are strict, so that a misspelt key is a problem and not a silent no-op.
 */
import { z } from 'zod';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import { rememberFor } from '../util/remember.ts';
import { BASE_LANGUAGE, chartWords, LANGUAGES, type ChartWords, type Language } from '../words/index.ts';
import { conditionType, FIELDS, goesTo, means, params } from './fields.ts';
import { EVENTS, KEY_EVENTS, type Guard, type NeedId } from './types.ts';

/** Longest text one prompt may carry, in characters; three minutes of speech. */
const MAX_TEXT = 2000;

const id = z.string().regex(NAMED_FORMATS.id).meta(means('formId'));
const target = z.string().regex(NAMED_FORMATS.target).meta(means('formTarget'));
const locale = z.string().regex(NAMED_FORMATS.locale);
const text = z.record(locale, z.string().max(MAX_TEXT)).meta(means('formText'));
const textList = z.record(locale, z.array(z.string().max(MAX_TEXT)).max(20)).meta(means('formTexts'));
// A pattern does not narrow the type of a text.
const need = z.string().regex(NAMED_FORMATS.need).meta(means('formNeed')) as z.ZodType<NeedId, string>;

const name = z.string().min(1).max(64);
const condition = [
  z
    .strictObject({
      type: z.literal('identityIs').meta(conditionType('identityIs')),
      params: z.strictObject({ identity: name.meta(FIELDS.identity) }).meta(params({ identity: 'business' })),
    })
    .meta(means('identityIs')),
  z
    .strictObject({
      type: z.literal('ownsDevice').meta(conditionType('ownsDevice')),
      params: z.strictObject({ device: name.meta(FIELDS.device) }).meta(params({ device: 'pc' })),
    })
    .meta(means('ownsDevice')),
  z
    .strictObject({
      type: z.literal('hasHistory').meta(conditionType('hasHistory')),
      params: z.strictObject({ event: name.meta(FIELDS.event) }).meta(params({ event: 'open-repair' })),
    })
    .meta(means('hasHistory')),
  z
    .strictObject({
      type: z.literal('hoursOpen').meta(conditionType('hoursOpen')),
      params: z
        .union([
          z.strictObject({
            days: z.array(z.int().min(1).max(7)).min(1).max(7).meta(FIELDS.days),
            from: z.number().min(0).max(24).meta(FIELDS.from),
            to: z.number().min(0).max(24).meta(FIELDS.to),
          }),
          z.strictObject({ calendar: id.meta(FIELDS.calendar) }),
        ])
        .meta(FIELDS.hoursParams),
    })
    .meta(means('hoursOpen')),
  z
    .strictObject({
      type: z.literal('attemptsLeft').meta(conditionType('attemptsLeft')),
      params: z.strictObject({ max: z.int().min(1).max(9).meta(FIELDS.max) }).meta(FIELDS.maxParams),
    })
    .meta(means('attemptsLeft')),
] as const;
// Outside of the schema that holds itself: made anew at every look, it would have no end.
const negated: z.ZodType<Guard> = z.lazy(() => guard).meta(FIELDS.not);
const guard: z.ZodType<Guard> = z.lazy(() =>
  z
    .discriminatedUnion('type', [
      ...condition,
      z
        .strictObject({
          type: z.literal('when').meta(conditionType('when')),
          params: z
            .union([
              z.strictObject({ all: z.array(guard).min(1).max(16).meta(FIELDS.all) }),
              z.strictObject({ any: z.array(guard).min(1).max(16).meta(FIELDS.any) }),
              z.strictObject({ not: negated }),
            ])
            .meta(FIELDS.whenParams),
        })
        .meta(means('when')),
    ])
    .meta(means('condition')),
);

const action = z.strictObject({
  type: z.enum(['resetAttempts', 'countAttempt']).meta(FIELDS.action),
});
const actions = z.union([action, z.array(action).max(8)]);

const transition = z.strictObject({
  target: target.optional().meta(FIELDS.target),
  guard: guard.optional().meta(FIELDS.guard),
  actions: actions.optional().meta(FIELDS.actions),
  description: z.string().max(MAX_TEXT).optional().meta(FIELDS.description),
  meta: z
    .strictObject({
      label: text.optional().meta(FIELDS.label),
      examples: textList.optional().meta(FIELDS.examples),
      role: z.enum(['choice', 'operator', 'repeat', 'back']).optional().meta(FIELDS.role),
      language: locale.optional().meta(FIELDS.language),
    })
    .optional()
    .meta(FIELDS.optionMeta),
});
const transitions = z.union([target, transition, z.array(transition).min(1).max(40)]);

const serves = z.array(need).meta(FIELDS.serves);
const destination = z.discriminatedUnion('goesTo', [
  z
    .strictObject({ goesTo: z.literal('desk').meta(goesTo('desk')), desk: id.meta(FIELDS.desk), serves })
    .meta(means('toDesk')),
  z
    .strictObject({
      goesTo: z.literal('number').meta(goesTo('number')),
      number: z.string().min(1).max(40).meta(FIELDS.outsideNumber),
      serves,
    })
    .meta(means('toNumber')),
  z
    .strictObject({
      goesTo: z.literal('self-service').meta(goesTo('self-service')),
      service: id.meta(FIELDS.service),
      serves,
    })
    .meta(means('toService')),
  z
    .strictObject({
      goesTo: z.literal('hang-up').meta(goesTo('hang-up')),
      reason: z.enum(['caller', 'attempts', 'closed']).meta(FIELDS.reason),
    })
    .meta(means('toHangUp')),
]);

const stateMeta = {
  title: text.optional().meta(FIELDS.title),
  layer: z.enum(['language', 'product', 'intent', 'other']).optional().meta(FIELDS.layer),
  product: id.optional().meta(FIELDS.product),
  greeting: text.optional().meta(FIELDS.greeting),
  closing: text.optional().meta(FIELDS.closing),
  phrasing: z.enum(['label-first', 'key-first']).optional().meta(FIELDS.phrasing),
  retry: z
    .strictObject({
      noInput: text.optional().meta(FIELDS.noInput),
      noMatch: text.optional().meta(FIELDS.noMatch),
    })
    .optional()
    .meta(FIELDS.retry),
  noInputSeconds: z.number().min(0).max(600).optional().meta(FIELDS.noInputSeconds),
  recordings: z
    .record(
      locale,
      z.strictObject({
        text: z.string().max(MAX_TEXT).meta(FIELDS.recordingText),
        seconds: z.number().min(0).max(600).optional().meta(FIELDS.recordingSeconds),
        optionEnds: z
          .partialRecord(z.enum(KEY_EVENTS), z.number().min(0).max(600).meta(FIELDS.optionEnd))
          .optional()
          .meta(FIELDS.optionEnds),
      }),
    )
    .optional()
    .meta(FIELDS.recordings),
  destination: destination.optional().meta(FIELDS.destination),
};

const named = z.record(name, text).optional();
const facts = z.strictObject({
  identity: named.meta(FIELDS.identityNames),
  devices: named.meta(FIELDS.deviceNames),
  history: named.meta(FIELDS.historyNames),
});

const eventKeys = z.enum(EVENTS);
const common = {
  description: z.string().max(MAX_TEXT).optional().meta(FIELDS.description),
  tags: z
    .array(z.enum(['menu', 'announcement']))
    .max(1)
    .optional()
    .meta(FIELDS.tags),
  entry: actions.optional().meta(FIELDS.entry),
  on: z.partialRecord(eventKeys, transitions).optional().meta(FIELDS.on),
  always: transitions.optional().meta(FIELDS.always),
};

interface StateShape {
  [key: string]: unknown;
}
const state: z.ZodType<StateShape> = z.lazy(() =>
  z.strictObject({
    id: id.optional().meta(FIELDS.stateId),
    type: z.literal('final').optional().meta(FIELDS.final),
    ...common,
    initial: id.optional().meta(FIELDS.groupInitial),
    states: states.optional().meta(FIELDS.groupStates),
    meta: z.strictObject(stateMeta).optional().meta(FIELDS.stateMeta),
  }),
);
const states: z.ZodType<Record<string, StateShape>> = z.lazy(() => z.record(id, state));

export const machineSchema = z
  .strictObject({
    $schema: z.string().max(300).optional().meta(FIELDS.schema),
    id: id.meta(FIELDS.id),
    version: z.string().max(40).optional().meta(FIELDS.version),
    context: z
      .strictObject({ attempts: z.literal(0).meta(FIELDS.attempts) })
      .optional()
      .meta(FIELDS.context),
    options: z
      .strictObject({ maxIterations: z.int().min(1).max(10_000).optional().meta(FIELDS.maxIterations) })
      .optional()
      .meta(FIELDS.options),
    ...common,
    initial: id.meta(FIELDS.initial),
    states: states.meta(FIELDS.states),
    meta: z
      .strictObject({
        ...stateMeta,
        title: text.meta(FIELDS.lineTitle),
        locales: z.array(locale).min(1).max(20).meta(FIELDS.locales),
        number: z.string().max(40).optional().meta(FIELDS.number),
        owner: z
          .strictObject({
            unit: z.string().max(200).optional().meta(FIELDS.unit),
            department: z.string().max(200).optional().meta(FIELDS.department),
          })
          .optional()
          .meta(FIELDS.owner),
        status: z.enum(['measured', 'published', 'vendor', 'assumption']).optional().meta(FIELDS.status),
        note: z.string().max(MAX_TEXT).optional().meta(FIELDS.note),
        needs: z.array(need).max(500).optional().meta(FIELDS.needs),
        facts: facts.optional().meta(FIELDS.facts),
        changeNotice: z
          .strictObject({ text: text.meta(FIELDS.noticeText), until: z.iso.date().meta(FIELDS.until) })
          .optional()
          .meta(FIELDS.changeNotice),
      })
      .meta(FIELDS.lineMeta),
  })
  .meta(means('machine'));

/** The JSON Schema (draft 2020-12) that editors use for completion and checks, described in a language. */
export function machineJsonSchema(language: Language = BASE_LANGUAGE): Record<string, unknown> {
  const words: Readonly<Record<string, string>> = chartWords[language].fields;
  return z.toJSONSchema(machineSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      const { field } = node;
      delete node['field'];
      if (typeof field === 'string') node.description = words[field] ?? '';
    },
  }) as Record<string, unknown>;
}

const remembered = rememberFor((words: ChartWords) =>
  machineJsonSchema(LANGUAGES.find((language) => chartWords[language] === words)),
);
/** The same, made once; nobody may change it. */
export function machineSchemaIn(language: Language): Readonly<Record<string, unknown>> {
  return remembered(chartWords[language]);
}
