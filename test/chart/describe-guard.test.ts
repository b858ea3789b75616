import { describe, expect, it } from 'vitest';
import { describeGuard, describeGuardBriefly, type Guard } from '../../src/chart/index.ts';

const META = {
  locales: ['zh-CN', 'en'],
  facts: {
    identity: { business: { en: 'business customers', 'zh-CN': '企业客户' } },
    devices: { pc: { en: 'a PC', 'zh-CN': '电脑' } },
    history: { 'open-repair-pc': { en: 'a PC in repair', 'zh-CN': '在修的电脑' } },
  },
};
const BUSINESS: Guard = { type: 'identityIs', params: { identity: 'business' } };
const OWNS: Guard = { type: 'ownsDevice', params: { device: 'pc' } };
const REPAIR: Guard = { type: 'hasHistory', params: { event: 'open-repair-pc' } };
const HOURS: Guard = { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5], from: 9, to: 18 } };
const not = (guard: Guard): Guard => ({ type: 'when', params: { not: guard } });
const all = (...parts: Guard[]): Guard => ({ type: 'when', params: { all: parts } });
const any = (...parts: Guard[]): Guard => ({ type: 'when', params: { any: parts } });

describe('guards as sentences', () => {
  it.each<[Guard, string, string]>([
    [BUSINESS, 'Only for business customers', '仅限企业客户'],
    [OWNS, 'Only for callers who own a PC', '仅限拥有电脑的来电者'],
    [REPAIR, 'Only for callers who have a PC in repair', '仅限有在修的电脑的来电者'],
    [HOURS, 'Only Mon–Fri 09:00–18:00', '仅限周一–周五 09:00–18:00'],
    [not(OWNS), 'Only for callers who do not own a PC', '仅限不拥有电脑的来电者'],
    [
      all(OWNS, not(BUSINESS)),
      'Only for callers who own a PC and are not business customers',
      '仅限拥有电脑且不是企业客户的来电者',
    ],
    [
      not(any(OWNS, REPAIR)),
      'Only for callers who do not own a PC and do not have a PC in repair',
      '仅限不拥有电脑且没有在修的电脑的来电者',
    ],
    [
      all(HOURS, any(OWNS, BUSINESS)),
      'Only for callers who call Mon–Fri 09:00–18:00 and (own a PC or are business customers)',
      '仅限在周一–周五 09:00–18:00来电且（拥有电脑或是企业客户）的来电者',
    ],
  ])('%j is told in both languages', (guard, en, zh) => {
    expect(describeGuard(guard, 'en', META)).toBe(en);
    expect(describeGuard(guard, 'zh-CN', META)).toBe(zh);
  });

  it('what has no name is told by its id in words', () => {
    const printer: Guard = { type: 'ownsDevice', params: { device: 'laser_printer' } };
    expect(describeGuard(printer, 'en', META)).toBe('Only for callers who own laser printer');
    expect(describeGuard(printer, 'zh-CN', META)).toBe('仅限拥有 laser printer 的来电者');
    expect(describeGuardBriefly(printer, 'en', META)).toBe('owns laser printer');
    expect(describeGuard({ type: 'identityIs', params: { identity: 'unknown' } }, 'en', META)).toBe(
      'Only for unknown callers',
    );
  });
});
