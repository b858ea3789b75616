import { describe, expect, it } from 'vitest';
import { bundleChunks } from '../../src/study/runner.ts';
import type { Chunk } from '../../src/study/index.ts';

const chunk = (world: string, overrides: Chunk['overrides'], from = 0): Chunk => ({
  world,
  overrides,
  from,
  count: 1,
});
/** As draws come: every world under one setting, then under the next. */
const draws = Array.from({ length: 9 }, (_, from) => {
  const overrides = { wrongNumber: from / 10 };
  return [chunk('before', overrides, from), chunk('after', overrides, from)];
});

describe('chunks', () => {
  it('of one setting go together, in their order', () => {
    expect(bundleChunks(draws.flat(), 2)).toEqual(draws);
  });
  it('go each alone where there are too few to share out', () => {
    expect(bundleChunks(draws.flat(), 3)).toEqual(draws.flat().map((each) => [each]));
  });
  it('of one world, or of the scenario itself, go each alone', () => {
    const known = { wrongNumber: 0 };
    const slices = Array.from({ length: 12 }, (_, from) => chunk('before', known, from));
    const rows = Array.from({ length: 12 }, (_, i) => chunk(i % 2 ? 'before' : 'after', {}, i >> 1));
    for (const chunks of [slices, rows])
      expect(bundleChunks(chunks, 1)).toEqual(chunks.map((each) => [each]));
  });
});
