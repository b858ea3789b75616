import { describe, expect, it } from 'vitest';
import { compareLabels } from '../../src/rules/near-labels.ts';

describe('labels', () => {
  it.each([
    ['Repairs', 'repairs!', 'same'],
    ['the phones', 'phones', 'same'],
    ['phones', 'phones and tablets', 'inside'],
    ['维修', '维修网点', 'inside'],
    ['printer', 'printers', 'near'],
    ['art', 'smart things', undefined],
    ['repairs', 'buying', undefined],
    ['电脑', '手机', undefined],
    ['', 'anything', undefined],
  ])('"%s" and "%s" are told apart or not', (a, b, how) => {
    expect(compareLabels(a, b, 0.8)).toBe(how);
    expect(compareLabels(b, a, 0.8)).toBe(how);
  });
});
