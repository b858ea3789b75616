import { describe, expect, it } from 'vitest';
import { findKeyMentions } from '../../src/rules/key-mentions.ts';
import { compareLabels } from '../../src/rules/near-labels.ts';

describe('keys that a text mentions', () => {
  it.each([
    ['For repairs, press 3. For an agent, press zero.', ['3', '0']],
    ['To go back press the star key; press # to end.', ['star', 'pound']],
    ['电脑请按1，手机请按2，返回请按星号键。', ['1', '2', 'star']],
    ['维修请按 三，人工请拨0', ['3', '0']],
    ['全角请按３', ['3']],
  ])('are read from "%s"', (text, keys) => {
    expect(findKeyMentions(text).map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    'Call 400-990-8888 for help.',
    'Please dial 4009908888.',
    'Press one of the following keys.',
    '请按一下屏幕。',
    '请拨打12345。',
    'We have 3 shops.',
  ])('are not read from "%s"', (text) => {
    expect(findKeyMentions(text)).toEqual([]);
  });
});

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
