import { expect, it } from 'vitest';
import { preferredLanguage } from '../../../src/studio/core/preferred-language.ts';

it('the interface begins with the first language of the browser that it speaks', () => {
  expect(preferredLanguage(['de-DE', 'zh-TW', 'en'])).toBe('zh-CN');
  expect(preferredLanguage(['fr'])).toBe('en');
  expect(preferredLanguage([])).toBe('en');
});
