import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../src/util/say-place.ts';
import type { JsonPath } from '../../../src/util/problem.ts';
import { checkVariant, parseFactor, planPoints, type Factor } from '../../../src/study/sweep/index.ts';
import { resolvePath, setAtPath } from '../../../src/study/sweep/resolve-path.ts';
import { smallDesign } from '../small-study.ts';

const range = (label: string, low: number, high: number): Factor => ({
  label,
  target: { kind: 'parameter', name: label },
  levels: { kind: 'range', low, high },
});
const list = (label: string, values: number[]): Factor => ({
  label,
  target: { kind: 'parameter', name: label },
  levels: { kind: 'list', values },
});

describe('a Latin hypercube', () => {
  test.prop([fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 5 }), fc.nat()])(
    'uses each stratum of each range once',
    (count, factors, seed) => {
      const points = planPoints(
        Array.from({ length: factors }, (_, f) => range(`f${f}`, f, f + 2)),
        { kind: 'lhs', points: count },
        seed,
      );
      for (let f = 0; f < factors; f++) {
        const strata = points.map(({ values }) => Math.floor((((values[f] as number) - f) / 2) * count));
        expect(strata.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      }
    },
  );

  test.prop([fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 7 }), fc.nat()])(
    'uses the values of a list as equally often as its points allow',
    (count, levels, seed) => {
      const points = planPoints(
        [
          list(
            'a',
            Array.from({ length: levels }, (_, i) => i),
          ),
        ],
        { kind: 'lhs', points: count },
        seed,
      );
      for (let level = 0; level < levels; level++) {
        const uses = points.filter(({ values }) => values[0] === level).length;
        expect(Math.abs(uses - count / levels)).toBeLessThanOrEqual(1);
      }
    },
  );

  it('is the same for the same seed and another for another', () => {
    const at = (seed: number): unknown => planPoints([range('a', 0, 1)], { kind: 'lhs', points: 9 }, seed);
    expect(at(3)).toEqual(at(3));
    expect(at(3)).not.toEqual(at(4));
  });
});

describe('a grid', () => {
  it('has every combination once, the last factor turning fastest, both ends and the middle of a range', () => {
    const points = planPoints([list('a', [1, 2]), range('b', 0.1, 0.3)], { kind: 'grid' }, 0);
    expect(points.map(({ values }) => values)).toEqual([
      [1, 0.1],
      [1, 0.2],
      [1, 0.3],
      [2, 0.1],
      [2, 0.2],
      [2, 0.3],
    ]);
    expect(points.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('what is to be varied', () => {
  const design = smallDesign();
  const levelsOf = (text: string): unknown => parseFactor(text, design).factor?.levels;

  it('is a list, a range, or a range cut into levels', () => {
    expect(levelsOf('wrongNumber=0.05, 0.15,0.3')).toEqual({ kind: 'list', values: [0.05, 0.15, 0.3] });
    expect(levelsOf('noInput=0.01..0.15')).toEqual({ kind: 'range', low: 0.01, high: 0.15 });
    expect(levelsOf('noInput=0.1..0.15:6')).toEqual({
      kind: 'list',
      values: [0.1, 0.11, 0.12, 0.13, 0.14, 0.15],
    });
  });

  it.each([
    ['noInput', 'Write name=values'],
    ['noImput=0.1', 'Did you mean "noInput"?'],
    ['noInput=', 'empty'],
    ['noInput=0.1,0.1', 'twice'],
    ['noInput=0.2..0.1', 'does not rise'],
    ['noInput=0.1..0.2:1', '2 to 1000'],
    ['noInput=5', 'from 0 to 1'],
    ['noInput=often', 'is no number'],
    ['misrouteSeconds=-3', 'from 1 to 14400'],
    ['machine:smal#initial=a', 'Did you mean "small"?'],
    ['machine:small#states.product.meta.layer=x', 'Did you mean "products"?'],
    ['machine:small#initial.deeper=x', 'End the path there'],
    ['scenario#desks.pc-repiar.serves=x', 'Did you mean "pc-repair"?'],
    ['scene#days=3', 'neither "scenario" nor "machine:id"'],
  ])('is refused kindly when it reads %s', (text, words) => {
    const { factor, problems } = parseFactor(text, design);
    expect(factor).toBeUndefined();
    expect(problems.map(({ message, hint }) => `${message} ${hint}`).join('\n')).toContain(words);
  });

  it('is whose words callers use, one list after the other', () => {
    const { id, products, intents } = design.scenario;
    const wordsOf = (topics: typeof products) =>
      Object.fromEntries(topics.map((topic) => [topic.id, topic.words]));
    const other = {
      id,
      title: { en: 'x' },
      source: 'x',
      status: 'assumption' as const,
      products: wordsOf(products),
      intents: wordsOf(intents),
    };
    const withOthers = { ...design, scenario: { ...design.scenario, otherWords: [other] } };
    expect(parseFactor('words=0,1', withOthers).factor?.levels).toEqual({ kind: 'list', values: [0, 1] });
    for (const text of ['words=0,2', 'words=0.5', 'words=0..1'])
      expect(parseFactor(text, withOthers).problems.map(({ hint }) => hint)).toContain(
        'Name the lists: words=0,1.',
      );
    expect(parseFactor('words=0,1', design).problems).toMatchObject([{ code: 'unknown-parameter' }]);
  });

  it('is warned of outside the range of its source, and run all the same', () => {
    const { factor, problems } = parseFactor('noInput=0.5', design);
    expect(factor).toBeDefined();
    expect(problems).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('0.01 to 0.15') as string },
    ]);
  });

  it('is any place in a file, keys with dots and elements with ids included', () => {
    const { machines, scenario } = design;
    expect(resolvePath(machines['small'], 'states.products.on.DTMF.1.target')).toEqual({
      path: ['states', 'products', 'on', 'DTMF.1', 'target'],
    });
    expect(resolvePath(scenario, 'desks.business.staffing.agents')).toEqual({
      path: ['desks', 4, 'staffing', 'agents'],
    });
    expect(resolvePath(scenario, 'desks.4.staffing.agents')).toEqual({
      path: ['desks', 4, 'staffing', 'agents'],
    });
  });

  it('is any place as problems print it, of every value in a scenario and in a machine', () => {
    const pathsIn = (value: unknown, path: JsonPath): JsonPath[] => [
      ...(path.length > 0 ? [path] : []),
      ...(typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inside]) =>
            pathsIn(inside, [...path, Array.isArray(value) ? Number(key) : key]),
          )
        : []),
    ];
    for (const root of [design.scenario, design.machines['small']]) {
      const paths = pathsIn(root, []);
      expect(paths.length).toBeGreaterThan(50);
      for (const path of paths) expect(resolvePath(root, formatPath(path))).toEqual({ path });
    }
    const odd = { 'a.b': [{ 'c"]d': { 'e[0]': 1 } }] };
    expect(resolvePath(odd, formatPath(['a.b', 0, 'c"]d', 'e[0]']))).toEqual({
      path: ['a.b', 0, 'c"]d', 'e[0]'],
    });
  });

  it.each([
    ['parameters.wrongNumber.value=0.1,0.2', 'wrongNumber'],
    ['parameters.wrongNumber=0.1,0.2', 'wrongNumber'],
    ['parameters["wrongNumber"].value=0.1,0.2', 'wrongNumber'],
    ['callersPerMonth.value=1000,2000', 'callersPerMonth'],
    ['scenario#callersPerMonth.value=1000,2000', 'callersPerMonth'],
    ['desks[4].staffing.agents=1,2', 'scenario#desks[4].staffing.agents'],
    ['desks.business.staffing.agents=1,2', 'scenario#desks.business.staffing.agents'],
    ['machine:small#states.products.on["DTMF.1"].target=a,b', undefined],
  ])('reads %s, and is headed by what can be typed back', (text, label) => {
    const { factor } = parseFactor(text, design);
    expect(factor?.label).toBe(label ?? text.slice(0, text.indexOf('=')));
    expect(parseFactor(`${factor?.label}${text.slice(text.indexOf('='))}`, design).factor).toEqual(factor);
  });

  it.each([
    ['parameters.wrongNumbr.value=0.1,0.2', 'Did you mean "wrongNumber"?'],
    ['desk[4].staffing.agents=1,2', 'Did you mean "desks"?'],
    ['desks[9].staffing.agents=1,2', 'At "desks" there is no "9"'],
    ['desks[4.staffing=1,2', 'there is no "desks[4"'],
    ['wrongNumber=0.1,0.10', 'names a value twice'],
  ])('refuses %s: %s', (text, words) => {
    const { factor, problems } = parseFactor(text, design);
    expect(factor).toBeUndefined();
    expect(problems.map(({ message, hint }) => `${message} ${hint}`).join('\n')).toContain(words);
  });

  it('makes a variant that must pass the checks of a file', () => {
    const problemsWith = (text: string): string => {
      const { factor } = parseFactor(text, design);
      const factors = factor ? [factor] : [];
      return planPoints(factors, { kind: 'grid' }, 0)
        .flatMap((point) => checkVariant(design, factors, point))
        .map(({ message, hint }) => `${message} ${hint}`)
        .join('\n');
    };
    expect(problemsWith('machine:small#states.products.meta.noInputSeconds=3,8')).toBe('');
    expect(problemsWith('machine:small#states.products.meta.noInputSecond=3')).toContain(
      'Did you mean "noInputSeconds"?',
    );
    expect(problemsWith('scenario#worlds.after.pooled=true,false')).toBe('');
    expect(problemsWith('scenario#days=-1')).toContain('With scenario#days=-1');
    expect(problemsWith('machine:small#initial=nowhere')).toContain('nowhere');
  });
});

describe('setting a value in a document', () => {
  test.prop([fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.jsonValue()])(
    'changes that place alone and keeps the order of keys',
    (root, value) => {
      const keys = Object.keys(root).filter((key) => key !== '__proto__');
      fc.pre(keys.length > 0);
      const key = keys[0] as string;
      const changed = setAtPath(root, [key], value) as Record<string, unknown>;
      expect(changed[key]).toEqual(value);
      expect(Object.keys(changed)).toEqual(Object.keys(root));
      for (const other of keys.slice(1)) expect(changed[other]).toBe(root[other]);
    },
  );
});
