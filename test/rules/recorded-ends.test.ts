import { describe, expect, it } from 'vitest';
import { checkMachine } from '../../src/rules/index.ts';
import { good, PC_MENU, put } from './edit-machine.ts';

const TEXT = 'For advice, press 1. For orders, press 2. For repairs, press 3. To go back, press star.';
const found = (optionEnds: Record<string, number>): (readonly [string, unknown])[] => {
  const recordings = { en: { text: TEXT, seconds: 12, optionEnds } };
  return checkMachine(put([...PC_MENU, 'meta', 'recordings'], recordings)(good)).map(({ code, path }) => [
    code,
    path?.at(-1),
  ]);
};

describe('the seconds of single options in a recording', () => {
  it('are fine within its length, for keys of the menu and of the groups around it', () => {
    expect(found({ 'DTMF.1': 3, 'DTMF.2': 6, 'DTMF.3': 9, 'DTMF.star': 12 })).toEqual([]);
  });

  it('are a problem behind its end, and for a key that the menu does not take', () => {
    expect(found({ 'DTMF.1': 12.5 })).toEqual([['recording-seconds', 'DTMF.1']]);
    expect(found({ 'DTMF.8': 3 })).toEqual([['recording-seconds', 'DTMF.8']]);
  });
});
