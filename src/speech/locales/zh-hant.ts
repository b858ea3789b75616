import type { LocalePack } from './types.ts';

/** Chinese as it is written and said in Taiwan. */
export const zhHant: LocalePack = {
  language: 'zh',
  script: 'Hant',
  names: ['中文', '國語', '普通話', '華語', '漢語', 'chinese', 'mandarin', '国语', '普通话'],
  keyNames: { star: '米字鍵', pound: '井字鍵' },
  joinExamples: (examples) => examples.join('、'),
  phraseLabelFirst: (label, examples, key) => `${label}${examples && `，例如${examples}`}，請按${key}。`,
  phraseKeyFirst: (label, examples, key) => `請按${key}，${label}${examples && `，例如${examples}`}。`,
  phraseKeyOnly: (key) => `請按${key}。`,
  roleLabels: { operator: '專人服務', repeat: '重聽', back: '回上一層' },
  catchAll: /其他|其它|別的|另外/,
  retry: { noInput: '沒有收到您的選擇。', noMatch: '您的按鍵無效。' },
};
