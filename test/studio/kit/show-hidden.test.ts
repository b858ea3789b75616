import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showHidden, showTurning } from '../../../src/studio/kit/show-hidden.ts';

describe('characters that show nothing', () => {
  it('are shown in names', () => {
    expect(showHidden('a\u202egnp.exe\u200b\u0007')).toBe('a‹U+202E›gnp.exe‹U+200B›‹U+0007›');
    expect(showHidden('مرحبا 菜单-1.machine.json')).toBe('مرحبا 菜单-1.machine.json');
  });

  it('are left in sentences where they are letters, but for those that turn the rest of a line around', () => {
    expect(showTurning('می\u200cخواهم \u202eabc')).toBe('می\u200cخواهم ‹U+202E›abc');
  });

  it('are gone from whatever is shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(showTurning(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/u);
        expect(showHidden(showHidden(text))).toBe(showHidden(text));
      }),
    );
  });
});
