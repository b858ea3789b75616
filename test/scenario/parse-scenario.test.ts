import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseScenario,
  printScenario,
  scenarioJsonSchema,
  type ScenarioConfig,
} from '../../src/scenario/index.ts';
import { assume, smallScenario } from './small-scenario.ts';

const text = printScenario(smallScenario);
const codesOf = (config: unknown): string[] =>
  parseScenario(JSON.stringify(config, undefined, 1), 'x').problems.map(({ code }) => code);
const changed = (change: Partial<ScenarioConfig> & Record<string, unknown>): unknown => ({
  ...smallScenario,
  ...change,
});

describe('a scenario file', () => {
  it('is read back as it was printed', () => {
    const { scenario, problems } = parseScenario(text, 'small.scenario.json');
    expect(problems).toEqual([]);
    expect(printScenario(scenario?.config as ScenarioConfig)).toBe(text);
  });

  it('may hold notes in any object, which change nothing', () => {
    const notes = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(notes);
      if (typeof value !== 'object' || value === null) return value;
      return {
        $comment: 'a note',
        ...Object.fromEntries(Object.entries(value).map(([k, v]) => [k, notes(v)])),
      };
    };
    const { scenario, problems } = parseScenario(JSON.stringify(notes(JSON.parse(text))), 'x');
    expect(problems).toEqual([]);
    expect(scenario?.config).toEqual(smallScenario);
    expect(codesOf(changed({ $comment: 5 }))).toEqual(['unknown-key']);
  });

  it('is answered with all its problems at once, each with its line, its column and a way out', () => {
    const file = 'test/fixtures/broken/broken.scenario.json';
    const source = readFileSync(new URL('../fixtures/broken/broken.scenario.json', import.meta.url), 'utf8');
    const { scenario, problems } = parseScenario(source, file);
    expect(scenario).toBeUndefined();
    const lineOf = (part: string): number => source.slice(0, source.indexOf(part)).split('\n').length;
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['duplicate-id', lineOf('"id": "pc", "title": { "en": "Phones" }')],
      ['missing-words', lineOf('手机')],
      ['no-shares', lineOf('"intents"')],
      ['shares-too-large', lineOf('"needs"')],
      ['unknown-need', lineOf('pc.repiar')],
      ['unknown-need', lineOf('tv.repair')],
      ['reserved-id', lineOf('"unknown"')],
      ['outside-own-range', lineOf('"value": 1000')],
      ['unknown-need', lineOf('pc.repairs')],
      ['empty-hours', lineOf('"from": 18')],
      ['unknown-line', lineOf('"pc-lin"')],
      ['duplicate-line', lineOf('"pc-line", "pc-line"')],
      ['unknown-desk', lineOf('["repair"]')],
      ['unknown-world', lineOf('"befor"')],
      ['unknown-world', lineOf('"middle"')],
      ['unknown-parameter', lineOf('wrongNumbr')],
      ['out-of-range', lineOf('"value": 1.5')],
      ['out-of-range', lineOf('"value": 1.5')],
      ['other-unit', lineOf('"per cent"')],
    ]);
    for (const problem of problems)
      expect(problem).toMatchObject({ file, hint: expect.stringMatching(/./), column: expect.any(Number) });
    expect(problems.find(({ code }) => code === 'unknown-line')?.hint).toBe('Did you mean "pc-line"?');
    expect(problems.find(({ code }) => code === 'unknown-parameter')?.hint).toBe(
      'Did you mean "wrongNumber"?',
    );
  });

  it.each<[string, Record<string, unknown>]>([
    [
      'more callers than a country has',
      { callersPerMonth: assume(60_000_000, 0, 60_000_000, 'callers per month') },
    ],
    ['more than a year', { days: 367 }],
    ['half a day', { days: 0.5 }],
    ['a negative share', { products: smallScenario.products.map((p) => ({ ...p, share: -1 })) }],
    [
      'handling for five hours',
      {
        desks: smallScenario.desks.map((d) => ({
          ...d,
          handlingSeconds: assume(18_000, 1, 18_000, 'seconds'),
        })),
      },
    ],
    [
      'a word that convinces more than surely',
      { intents: smallScenario.intents.map((i) => ({ ...i, words: { en: { x: 1.1 } } })) },
    ],
    [
      '23 hours in a day',
      { hourShares: { shares: new Array(23).fill(1), source: 'x', status: 'assumption' } },
    ],
    [
      'days nobody has',
      {
        desks: smallScenario.desks.map((d) => ({
          ...d,
          staffing: { agents: 1, hours: { days: [8], from: 0, to: 24 } },
        })),
      },
    ],
    ['a world without lines', { worlds: smallScenario.worlds.map((w) => ({ ...w, lines: [] })) }],
    ['a key that does not belong', { callersPerYear: 1 }],
    [
      'staffing by two methods',
      {
        desks: smallScenario.desks.map((d) => ({
          ...d,
          staffing: { agents: 1, serviceLevel: 0.8, withinSeconds: 20 },
        })),
      },
    ],
  ])('is refused with %s', (_, change) => {
    const { scenario, problems } = parseScenario(JSON.stringify(changed(change)), 'x');
    expect(scenario).toBeUndefined();
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('is refused when its callers would not fit into a computer', () => {
    const many = (count: number, of: (i: number) => unknown): unknown[] =>
      Array.from({ length: count }, (_, i) => of(i));
    const products = many(60, (i) => ({ ...smallScenario.products[0], id: `p${i}` }));
    const intents = many(30, (i) => ({ ...smallScenario.intents[0], id: `i${i}` }));
    expect(
      codesOf(changed({ products, intents, desks: [{ ...smallScenario.desks[0], serves: [] }] } as never)),
    ).toContain('too-many-callers');
  });

  it('is refused when other people’s words leave a topic out, or name one that is not there', () => {
    const { products, intents } = smallScenario;
    const wordsOf = (topics: typeof products) =>
      Object.fromEntries(topics.map(({ id, words }) => [id, words]));
    const list = {
      id: 'others',
      title: { en: 'Others' },
      source: 'x',
      status: 'assumption',
      products: wordsOf(products),
      intents: wordsOf(intents),
    };
    expect(codesOf(changed({ otherWords: [list] } as never))).toEqual([]);
    const { [products[0]?.id ?? '']: _, ...fewer } = list.products;
    const { problems } = parseScenario(
      JSON.stringify(
        changed({
          otherWords: [
            { ...list, products: { ...fewer, fon: products[0]?.words } },
            { ...list, intents: { ...list.intents, [intents[0]?.id ?? '']: { xx: { a: 1 } } } },
          ],
        } as never),
      ),
      'x',
    );
    expect(problems.map(({ code, path = [] }) => `${code} ${path.slice(0, 3).join('.')}`).toSorted()).toEqual(
      [
        'duplicate-id otherWords.1.id',
        'missing-words otherWords.0.products',
        'missing-words otherWords.1.intents',
        'unknown-product otherWords.0.products',
      ],
    );
  });

  it('is refused when every need with a share is set to nobody', () => {
    const needs = { 'pc.buy': 0, 'pc.repair': 0, 'phone.buy': 0, 'phone.repair': 0 };
    expect(codesOf(changed({ needs }))).toEqual(['no-shares']);
  });

  it('is usable, with a warning, when a need has callers and no desk', () => {
    const { scenario, problems } = parseScenario(
      JSON.stringify(changed({ desks: smallScenario.desks.slice(0, 1) })),
      'x',
    );
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['unserved-need', 'warning'],
      ['unserved-need', 'warning'],
    ]);
    expect(scenario).toBeDefined();
    expect(
      codesOf(
        changed({ desks: smallScenario.desks.slice(0, 1), needs: { 'phone.buy': 0, 'phone.repair': 0 } }),
      ),
    ).toEqual([]);
  });

  it('never makes the reader throw, however it is damaged', () => {
    const damage = fc.record({
      at: fc.nat(text.length),
      remove: fc.nat(60),
      insert: fc.oneof(
        fc.string(),
        fc.constantFrom('{', '}', '[', '"', '__proto__', '1e999', '-', ',', 'null'),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const broken = damages.reduce(
          (t, { at, remove, insert }) => t.slice(0, at) + insert + t.slice(at + remove),
          text,
        );
        expectReading(broken);
      }),
      { numRuns: 150 },
    );
  });

  it('never makes the reader throw, whatever stands in place of a value', () => {
    const paths = pathsIn(smallScenario);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(-1, 1e308, 0, '', 'constructor', [], {})),
        (path, value) => {
          expectReading(JSON.stringify(replaceAt(smallScenario, path, value)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is described by a JSON Schema that knows its keys', () => {
    const schema = scenarioJsonSchema() as {
      properties: Record<string, unknown>;
      additionalProperties: boolean;
    };
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(smallScenario)));
    expect(schema.additionalProperties).toBe(false);
  });
});

/** Either a scenario with warnings only, or errors; each with a place that exists. */
function expectReading(source: string): void {
  const { scenario, problems } = parseScenario(source, 'x');
  const lines = source.split('\n').length;
  expect(scenario === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
  for (const { line, column } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThanOrEqual(1);
  }
}

type Path = readonly (string | number)[];
function pathsIn(value: unknown, path: Path = []): Path[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    path,
    ...children.flatMap(([key, child]) =>
      pathsIn(child, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function replaceAt(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((child, i) => (i === step ? replaceAt(child, rest, by) : child));
  const object = value as Record<string, unknown>;
  return { ...object, [step]: replaceAt(object[step], rest, by) };
}
