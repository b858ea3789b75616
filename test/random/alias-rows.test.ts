import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAliasRows, sampleAlias } from '../../src/random/index.ts';

const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true }));
const row = fc.array(weight, { minLength: 1, maxLength: 40 }).filter((w) => w.some((x) => x > 0));

describe('alias rows', () => {
  it('give every outcome exactly its share of the 2^32 words', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const start = [0];
        for (const r of rows) start.push(start.at(-1)! + r.length);
        const table = buildAliasRows(start, rows.flat());
        rows.forEach((weights, r) => {
          // Count the words of each outcome from the table instead of sampling: 2^shift words fall on each
          // column.
          const columns = 2 ** (32 - table.shift[r]!);
          const perColumn = 2 ** table.shift[r]!;
          const words = new Float64Array(weights.length);
          for (let c = 0; c < columns; c++) {
            const at = table.base[r]! + 4 * c;
            const own = Math.min(table.columns[at]!, perColumn);
            if (own > 0) words[table.columns[at + 1]! - start[r]!]! += own;
            if (own < perColumn) words[table.columns[at + 2]! - start[r]!]! += perColumn - own;
          }
          const sum = weights.reduce((a, b) => a + b);
          weights.forEach((w, i) => {
            if (w === 0) expect(words[i]).toBe(0);
            expect(Math.abs(words[i]! / 2 ** 32 - w / sum)).toBeLessThanOrEqual(columns * 2 ** -32);
          });
        });
      }),
    );
  });

  it('sample the outcome that the table says, from the extreme words too', () => {
    fc.assert(
      fc.property(row, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (weights, word) => {
        const table = buildAliasRows([0, weights.length], weights);
        for (const w of [word, 0, -1, -(2 ** 31), 2 ** 31 - 1]) {
          const outcome = sampleAlias(table, 0, w);
          expect(weights[outcome]).toBeGreaterThan(0);
          const column = Math.floor((w >>> 0) / 2 ** table.shift[0]!);
          const rest = (w >>> 0) % 2 ** table.shift[0]!;
          const at = table.base[0]! + 4 * column;
          expect(outcome).toBe(rest < table.columns[at]! ? table.columns[at + 1] : table.columns[at + 2]);
        }
      }),
    );
  });

  it('refuse what is no distribution', () => {
    expect(() => buildAliasRows([0, 2], [0, 0])).toThrow('sum to 0');
    expect(() => buildAliasRows([0, 2], [1, -0.5])).toThrow('-0.5');
    expect(() => buildAliasRows([0, 1], [NaN])).toThrow('NaN');
  });
});
