/** All that `npm run docs` writes. */
import { machineJsonSchema } from '../../../src/chart/index.ts';
import { ruleConfigJsonSchema } from '../../../src/rules/index.ts';
import { scenarioJsonSchema } from '../../../src/scenario/index.ts';
import { FLOORS } from '../../architecture/floors.ts';
import { ROOMS, type Room } from '../../architecture/rooms.ts';
import { commandLinePage } from './command-line.ts';
import { evidencePage } from './evidence.ts';
import { exampleParts } from './examples.ts';
import { fieldTable } from './fields.ts';
import { figuresPage } from './figures.ts';
import { code, plain, table } from './markdown.ts';
import { rulePages } from './rules.ts';
import { renderStudioCommands } from './studio-commands.ts';
import { textbookModelsPage } from './textbook-models.ts';
import type { WrittenPage, WrittenPart } from './types.ts';
import { renderGlossary } from './words.ts';
import { wrongNumbersPage } from './wrong-numbers.ts';

export const PAGES: readonly WrittenPage[] = [
  ...rulePages,
  evidencePage,
  figuresPage,
  commandLinePage,
  wrongNumbersPage,
  textbookModelsPage,
];

export const PARTS: readonly WrittenPart[] = [
  { path: 'docs/machine-file.md', name: 'machine keys', render: () => fieldTable(machineJsonSchema()) },
  { path: 'docs/scenario-file.md', name: 'scenario keys', render: () => fieldTable(scenarioJsonSchema()) },
  {
    path: 'docs/guide/check.md',
    name: 'configuration keys',
    render: () => fieldTable(withoutRules(ruleConfigJsonSchema())),
  },
  { path: 'docs/architecture.md', name: 'rooms', render: () => renderRooms('room', ROOMS) },
  { path: 'docs/architecture.md', name: 'floors', render: () => renderRooms('floor', FLOORS) },
  { path: 'docs/guide/studio.md', name: 'studio commands', render: renderStudioCommands },
  { path: 'docs/words.md', name: 'glossary', render: renderGlossary },
  ...exampleParts,
];

/** The rules have a page each; their keys are all alike. */
function withoutRules(schema: Record<string, unknown>): Record<string, unknown> {
  const properties = schema['properties'] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const { properties: known, ...rules } = properties['rules'] ?? {};
  const [first] = Object.values((known ?? {}) as Readonly<Record<string, object>>);
  const { description: _, ...any } = (first ?? {}) as Readonly<Record<string, unknown>>;
  return {
    ...schema,
    properties: { ...properties, rules: { ...rules, additionalProperties: any } },
  };
}

function renderRooms(kind: string, rooms: readonly Room[]): string {
  return table(
    [kind, 'builds on', 'because'],
    rooms.map(({ name, after, typesOf = [], reason }) => [
      code(name),
      [...after, ...typesOf.map((each) => `${each} (types)`)].join(', ') || '–',
      plain(reason),
    ]),
  );
}
