import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { diffLines } from './pages/line-diff.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 30 });

describe('the difference of two texts', () => {
  test.prop([text, text])('gives both back when nothing around it is left out', (before, after) => {
    const lines = diffLines(before.join('\n'), after.join('\n'), Number.MAX_SAFE_INTEGER).flatMap(
      (hunk) => hunk.lines,
    );
    const side = (sign: string): string[] =>
      lines.filter((line) => line.startsWith(' ') || line.startsWith(sign)).map((line) => line.slice(1));
    const isSame = before.join('\n') === after.join('\n');
    expect(side('-')).toEqual(isSame ? [] : before);
    expect(side('+')).toEqual(isSame ? [] : after);
  });

  it('says where in the JSON it is, with a few lines around', () => {
    const print = (target: string): string =>
      JSON.stringify({ id: 'x', on: { NO_INPUT: [{ a: 1 }, { target, b: 2 }] }, z: 1 }, undefined, 2);
    expect(diffLines(print('#p'), print('#q'), 1)).toEqual([
      {
        place: ['on', 'NO_INPUT'],
        lines: ['       {', '-        "target": "#p",', '+        "target": "#q",', '         "b": 2'],
      },
    ]);
  });
});
