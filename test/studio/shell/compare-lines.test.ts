import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLines } from '../../../src/studio/shell/compare-lines.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '{', '}'), { maxLength: 40 })
  .map((lines) => lines.join('\n'));

describe('two texts side by side', () => {
  it('show every line that differs, on its own side and in its order', () => {
    fc.assert(
      fc.property(text, text, (theirs, mine) => {
        const shown = compareLines(theirs, mine).flatMap((pair) => (pair.kind === 'gap' ? [] : [pair]));
        const left = shown.filter(({ kind }) => kind !== 'added').map((pair) => pair.theirs);
        const right = shown.filter(({ kind }) => kind !== 'removed').map((pair) => pair.mine);
        expect(isPartOf(left, theirs.split('\n'))).toBe(true);
        expect(isPartOf(right, mine.split('\n'))).toBe(true);
        const folded = compareLines(theirs, mine).reduce(
          (sum, pair) => sum + (pair.kind === 'gap' ? pair.lines : 0),
          0,
        );
        expect(left.length + folded).toBe(theirs.split('\n').length);
        expect(right.length + folded).toBe(mine.split('\n').length);
      }),
    );
  });

  it('fold what is equal, and say how much', () => {
    const many = Array.from({ length: 50 }, (_, i) => `line ${i}`);
    const pairs = compareLines(many.join('\n'), many.with(25, 'other').join('\n'));
    expect(pairs.filter(({ kind }) => kind === 'changed')).toEqual([
      { kind: 'changed', theirs: 'line 25', mine: 'other' },
    ]);
    expect(pairs[0]).toEqual({ kind: 'gap', lines: 22 });
    expect(compareLines('x', 'x')).toEqual([{ kind: 'gap', lines: 1 }]);
  });
});

function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const line of whole) if (line === part[at]) at++;
  return at === part.length;
}
