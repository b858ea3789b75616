/** Problems as odd as any reader or rule could report them. */
import { fc } from '@fast-check/vitest';
import type { Problem } from '../../../src/util/problem.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const odd = fc.oneof(
  text,
  fc.constantFrom('', '\u0000', 'a b/c#d?e%f.json', '..\\up\\x.json', '/abs/ü.json'),
);

export const problemArbitrary: fc.Arbitrary<Problem> = fc.record(
  {
    code: fc.constantFrom('depth', 'json-syntax', 'file-unreadable', 'constructor'),
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: odd,
    hint: odd,
    file: odd,
    path: fc.array(fc.oneof(text, fc.nat(9)), { maxLength: 3 }),
    line: fc.integer({ min: 0, max: 9 }),
    column: fc.integer({ min: 0, max: 9 }),
    menu: text,
  },
  { requiredKeys: ['code', 'severity', 'message'] },
);
