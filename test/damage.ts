/**
 * A document with one value replaced by something that does not belong there, for tests of what readers say.
 */
import fc from 'fast-check';
import type { JsonPath } from '../src/util/problem.ts';

function pathsOf(value: unknown, path: JsonPath = []): JsonPath[] {
  const inside = Array.isArray(value)
    ? value.map((item, i): [number, unknown] => [i, item])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [path, ...inside.flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

function replaceAt(value: unknown, [step, ...rest]: JsonPath, put: unknown): unknown {
  if (step === undefined) return put;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[step] = replaceAt(copy[step], rest, put);
  return copy;
}

const junk = fc.oneof(
  fc.constantFrom(
    '',
    'a.b',
    '#nowhere',
    'pc',
    'x'.repeat(5000),
    -1,
    0,
    1.5,
    1e12,
    null,
    true,
    [],
    {},
    [1],
    { type: 'no' },
    { goesTo: 'moon' },
    { 'a b': 1 },
    { en: 7 },
    { days: [9], from: 30, to: 1 },
  ),
  // No quotation marks: tests find values in a sentence by them.
  fc.stringMatching(/^[\w .#-]{0,12}$/),
);

/** As JSON text. `undefined` leaves the value out. */
export function damaged(document: unknown): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...pathsOf(document)), fc.option(junk, { nil: undefined }))
    .map(([path, put]) => JSON.stringify(replaceAt(document, path, put), undefined, 1) ?? '');
}
