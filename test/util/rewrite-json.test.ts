import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { rewriteJson } from '../../src/util/rewrite-json.ts';

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** Any layout that JSON allows: white space drawn anew at every place where it may stand. */
const spaces = fc.infiniteStream(fc.constantFrom('', ' ', '\n', '\r\n', '\t', '\r\n\t\t', '\n    ', '  '));
function scribble(value: unknown, space: Iterator<string, undefined>): string {
  const next = (): string => String(space.next().value ?? '');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Array.isArray(value)
    ? value.map((each) => next() + scribble(each, space) + next())
    : Object.entries(value).map(
        ([key, each]) =>
          `${next()}${JSON.stringify(key)}${next()}:${next()}${scribble(each, space)}${next()}`,
      );
  const inside = entries.length === 0 ? next() : entries.join(',');
  return Array.isArray(value) ? `[${inside}]` : `{${inside}}`;
}
const scribbled = fc
  .tuple(json, spaces, fc.constantFrom('', '\uFEFF'), fc.constantFrom('', '\n', '\r\n'))
  .map(([value, stream, mark, end]) => ({
    value,
    text: mark + scribble(value, stream[Symbol.iterator]()) + end,
  }));

const strip = (text: string | undefined): string => (text ?? '').replace('\uFEFF', '');

describe('rewriting JSON', () => {
  test.prop([scribbled, json])(
    'says exactly what was asked for, in that order, whatever the layout',
    ({ text }, next) => {
      const written = rewriteJson(text, next);
      expect(JSON.stringify(JSON.parse(strip(written)))).toBe(JSON.stringify(next));
      expect(written?.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
      expect(written?.endsWith('\n')).toBe(text.endsWith('\n'));
    },
  );

  test.prop([scribbled])('gives the very same text for the same content', ({ value, text }) => {
    expect(rewriteJson(text, value)).toBe(text);
  });

  test.prop([json, json])('of one entry a line prints as JSON.stringify would', (before, after) => {
    const print = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
    // Nothing shows how to lay out the rest where there is no second line.
    fc.pre(print(before).trim().includes('\n'));
    expect(rewriteJson(print(before), after)).toBe(print(after));
  });

  it('changes one line for one word, whatever stands around it', () => {
    for (const [end, indent] of [
      ['\r\n', '\t'],
      ['\n', '   '],
    ] as const) {
      const lines = ['{', `${indent}"a": { "b": [1, 2],   "c": "x" },`, `${indent}"d" : 1.50`, '}', ''];
      const text = `\uFEFF${lines.join(end)}`;
      expect(rewriteJson(text, { a: { b: [1, 2], c: 'y' }, d: 1.5 })).toBe(text.replace('"x"', '"y"'));
    }
  });

  it('adds an entry as its neighbours are written, and takes one away with its line', () => {
    const text = '{\r\n\t"one": { "a": 1 },\r\n\t"two": { "a": 2 }\r\n}\r\n';
    const more = '{\r\n\t"one": { "a": 1 },\r\n\t"two": { "a": 2 },\r\n\t"three": { "a": 3 }\r\n}\r\n';
    expect(rewriteJson(text, { one: { a: 1 }, two: { a: 2 }, three: { a: 3 } })).toBe(more);
    expect(rewriteJson(more, { one: { a: 1 }, two: { a: 2 } })).toBe(text);
    expect(rewriteJson(text, { two: { a: 2 } })).toBe('{\r\n\t"two": { "a": 2 }\r\n}\r\n');
  });

  it('keeps the layout of what is renamed and of what changes places', () => {
    const text = '{\n  "one": {"a":1},\n  "two": { "b": [ 2 ] }\n}';
    expect(rewriteJson(text, { first: { a: 1 }, two: { b: [2] } })).toBe(text.replace('one', 'first'));
    expect(rewriteJson(text, { two: { b: [2] }, one: { a: 1 } })).toBe(
      '{\n  "two": { "b": [ 2 ] },\n  "one": {"a":1}\n}',
    );
  });

  it('has nothing to say about what is no JSON', () => {
    for (const text of ['', '{"a": }', '{} {}']) expect(rewriteJson(text, {}), text).toBeUndefined();
  });
});
