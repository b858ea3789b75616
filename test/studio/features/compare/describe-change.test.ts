import { describe, expect, it } from 'vitest';
import type { Text } from '../../../../src/chart/index.ts';
import type { Change } from '../../../../src/studio/features/compare/changes.ts';
import { createTeller } from '../../../../src/studio/features/compare/describe-change.ts';
import { smallMachine } from '../../../machine/small-machine.ts';

const tellIn = (language: 'en' | 'zh-CN', change: Change): string => {
  const { about, text } = createTeller(smallMachine, smallMachine, 'en', language).tell(change);
  return [about, text].filter(Boolean).join(': ');
};
const setting = (name: string, from: unknown, to: unknown): Change => ({
  kind: 'setting',
  state: '',
  option: undefined,
  name,
  from,
  to,
});

describe('a change as a sentence', () => {
  it.each<[readonly string[], readonly string[], string, string]>([
    [
      ['a.b', 'c.d'],
      ['c.d', 'e.f', 'g.h'],
      'needs it promises to serve: new e.f, g.h; no longer a.b',
      '承诺受理的需求：新增 e.f、g.h；不再有 a.b',
    ],
    [['a.b'], ['a.b', 'c.d'], 'needs it promises to serve: new c.d', '承诺受理的需求：新增 c.d'],
    [['a.b', 'c.d'], ['a.b'], 'needs it promises to serve: no longer c.d', '承诺受理的需求：不再有 c.d'],
    [['a.b', 'c.d'], ['c.d', 'a.b'], 'needs it promises to serve: another order', '承诺受理的需求：顺序改变'],
  ])('of a list, %j to %j, says what came and what went', (from, to, en, zh) => {
    expect(tellIn('en', setting('meta.needs', from, to))).toBe(en);
    expect(tellIn('zh-CN', setting('meta.needs', from, to))).toBe(zh);
  });

  it('names a setting by its path in the file, and by the path itself where it has no name', () => {
    expect(tellIn('en', setting('meta.changeNotice.until', undefined, '2026-12-31'))).toBe(
      'notice shown until: 2026-12-31, before nothing',
    );
    expect(tellIn('en', setting('meta.colour', 'red', 'blue'))).toBe('colour: blue, before red');
    expect(tellIn('en', setting('meta', 1, 2))).toBe('meta: 2, before 1');
    expect(tellIn('en', setting('constructor', 1, 2))).toBe('constructor: 2, before 1');
  });

  it('names an option by its key, and by its label where it has one', () => {
    const change = (label: Text | undefined): Change => ({
      kind: 'added',
      what: 'option',
      state: 'a',
      option: { state: 'a', event: 'DTMF.3', position: 0, label },
    });
    expect(tellIn('en', change({ en: 'repairs' }))).toBe('key 3, “repairs”');
    expect(tellIn('zh-CN', change({ en: 'repairs' }))).toBe('按键 3“repairs”');
    expect(tellIn('en', change(undefined))).toBe('key 3');
  });
});
