import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseMachine } from '../../src/chart/index.ts';
import { findExcess, JSON_LIMITS } from '../../src/util/json-limits.ts';
import { readJson } from '../../src/util/read-json.ts';
import { smallMachine } from '../machine/small-machine.ts';

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

describe('how much is read', () => {
  const isTaken = (text: string, maxPrinted: number): boolean =>
    findExcess(text, { maxSize: Infinity, maxDepth: 64, maxPrinted }) === undefined;

  test.prop([fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(undefined, 1, 2, '\t')])(
    'is measured as it would be printed, however it is written',
    (value, space) => {
      const text = JSON.stringify(value, undefined, space);
      const printed = `${JSON.stringify(value, undefined, 2)}\n`.length;
      expect([isTaken(text, printed), isTaken(text, printed - 1)]).toEqual([true, false]);
    },
  );

  it('counts what a number and half a character take when they are printed', () => {
    for (const text of ['1e20', '[1E5,1e-7]', '"\ud800"', '"\u4e00"']) {
      const printed = `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`.length;
      expect(isTaken(text, printed - 1)).toBe(false);
    }
  });

  it('is such that a file that is taken on one line is taken again when it was printed', () => {
    const write = (count: number, space?: number): string =>
      JSON.stringify({ ...smallMachine, notes: Array.from({ length: count }, () => [1]) }, undefined, space);
    const lengthOf = (count: number): number => write(count, 2).length + 1;
    const each = lengthOf(2) - lengthOf(1);
    const most = 1 + Math.floor((JSON_LIMITS.maxSize - lengthOf(1)) / each);
    expect([findExcess(write(most)), findExcess(`${write(most, 2)}\n`)]).toEqual([undefined, undefined]);
    const more = write(most + 1);
    expect(more.length).toBeLessThan(JSON_LIMITS.maxSize / 3);
    const [problem] = parseMachine(more, 'x.json').problems;
    expect(problem?.message).toMatch(/^Printed with indents.* 5,?000,?0\d\d characters/);
    expect(findExcess(`${write(most + 1, 2)}\n`)?.kind).toBe('size');
  });
});
