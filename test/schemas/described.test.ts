/** What an editor shows of a field, and what a message about a wrong file can say, is all in the JSON Schema. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { machineJsonSchema } from '../../src/chart/index.ts';
import { ruleConfigJsonSchema } from '../../src/rules/index.ts';
import { scenarioJsonSchema } from '../../src/scenario/index.ts';
import { LANGUAGES } from '../../src/words/index.ts';

interface Node {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly 'x-unit'?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}
type Place = readonly [path: string, node: Node, isProperty: boolean, unit: string | undefined];

const SCHEMAS: readonly (readonly [string, Node])[] = [
  ...LANGUAGES.map((language) => [`scenario, ${language}`, scenarioJsonSchema(language)] as const),
  ...LANGUAGES.map((language) => [`machine, ${language}`, machineJsonSchema(language)] as const),
  ['config', ruleConfigJsonSchema()],
];

/** Every value of the schema; a list’s or record’s unit is also that of what it holds. */
function placesOf(root: Node): Place[] {
  const places: Place[] = [];
  const visit = (node: Node, path: string, isProperty: boolean, above: string | undefined): void => {
    const unit = node['x-unit'] ?? above;
    places.push([path, node, isProperty, unit]);
    for (const [key, child] of Object.entries(node.properties ?? {}))
      visit(child, path === '' ? key : `${path}.${key}`, true, undefined);
    for (const child of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) visit(child, path, false, unit);
    if (typeof node.additionalProperties === 'object')
      visit(node.additionalProperties, `${path}.*`, false, unit);
    if (node.items) visit(node.items, `${path}[]`, false, unit);
  };
  visit(root, '', false, undefined);
  for (const [name, node] of Object.entries(root.$defs ?? {})) visit(node, `#${name}`, false, undefined);
  return places;
}

describe.each(SCHEMAS)('the schema of a file: %s', (_, root) => {
  const places = placesOf(root);
  const named = places.filter(([path, , isProperty]) => isProperty && !path.endsWith('$comment'));

  it('has a sentence for every key', () => {
    expect(named.length).toBeGreaterThan(100);
    expect(
      named.filter(([, { description = '' }]) => !/[.。]$/.test(description)).map(([path]) => path),
    ).toEqual([]);
  });

  it('has an example for every key, which the schema itself takes', () => {
    const wrong = named.flatMap(([path, node]) => {
      const [example] = node.examples ?? [];
      if (example === undefined) return [`${path}: no example`];
      const reader = z.fromJSONSchema({ ...node, $defs: root.$defs } as z.core.JSONSchema.JSONSchema);
      return reader.safeParse(example).success ? [] : [`${path}: ${JSON.stringify(example)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('says of every number whether it is a weight, a share or a probability, or its unit', () => {
    const numbers = places.filter(([, { type }]) => type === 'number' || type === 'integer');
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers.filter(([, , , unit]) => unit === undefined).map(([path]) => path)).toEqual([]);
  });
});

it.each([
  ['scenario', scenarioJsonSchema],
  ['machine', machineJsonSchema],
])('the schema of a %s is described in every language, differently', (_, make) => {
  const [base = [], ...others] = LANGUAGES.map((language) =>
    placesOf(make(language)).map(([, { description }]) => description),
  );
  expect(base.filter((text) => text !== undefined).length).toBeGreaterThan(100);
  for (const other of others)
    expect(other.filter((text, i) => text !== undefined && text === base[i])).toEqual([]);
});

describe('the schema of a scenario', () => {
  it('names the weights that are normalised and the shares that are not', () => {
    const units = new Map(placesOf(scenarioJsonSchema()).map(([path, , , unit]) => [path, unit]));
    expect(units.get('products[].share')).toBe('weight');
    expect(units.get('segments[].share')).toBe('weight');
    expect(units.get('hourShares.shares[]')).toBe('weight');
    expect(units.get('needs.*')).toBe('share');
    expect(units.get('products[].words.*.*')).toBe('probability');
    expect(units.get('desks[].staffing.serviceLevel')).toBe('share');
  });
});
