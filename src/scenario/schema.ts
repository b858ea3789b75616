/**
 * The executable form of `types.ts`, from which the published JSON Schema is generated as well. Objects are
 * strict: a misspelt key is a problem and not a silent no-op. Limits keep a hostile file from asking for more
 * than a computer has. What each key means stands in `fields.ts`.
 */
import { z } from 'zod';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import { rememberFor } from '../util/remember.ts';
import {
  BASE_LANGUAGE,
  LANGUAGES,
  scenarioWords,
  type Language,
  type ScenarioWords,
} from '../words/index.ts';
import { COMMENT } from './comments.ts';
import { MAX_CALLERS } from './domain-of.ts';
import { DEFAULT_PARAMETERS, type Parameter } from '../behaviour/index.ts';
import { WORLD_PARAMETERS } from './default-parameters.ts';
import { describeParameter } from './parameter-words.ts';
import { agentGroup, desk, priorityRule, staffing } from './desk-schema.ts';
import { annotate, type FieldName } from './fields.ts';
import { posterior } from './posterior-schema.ts';
import {
  as,
  date,
  FIELD,
  id,
  locale,
  need,
  parameter,
  probability,
  source,
  status,
  text,
  weekdays,
  weight,
} from './schema-parts.ts';

const words = z.record(
  locale,
  as('word.list', z.record(z.string().min(1).max(100), as('word.one', probability))),
);
const topic = z.strictObject({
  id: as('topic.id', id),
  title: as('topic.title', text),
  words: as('topic.words', words),
  share: as('topic.share', weight),
  status: as('topic.status', status),
  history: as('topic.history', id.optional()),
});
const wordList = z.strictObject({
  id: as('wordList.id', id),
  title: as('wordList.title', text),
  source: as('wordList.source', source),
  status: as('wordList.status', status),
  products: as('wordList.products', z.record(id, words)),
  intents: as('wordList.intents', z.record(id, words)),
});
const table = (name: FieldName, length: number) =>
  z.strictObject({
    shares: as(name, z.array(weight).length(length)),
    source: as('table.source', source),
    status: as('table.status', status),
  });

const segment = z.strictObject({
  id: as('segment.id', id),
  title: as('segment.title', text),
  share: as('segment.share', weight),
  status: as('segment.status', status),
  patience: as('segment.patience', z.enum(['customers', 'prospects'])),
  locale: as('segment.locale', locale.optional()),
});
// Half-hours of a day, one by one, are as many as anybody writes.
const ranges = z.array(as('range.one', z.string().regex(NAMED_FORMATS.timeRange))).max(48);
const zone = z.string().min(1).max(64);
const calendar = z.strictObject({
  id: as('calendar.id', id),
  title: as('calendar.title', text.optional()),
  timeZone: as('calendar.timeZone', zone.optional()),
  week: as(
    'calendar.week',
    z
      .array(z.strictObject({ days: as('weekHours.days', weekdays), open: as('weekHours.open', ranges) }))
      .max(60),
  ),
  special: as(
    'calendar.special',
    z
      .array(
        z.strictObject({
          date: as('specialDay.date', date),
          open: as('specialDay.open', ranges),
          title: as('specialDay.title', text.optional()),
        }),
      )
      .max(2000)
      .optional(),
  ),
});
const line = z.strictObject({
  id: as('line.id', id),
  title: as('line.title', text),
  machine: as('line.machine', id),
  number: as('line.number', z.string().min(1).max(40).optional()),
  popularity: as('line.popularity', z.number().min(0.000_001).max(1_000_000).optional()),
});
const world = z.strictObject({
  id: as('world.id', id),
  title: as('world.title', text),
  lines: as('world.lines', z.array(id).min(1).max(400)),
  transfers: as('world.transfers', z.union([z.enum(['none', 'all', 'never']), z.array(id).max(400)])),
  pooled: as('world.pooled', z.boolean().optional()),
  crossTrained: as('world.crossTrained', z.boolean().optional()),
  staffing: as('world.staffing', z.record(id, staffing).optional()),
  dial: as('world.dial', z.record(id, id).optional()),
  trunks: as('world.trunks', z.int().min(1).max(1_000_000).optional()),
  note: as('world.note', text.optional()),
});
const published = z.strictObject({
  figure: as('published.figure', z.string().min(1).max(64)),
  change: as('published.change', z.number()),
  note: as('published.note', text),
  source: as('published.source', source),
});
const expected = z.strictObject({
  figure: as('expected.figure', z.string().min(1).max(64)),
  world: as('expected.world', id.optional()),
  value: as('expected.value', z.number()),
  tolerance: as('expected.tolerance', z.number().min(0).optional()),
  precision: as('expected.precision', z.number().positive().optional()),
  note: as('expected.note', text.optional()),
  source: as('expected.source', source),
});
const rate = (name: FieldName) => as(name, parameter(z.number()).optional());
const measuredMenu = z.strictObject({
  machine: as('measuredMenu.machine', id),
  menu: as('measuredMenu.menu', z.string().min(1).max(400)),
  noInput: rate('measuredMenu.noInput'),
  noMatch: rate('measuredMenu.noMatch'),
  slip: rate('measuredMenu.slip'),
  hangUpProgressing: rate('measuredMenu.hangUpProgressing'),
  hangUpStuck: rate('measuredMenu.hangUpStuck'),
  operatorAtOnce: rate('measuredMenu.operatorAtOnce'),
  operatorWhenStuck: rate('measuredMenu.operatorWhenStuck'),
  decideSeconds: rate('measuredMenu.decideSeconds'),
});

export const scenarioSchema = z.strictObject({
  $schema: as('scenario.schema', z.string().max(300).optional()),
  id: as('scenario.id', id),
  title: as('scenario.title', text),
  about: as('scenario.about', text),
  locale: as('scenario.locale', locale),
  products: as('scenario.products', z.array(topic).min(1).max(60)),
  intents: as('scenario.intents', z.array(topic).min(1).max(30)),
  needs: as('scenario.needs', z.record(need, as('need.one', probability)).optional()),
  segments: as('scenario.segments', z.array(segment).min(1).max(12)),
  callersPerMonth: as('scenario.callersPerMonth', parameter(z.number().min(1).max(MAX_CALLERS))),
  days: as('scenario.days', z.int().min(1).max(366)),
  timeZone: as('scenario.timeZone', zone.optional()),
  starts: as('scenario.starts', date.optional()),
  calendars: as('scenario.calendars', z.array(calendar).max(60).optional()),
  hourShares: as('scenario.hourShares', table('table.hours', 24).optional()),
  weekdayShares: as('scenario.weekdayShares', table('table.weekdays', 7).optional()),
  weekShares: as('scenario.weekShares', table('table.week', 168).optional()),
  desks: as('scenario.desks', z.array(desk).min(1).max(400)),
  agentGroups: as('scenario.agentGroups', z.array(agentGroup).max(400).optional()),
  priorities: as('scenario.priorities', z.array(priorityRule).max(200).optional()),
  lines: as('scenario.lines', z.array(line).min(1).max(400)),
  worlds: as('scenario.worlds', z.array(world).min(1).max(60)),
  compare: as(
    'scenario.compare',
    z.strictObject({ before: as('compare.before', id), after: as('compare.after', id) }),
  ),
  ablation: as('scenario.ablation', z.array(id).max(60).optional()),
  steps: as('scenario.steps', z.array(id).max(60).optional()),
  parameters: as(
    'scenario.parameters',
    z.record(z.string().min(1).max(64), parameter(z.number())).optional(),
  ),
  measuredMenus: as('scenario.measuredMenus', z.array(measuredMenu).max(400).optional()),
  published: as('scenario.published', z.array(published).max(60).optional()),
  expected: as('scenario.expected', z.array(expected).max(200).optional()),
  otherWords: as('scenario.otherWords', z.array(wordList).max(12).optional()),
  posterior: as('scenario.posterior', posterior.optional()),
});

/**
 * The JSON Schema (draft 2020-12) that editors use for completion and checks, with a description and an example of every
 * key, and the unit of every number as `x-unit`.
 */
export function scenarioJsonSchema(language: Language = BASE_LANGUAGE): Record<string, unknown> {
  const { scenario, comment } = scenarioWords[language].file;
  const note = { type: 'string' as const, description: comment };
  const schema = z.toJSONSchema(scenarioSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      const name = node[FIELD];
      delete node[FIELD];
      if (typeof name === 'string') Object.assign(node, annotate(name as FieldName, language));
      if (node.type === 'object') node.properties = { ...node.properties, [COMMENT]: note };
      // A record has a form for its names, which a note does not have.
      if (typeof node.propertyNames === 'object')
        node.propertyNames = { anyOf: [node.propertyNames, { const: COMMENT }] };
    },
  });
  const { parameters, ...others } = schema.properties ?? {};
  if (typeof parameters !== 'object') throw new Error('The scenario’s schema has no parameters.');
  return {
    ...schema,
    description: scenario,
    properties: {
      ...others,
      parameters: { ...parameters, properties: knownParameters(parameters, language) },
    },
  };
}

const remembered = rememberFor((words: ScenarioWords) =>
  scenarioJsonSchema(LANGUAGES.find((language) => scenarioWords[language] === words)),
);
/** The same, made once; nobody may change it. */
export function schemaIn(language: Language): Readonly<Record<string, unknown>> {
  return remembered(scenarioWords[language]);
}

/** Each default parameter by name, so that an editor offers it and says what it is: its default is the example. */
function knownParameters(
  { additionalProperties: shape, properties }: z.core.JSONSchema.JSONSchema,
  language: Language,
): Readonly<Record<string, z.core.JSONSchema.JSONSchema>> {
  const defaults: Readonly<Record<string, Parameter>> = { ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS };
  const known = Object.entries(defaults).map(([name, parameter]) => {
    const { title, unit } = describeParameter(name, parameter.unit);
    const { value, low, high } = parameter;
    const description = scenarioWords[language].file.parameter({
      title: title[language],
      unit: unit[language],
      value: String(value),
      low: String(low),
      high: String(high),
    });
    return [name, { ...(typeof shape === 'object' && shape), description, examples: [parameter] }];
  });
  return { ...properties, ...Object.fromEntries(known) };
}
