/**
 * The executable form of `types.ts`, from which the published JSON Schema is generated as well. Objects are
 * strict: a misspelt key is a problem and not a silent no-op. Limits keep a hostile file from asking for more
 * than a computer has.
 */
import { z } from 'zod';
import { NAMED_FORMATS } from '../util/named-formats.ts';

const MAX_TEXT = 4000;
const MAX_CALLERS = 50_000_000;
const MAX_AGENTS = 100_000;
const MAX_HANDLING_SECONDS = 4 * 3600;

const id = z
  .string()
  .regex(NAMED_FORMATS.id)
  .describe('Letters, digits, - and _; starts with a letter; no dots.');
const need = z.string().regex(NAMED_FORMATS.need).describe('product.intent, such as pc.repair');
const locale = z.string().regex(NAMED_FORMATS.locale);
const text = z.record(locale, z.string().max(MAX_TEXT)).describe('Text by language tag.');
const share = z.number().min(0).max(1_000_000);
const status = z
  .enum(['measured', 'published', 'vendor', 'assumption'])
  .describe('What kind of source that is.');
const source = z.string().min(1).max(MAX_TEXT).describe('Where it comes from.');

const MEANING = {
  value: 'What is counted with.',
  low: 'The lowest it may well be.',
  high: 'The highest it may well be.',
};
const parameter = z
  .strictObject({
    value: z.number().describe(MEANING.value),
    low: z.number().describe(MEANING.low),
    high: z.number().describe(MEANING.high),
    unit: z.string().min(1).max(200).describe('In words.'),
    source,
    status,
  })
  .describe('A number that knows where it comes from; low and high bound the sensitivity chart.');
/** A parameter whose three numbers stay inside a range. */
function parameterWithin(min: number, max: number): typeof parameter {
  const number = z.number().min(min).max(max);
  return parameter.extend({
    value: number.describe(MEANING.value),
    low: number.describe(MEANING.low),
    high: number.describe(MEANING.high),
  });
}

const words = z
  .record(locale, z.record(z.string().min(1).max(100), z.number().min(0).max(1)))
  .describe('Words callers use, by language, each with the probability that hearing it convinces them.');
const topic = z.strictObject({
  id,
  title: text,
  words,
  share: share.describe('How many callers it concerns; shares are normalised over the list.'),
  status: status.describe('Where the share comes from.'),
  history: id
    .optional()
    .describe('Of an intent: what the system may have on record for callers who want it.'),
});
const wordList = z
  .strictObject({
    id,
    title: text,
    source: source.describe('Who wrote it, and what they knew.'),
    status,
    products: z.record(id, words).describe('By product.'),
    intents: z.record(id, words).describe('By intent.'),
  })
  .describe('Words for every product and intent, by somebody who did not write the scenario’s own.');
const table = (length: number) =>
  z.strictObject({
    shares: z.array(share).length(length).describe('Normalised where they are used.'),
    source,
    status,
  });

const segment = z.strictObject({
  id: id.describe('Also the identity that the system sees when it recognises the caller.'),
  title: text,
  share: share.describe('Of all callers; normalised over the list.'),
  status: status.describe('Where the share comes from.'),
  patience: z
    .enum(['customers', 'prospects'])
    .describe('How they wait in a queue. Prospects are never recognised: nothing is on record of them.'),
});
const hours = z
  .strictObject({
    days: z.array(z.int().min(1).max(7)).min(1).max(7).describe('1 (Monday) to 7.'),
    from: z.number().min(0).max(24).describe('Hour of the day, local time.'),
    to: z.number().min(0).max(24).describe('Hour of the day at which it closes.'),
  })
  .describe('When the desk is open. Absent: always.');
const desk = z.strictObject({
  id: id.describe('The name by which machines find it.'),
  title: text,
  serves: z.array(need).max(500).describe('Empty: it helps nobody by itself and passes callers on.'),
  handlingSeconds: parameterWithin(1, MAX_HANDLING_SECONDS)
    .optional()
    .describe('Mean length of a talk here. Absent: the parameter `handlingSeconds`.'),
  staffing: z
    .union([
      z.strictObject({
        agents: z.int().min(0).max(MAX_AGENTS).describe('As many, whenever it is open.'),
        hours: hours.optional(),
      }),
      z.strictObject({
        serviceLevel: z
          .number()
          .min(0.01)
          .max(0.999)
          .describe('As many as serve this share of callers in time, hour by hour, by Erlang-C.'),
        withinSeconds: z.number().min(0).max(3600).describe('What "in time" means.'),
        hours: hours.optional(),
      }),
    ])
    .describe('How many agents.'),
  pool: id.optional().describe('Desks of one pool become one desk in a world that pools.'),
  status: status.describe('Where all this comes from.'),
});
const line = z.strictObject({
  id: id.describe('The name by which worlds find it.'),
  title: text,
  machine: id.describe('The `id` of a machine file anywhere under machines/.'),
  number: z.string().min(1).max(40).optional().describe('As it is printed.'),
  popularity: z
    .number()
    .min(0.000_001)
    .max(1_000_000)
    .optional()
    .describe(
      'How often it is dialled beside other lines that serve the same need. Absent: 1 / (needs it serves).',
    ),
});
const world = z.strictObject({
  id,
  title: text,
  lines: z.array(id).min(1).max(400).describe('The numbers that can be dialled.'),
  transfers: z
    .union([z.enum(['none', 'all']), z.array(id).max(400)])
    .describe(
      '`none`: agents name another number. `all`: agents transfer. Or the desks among which they can.',
    ),
  pooled: z.boolean().optional().describe('Desks of one pool are one desk.'),
  dial: z
    .record(id, id)
    .optional()
    .describe('By product: the line that everybody with a need of it dials. Absent: see `wrongNumber`.'),
  trunks: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Calls that the carrier lets in at once. Absent: no limit.'),
  note: text.optional().describe('Printed with the world.'),
});

export const scenarioSchema = z
  .strictObject({
    $schema: z.string().max(300).optional().describe('Where editors find the schema.'),
    id,
    title: text.describe('Heads every report.'),
    about: text.describe('What is published and what is invented. Printed with every report.'),
    locale: locale.describe('The language in which callers hear and think.'),
    products: z.array(topic).min(1).max(60).describe('What callers may call about.'),
    intents: z.array(topic).min(1).max(30).describe('What they may want.'),
    needs: z
      .record(need, z.number().min(0).max(1))
      .optional()
      .describe('Needs that do not follow product share x intent share: a share of all callers, 0 for none.'),
    segments: z.array(segment).min(1).max(12).describe('Who calls.'),
    callersPerMonth: parameterWithin(0, MAX_CALLERS).describe('Fresh callers over the whole period.'),
    days: z.int().min(1).max(366).describe('Length of the period, which begins on a Monday.'),
    hourShares: table(24).optional().describe('Of the day, from midnight. Absent: the measured default.'),
    weekdayShares: table(7).optional().describe('Of the week, from Monday. Absent: the default.'),
    desks: z.array(desk).min(1).max(400).describe('Groups of agents with one queue each.'),
    lines: z.array(line).min(1).max(400).describe('Numbers that can be dialled, each with its machine.'),
    worlds: z.array(world).min(1).max(60).describe('What is compared: lines, desks and transfers in force.'),
    compare: z.strictObject({ before: id, after: id }).describe('The two worlds of the headline table.'),
    ablation: z
      .array(id)
      .max(60)
      .optional()
      .describe('Worlds in which one thing more is changed each time; the report shows what each adds.'),
    steps: z.array(id).max(60).optional().describe('The roll-out, first to last.'),
    parameters: z
      .record(z.string().min(1).max(64), parameter)
      .optional()
      .describe('Other values for default parameters, by name, in the same unit.'),
    published: z
      .array(
        z.strictObject({
          figure: z.string().min(1).max(64).describe('The id of a figure.'),
          change: z.number().describe('The published change from before to after.'),
          note: text,
          source,
        }),
      )
      .max(60)
      .optional()
      .describe('Published results, shown beside the simulated ones and never tuned to.'),
    otherWords: z
      .array(wordList)
      .max(12)
      .optional()
      .describe('Other people’s words for the same products and intents.'),
  })
  .describe('Who calls, which lines and desks there are, and which worlds Dialtree compares.');

/** The JSON Schema (draft 2020-12) that editors use for completion and checks. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
}
