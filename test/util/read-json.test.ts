import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/util/read-json.ts';

const codes = (text: string, limits?: { maxSize: number; maxDepth: number }): string[] =>
  readJson(text, 'x.json', limits).problems.map((p) => p.code);

describe('reading JSON from outside', () => {
  test.prop([fc.jsonValue({ maxDepth: 6 })])(
    'gives back what JSON.parse gives, unless a key is forbidden',
    (value) => {
      const text = JSON.stringify(value, undefined, 1);
      const { document, problems } = readJson(text, 'x.json');
      if (problems.every((p) => p.code !== 'json-forbidden-key'))
        expect(document?.value).toEqual(JSON.parse(text));
    },
  );

  test.prop([fc.string(), fc.nat()])('never throws, whatever the text', (noise, cut) => {
    const text = `{"a": [1, {"b": "c"}], ${noise}`.slice(0, cut % 60);
    const { document, problems } = readJson(text, 'x.json');
    expect(document === undefined).toBe(problems.length > 0);
    for (const { line, column } of problems)
      expect([line, column].every((n) => n !== undefined && n >= 1)).toBe(true);
  });

  it('refuses ten megabytes of nesting without recursing', () => {
    expect(codes('['.repeat(10_000_000))).toEqual(['json-too-large']);
    expect(codes('['.repeat(4_000_000))).toEqual(['json-too-deep']);
  });

  it('refuses keys that reach a prototype, and does not follow them', () => {
    expect(codes('{"a": {"__proto__": {"polluted": true}}}')).toEqual(['json-forbidden-key']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('reports a duplicate key at its second place', () => {
    const [problem] = readJson('{\n  "id": 1,\n  "id": 2\n}', 'x.json').problems;
    expect(problem).toMatchObject({ code: 'json-duplicate-key', line: 3, column: 3 });
  });

  it('reports every syntax error of a truncated file with its place', () => {
    const { problems } = readJson('{"states": {"menu": {"on": ', 'x.json');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((p) => p.code === 'json-syntax' && p.line === 1)).toBe(true);
  });

  it('finds the line of a value, and of its object when the key is missing', () => {
    const { document } = readJson('{\n  "a": {\n    "b": [1,\n      2]\n  }\n}', 'x.json');
    expect(document?.placeOf(['a', 'b', 1])).toEqual({ line: 4, column: 7 });
    expect(document?.placeOf(['a', 'missing'])).toEqual({ line: 2, column: 8 });
  });
});
