/**
 * The executable form of `types.ts`: one zod schema, from which the published JSON Schema is generated as
 * well. Objects are strict, so that a misspelt key is a problem and not a silent no-op.
 */
import { z } from 'zod';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import { EVENTS, type Guard } from './types.ts';

/** Longest text one prompt may carry, in characters; three minutes of speech. */
const MAX_TEXT = 2000;

const id = z
  .string()
  .regex(NAMED_FORMATS.id)
  .describe('Letters, digits, - and _; starts with a letter; no dots.');
const target = z
  .string()
  .regex(NAMED_FORMATS.target)
  .describe('"#id" of a state that declares this id, or the key of a sibling state.');
const locale = z.string().regex(NAMED_FORMATS.locale);
const text = z.record(locale, z.string().max(MAX_TEXT)).describe('Text by language tag.');
const textList = z
  .record(locale, z.array(z.string().max(MAX_TEXT)).max(20))
  .describe('Lists of texts by language tag.');
const need = z
  .string()
  .regex(NAMED_FORMATS.need)
  .describe('product.intent, such as pc.repair')
  .transform((value) => value as `${string}.${string}`);

const name = z.string().min(1).max(64);
const condition = [
  z
    .strictObject({
      type: z.literal('identityIs'),
      params: z.strictObject({ identity: name.describe('Such as `business`.') }),
    })
    .describe('The system takes the caller for this.'),
  z
    .strictObject({
      type: z.literal('ownsDevice'),
      params: z.strictObject({ device: name.describe('Such as `pc`.') }),
    })
    .describe('The caller is known to own this device.'),
  z
    .strictObject({
      type: z.literal('hasHistory'),
      params: z.strictObject({ event: name.describe('Such as `open-repair`.') }),
    })
    .describe('This is on record for the caller.'),
  z
    .strictObject({
      type: z.literal('hoursOpen'),
      params: z.strictObject({
        days: z.array(z.int().min(1).max(7)).min(1).max(7).describe('1 (Monday) to 7.'),
        from: z.number().min(0).max(24).describe('Hour of the day, local time.'),
        to: z.number().min(0).max(24).describe('Hour of the day at which it is no longer true.'),
      }),
    })
    .describe('The call comes in on these days, between these hours.'),
  z
    .strictObject({
      type: z.literal('attemptsLeft'),
      params: z.strictObject({ max: z.int().min(1).max(9).describe('Times that a menu may be heard.') }),
    })
    .describe('Another failure is still forgiven: the menu is heard at most `max` times.'),
] as const;
const guard: z.ZodType<Guard> = z.lazy(() =>
  z
    .discriminatedUnion('type', [
      ...condition,
      z
        .strictObject({
          type: z.literal('when'),
          params: z.union([
            z.strictObject({ all: z.array(guard).min(1).max(16).describe('All of these hold.') }),
            z.strictObject({ any: z.array(guard).min(1).max(16).describe('At least one of these holds.') }),
            z.strictObject({ not: guard }),
          ]),
        })
        .describe('Conditions combined: all of them, any of them, or not this one.'),
    ])
    .describe('A condition; with `not`, one that must not hold.'),
);

const action = z.strictObject({
  type: z
    .enum(['resetAttempts', 'countAttempt'])
    .describe('`resetAttempts` belongs on the entry of every menu, `countAttempt` on retries.'),
});
const actions = z.union([action, z.array(action).max(8)]);

const transition = z.strictObject({
  target: target.optional().describe('Where it leads. Absent: the menu is spoken again.'),
  guard: guard.optional().describe('Taken, and spoken, only for callers for whom this holds.'),
  actions: actions.optional().describe('What is counted on the way.'),
  description: z.string().max(MAX_TEXT).optional().describe('A note for people; nobody hears it.'),
  meta: z
    .strictObject({
      label: text.optional().describe('What the option is called in the prompt.'),
      examples: textList.optional().describe('Read out after the label: "for example: ...".'),
      role: z
        .enum(['choice', 'operator', 'repeat', 'back'])
        .optional()
        .describe('What kind of option it is. Absent: `choice`.'),
      language: locale
        .optional()
        .describe('Choosing it changes the language of the call to this one of `meta.locales`.'),
    })
    .optional()
    .describe('What a keyed transition says about itself.'),
});
const transitions = z.union([target, transition, z.array(transition).min(1).max(40)]);

const serves = z.array(need).describe('Needs that are served there.');
const destination = z.discriminatedUnion('goesTo', [
  z
    .strictObject({ goesTo: z.literal('desk'), desk: id.describe('Its id in the scenario.'), serves })
    .describe('A desk of the scenario, and the needs it serves.'),
  z
    .strictObject({
      goesTo: z.literal('number'),
      number: z.string().min(1).max(40).describe('As it is dialled.'),
      serves,
    })
    .describe('A number outside.'),
  z
    .strictObject({ goesTo: z.literal('self-service'), service: id.describe('Its name.'), serves })
    .describe('A service without people.'),
  z
    .strictObject({
      goesTo: z.literal('hang-up'),
      reason: z.enum(['caller', 'attempts', 'closed']).describe('Who or what ended it.'),
    })
    .describe(
      'The call ends here: the caller hung up, failed too often, or was told that the line is closed.',
    ),
]);

const stateMeta = {
  title: text.optional().describe('What people call this state; nobody hears it.'),
  layer: z
    .enum(['language', 'product', 'intent', 'other'])
    .optional()
    .describe('What the options of this menu are about.'),
  product: id.optional().describe('The product that a group of menus belongs to.'),
  greeting: text.optional().describe('Said before the options.'),
  closing: text.optional().describe('Said after the options.'),
  phrasing: z
    .enum(['label-first', 'key-first'])
    .optional()
    .describe('How options are phrased. Absent: label first, "for repairs, press 3".'),
  retry: z
    .strictObject({
      noInput: text.optional().describe('Said when no key came.'),
      noMatch: text.optional().describe('Said after a key that does nothing.'),
    })
    .optional()
    .describe('Said before a menu is heard again; menus below inherit it.'),
  noInputSeconds: z
    .number()
    .min(0)
    .max(600)
    .optional()
    .describe('Seconds of silence before NO_INPUT; menus below inherit it. Absent: 5.'),
  recordings: z
    .record(
      locale,
      z.strictObject({
        text: z.string().max(MAX_TEXT).describe('What the recording says.'),
        seconds: z
          .number()
          .min(0)
          .max(600)
          .optional()
          .describe('Its measured length. Absent: estimated from the text.'),
      }),
    )
    .optional()
    .describe('By language: a recorded prompt in place of the composed one.'),
  destination: destination.optional().describe('On final states: where the call goes.'),
};

const named = z.record(name, text).optional();
const facts = z.strictObject({
  identity: named.describe('Who: "business customers".'),
  devices: named.describe('What they own: "a PC".'),
  history: named.describe('What they have: "a PC in repair".'),
});

const eventKeys = z.enum(EVENTS);
const common = {
  description: z.string().max(MAX_TEXT).optional().describe('A note for people; nobody hears it.'),
  tags: z
    .array(z.enum(['menu', 'announcement']))
    .max(1)
    .optional()
    .describe('`menu`: speaks its options and waits. `announcement`: speaks, then goes on by DONE.'),
  entry: actions.optional().describe('Done whenever the state is entered.'),
  on: z.partialRecord(eventKeys, transitions).optional().describe('What each event does, in spoken order.'),
  always: transitions.optional().describe('Taken at once, the first whose guard holds.'),
};

interface StateShape {
  [key: string]: unknown;
}
const state: z.ZodType<StateShape> = z.lazy(() =>
  z.strictObject({
    id: id.optional().describe('A name by which targets anywhere find this state.'),
    type: z.literal('final').optional().describe('The call leaves the menu here.'),
    ...common,
    initial: id.optional().describe('Of a group: the state that is entered first.'),
    states: states.optional().describe('Of a group: its states.'),
    meta: z.strictObject(stateMeta).optional().describe('What is said here, and where a call goes.'),
  }),
);
const states: z.ZodType<Record<string, StateShape>> = z.lazy(() => z.record(id, state));

export const machineSchema = z
  .strictObject({
    $schema: z.string().max(300).optional().describe('Where editors find the schema.'),
    id: id.describe('The name by which scenarios find this machine.'),
    version: z.string().max(40).optional().describe('Of the menu, in the words of whoever keeps it.'),
    context: z
      .strictObject({ attempts: z.literal(0).describe('A call begins with none.') })
      .optional()
      .describe('What a call remembers: failures in the present menu.'),
    options: z
      .strictObject({ maxIterations: z.int().min(1).max(10_000).optional().describe('Steps in a row.') })
      .optional()
      .describe('`maxIterations` ends a cycle of `always`.'),
    ...common,
    initial: id.describe('The state in which a call begins.'),
    states: states.describe('Menus, announcements, decisions, groups and ends, by key.'),
    meta: z
      .strictObject({
        ...stateMeta,
        title: text.describe('What people call this line.'),
        locales: z
          .array(locale)
          .min(1)
          .max(20)
          .describe('The languages it speaks; every text is there in each.'),
        number: z.string().max(40).optional().describe('The number that is dialled.'),
        owner: z
          .strictObject({
            unit: z.string().max(200).optional().describe('Business unit.'),
            department: z.string().max(200).optional().describe('Department in it.'),
          })
          .optional()
          .describe('Whose line it is.'),
        status: z
          .enum(['measured', 'published', 'vendor', 'assumption'])
          .optional()
          .describe('Where the content comes from.'),
        note: z.string().max(MAX_TEXT).optional().describe('What a reader of the file should know.'),
        needs: z.array(need).max(500).optional().describe('What it promises to serve; the rules prove it.'),
        facts: facts
          .optional()
          .describe(
            'Names of what guards ask about, to complete a sentence: business customers; (who own) a PC; (with) a PC in repair.',
          ),
        changeNotice: z
          .strictObject({ text, until: z.iso.date().describe('The last day on which it is said.') })
          .optional()
          .describe('Announced while callers still remember the older keys.'),
      })
      .describe('What the whole line says and promises; menus inherit some of it.'),
  })
  .describe('A phone menu as an XState v5 machine, restricted to the IVR profile of Dialtree.');

/** The JSON Schema (draft 2020-12) that editors use for completion and checks. */
export function machineJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(machineSchema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
}
