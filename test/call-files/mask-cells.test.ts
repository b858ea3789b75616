import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { BadLog, problemOfLog } from '../../src/call-files/index.ts';
import { isStamps, maskDigits, maskUnknown } from '../../src/call-files/mask-cells.ts';

describe('masked cells', () => {
  it.each([
    ['+49 (30) 1234-5678', '••••78'],
    ['015551234567', '••••67'],
    ['card 4929 1234 5678 9012, twice', 'card ••••12, twice'],
    ['2026-03-02 08:00:12.640', '2026-03-02 08:00:12.640'],
    ['02.03.2026 08:00', '02.03.2026 08:00'],
    ['3/2/2026 8:00:12', '3/2/2026 8:00:12'],
    ['2026-03-02T08:00:12Z +15551234567', '2026-03-02T08:00:12Z ••••67'],
    ['99.99.2026', '••••26'],
    ['4', '4'],
    ['00:01:12', '00:01:12'],
    ['pc-service', 'pc-service'],
    ['', ''],
  ])('%j is %j', (cell, masked) => expect(maskDigits(cell)).toBe(masked));

  it('hides every word of a column that nobody knows', () => {
    expect(['Jane Example', 'x', '12', '02.03.2026 08:00', ''].map(maskUnknown)).toEqual([
      '••••',
      '••••',
      '12',
      '02.03.2026 08:00',
      '',
    ]);
  });

  it('takes seconds since 1970 for times only where nothing else stands in the column', () => {
    expect(isStamps(['1772438412', '', '1772438413.5'])).toBe(true);
    expect(isStamps(['20260302T080012', '20260302080012'])).toBe(true);
    expect(isStamps(['1772438412', '+15551234567'])).toBe(false);
    expect(isStamps([''])).toBe(false);
  });

  it('stand where a log without names of columns is refused', () => {
    const found = ['7', '+15557010001', '2026-03-02 08:00:00'];
    const problem = problemOfLog(new BadLog({ kind: 'columns', missing: ['Call'], found }), (path) => path);
    expect(JSON.stringify(problem)).toContain('••••01');
    expect(JSON.stringify(problem)).not.toContain('5557010001');
  });

  const digits = fc.stringMatching(/^[1-9]\d{6,14}$/);
  const signs = fc.constantFrom('', ' ', '-', '.', '/', ') ', ' (');
  test.prop([digits, signs, fc.nat(), fc.string({ maxLength: 10 })])(
    'leave at most the last two digits of a number, however it is written',
    (number, sign, at, around) => {
      const cut = 1 + (at % (number.length - 1));
      const written = `${number.slice(0, cut)}${sign}${number.slice(cut)}`;
      const masked = maskDigits(`${around.replaceAll(/\d/g, '')}: ${written} ;`);
      expect(masked.replaceAll(/\D/g, '').length).toBeLessThanOrEqual(2);
    },
  );
});
